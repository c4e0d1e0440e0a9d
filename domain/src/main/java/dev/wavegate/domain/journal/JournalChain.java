package dev.wavegate.domain.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;

import dev.wavegate.domain.identity.RolloutId;

/**
 * Chains entries so that none can be changed, removed or inserted unseen: each hash is SHA-256 over a domain tag, the
 * previous hash and the event's fields, every field preceded by its length so that no two events read alike.
 */
public final class JournalChain {
    /** The hash before the first entry. */
    public static final String ORIGIN = "0".repeat(64);

    private static final String TAG = "wavegate-journal-v1";

    private JournalChain() {}

    /** The entry that this event becomes at this position, after the entry with this hash. */
    public static JournalEntry link(RolloutId rollout, long position, JournalEvent event, String previousHash) {
        return new JournalEntry(rollout, position, event, previousHash, hash(rollout, position, event, previousHash));
    }

    /** The first position at which a journal, read from its beginning, does not hold together. */
    public static OptionalLong firstBreak(List<JournalEntry> entries) {
        String previous = ORIGIN;
        long expected = 1;
        for (JournalEntry entry : entries) {
            boolean sound = entry.position() == expected
                    && entry.previousHash().equals(previous)
                    && entry.hash().equals(hash(entry.rollout(), entry.position(), entry.event(), previous));
            if (!sound) {
                return OptionalLong.of(expected);
            }
            previous = entry.hash();
            expected++;
        }
        return OptionalLong.empty();
    }

    private static String hash(RolloutId rollout, long position, JournalEvent event, String previousHash) {
        MessageDigest digest = sha256();
        feed(digest, TAG);
        feed(digest, previousHash);
        feed(digest, rollout.value());
        feed(digest, Long.toString(position));
        feed(digest, event.key());
        feed(digest, event.at().truncatedTo(ChronoUnit.MILLIS).toString());
        feed(digest, event.kind());
        feed(digest, event.actor());
        feed(digest, event.text());
        feed(digest, Integer.toString(event.details().size()));
        event.details().forEach((name, value) -> {
            feed(digest, name);
            feed(digest, value);
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void feed(MessageDigest digest, String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}

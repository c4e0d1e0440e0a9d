package dev.wavegate.api.journal;

import java.time.Instant;
import java.util.Map;

import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalEvent;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * An entry of the journal.
 *
 * @param position 1 for the first of its rollout, without gaps
 * @param key what makes the event appear once however often it is told; one of the fields that the hash covers
 * @param hash SHA-256 over the entry and {@code previousHash}
 */
@Schema(name = "JournalEntry", description = "A journal entry, chained to the previous one by its hash")
record JournalItem(
        long position,
        Instant at,
        String kind,
        String actor,
        String text,
        Map<String, String> details,
        String key,
        String hash,
        String previousHash) {
    static JournalItem of(JournalEntry entry) {
        JournalEvent event = entry.event();
        return new JournalItem(
                entry.position(),
                event.at(),
                event.kind(),
                event.actor(),
                event.text(),
                event.details(),
                event.key(),
                entry.hash(),
                entry.previousHash());
    }
}

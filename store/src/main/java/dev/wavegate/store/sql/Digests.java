package dev.wavegate.store.sql;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/** SHA-256 of what is too long to compare. */
public final class Digests {
    private Digests() {}

    /** The digest, in hexadecimal, of the lines in the order given, joined by line feeds. */
    public static String ofLines(Stream<String> lines) {
        MessageDigest digest = sha256();
        byte[] separator = {};
        for (String line : (Iterable<String>) lines::iterator) {
            digest.update(separator);
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            separator = new byte[] {'\n'};
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}

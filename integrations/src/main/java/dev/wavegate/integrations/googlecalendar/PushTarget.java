package dev.wavegate.integrations.googlecalendar;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpStack;

/**
 * Where Google calls when a calendar moves.
 *
 * @param address our hook, which has to be https
 * @param token what the hook knows the call by, at most 256 characters, because calls are not signed
 */
public record PushTarget(URI address, Secret token) {
    private static final int LONGEST_TOKEN = 256;
    private static final int MARK_BYTES = 4;

    public PushTarget {
        HttpStack.requireRoot("the push address", address);
        if (!"https".equalsIgnoreCase(address.getScheme())) {
            throw new IllegalArgumentException("the push address must be https, but is " + address);
        }
        if (token.value().length() > LONGEST_TOKEN) {
            throw new IllegalArgumentException("the push token must have at most " + LONGEST_TOKEN
                    + " characters, but has " + token.value().length());
        }
    }

    /** Eight digits that change with the address and the token, and tell neither. */
    String mark() {
        try {
            byte[] text = (address + " " + token.value()).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }
}

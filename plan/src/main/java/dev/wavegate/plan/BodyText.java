package dev.wavegate.plan;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text in the bytes that somebody sent. */
final class BodyText {
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private BodyText() {}

    /** The text without a byte order mark; empty when it is too long or no UTF-8, which has been reported then. */
    static Optional<String> of(byte[] body, int largest, Problems problems) {
        if (body.length > largest) {
            problems.add("", "must have at most " + largest + " bytes", body.length + " bytes", 0);
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return Optional.of(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException malformed) {
            problems.add("", "must be UTF-8", "", 0);
            return Optional.empty();
        }
    }
}

package dev.wavegate.store.rollout;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;

/**
 * The last rollout of a page, by which the next page is found however many rollouts came in between.
 *
 * @param createdAt to the microsecond
 */
record PageToken(Instant createdAt, String id) {
    /** Text that only this class can read. */
    String text() {
        String plain = createdAt + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    static PageToken parse(String text) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int blank = plain.indexOf(' ');
            return new PageToken(Instant.parse(plain.substring(0, Math.max(0, blank))), plain.substring(blank + 1));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw Failure.of(
                    FailureCode.REQUEST_INVALID,
                    "the page token is invalid; use nextPageToken of the previous page",
                    malformed);
        }
    }
}

package dev.wavegate.store.rollout;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.Rollouts;

/**
 * The last rollout of a page, by which the next page is found however many rollouts came in between.
 *
 * @param createdAt to the microsecond
 */
record PageToken(Instant createdAt, String id) {
    private static final Pattern FORM = Pattern.compile(Rollouts.CURSOR);

    /** Microseconds since 1970 and the name; everything of this form is a place in the list. */
    String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + "." + id;
    }

    static PageToken parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw Failure.of(
                    FailureCode.REQUEST_INVALID, "the page token is invalid; use nextPageToken of the previous page");
        }
        int dot = text.indexOf('.');
        long micros = Long.parseLong(text.substring(0, dot));
        return new PageToken(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(dot + 1));
    }
}

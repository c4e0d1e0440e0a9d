package dev.wavegate.integrations.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import org.jspecify.annotations.Nullable;

/** Times as outside systems write them, ISO 8601 with an offset. */
public final class WireTimes {
    private WireTimes() {}

    /** The interval; empty when an end is missing, is no time, or the ends are in the wrong order. */
    public static Optional<Interval> interval(@Nullable String start, @Nullable String end) {
        return instant(start)
                .flatMap(from ->
                        instant(end).filter(until -> !until.isBefore(from)).map(until -> new Interval(from, until)));
    }

    private static Optional<Instant> instant(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}

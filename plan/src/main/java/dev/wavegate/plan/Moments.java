package dev.wavegate.plan;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/** Readings of moments, zones, intervals and durations as ISO 8601 writes them. */
final class Moments {
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final String MOMENT = "a time with an offset, such as 2026-11-23T00:00:00Z";

    private Moments() {}

    static Optional<Instant> instant(Place place) {
        return place.scalar(MOMENT).flatMap(text -> {
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                        ? place.refuse("must be between " + EARLIEST + " and " + LATEST)
                        : Optional.of(instant);
            } catch (DateTimeException malformed) {
                return place.refuse("must be " + MOMENT);
            }
        });
    }

    static Optional<ZoneId> zone(Place place) {
        String rule = "the IANA name of a time zone, such as Europe/Berlin";
        return place.scalar(rule)
                .flatMap(text -> ZoneId.getAvailableZoneIds().contains(text)
                        ? Optional.of(ZoneId.of(text))
                        : place.refuse("must be " + rule + NearestWord.hint(text, ZoneId.getAvailableZoneIds())));
    }

    /** A list of two moments, the second not before the first. */
    static Optional<Interval> pair(Place place) {
        return place.listing().flatMap(listing -> {
            List<Node> ends = listing.values();
            if (ends.size() != 2) {
                return place.refuse("must be a list of start and end", ends.size() + " values");
            }
            Optional<Instant> start = instant(place.item(0, ends.get(0)));
            Optional<Instant> end = instant(place.item(1, ends.get(1)));
            return start.isPresent() && end.isPresent() ? between(place, start.get(), end.get()) : Optional.empty();
        });
    }

    /** The interval, when its end is not before its start. */
    static Optional<Interval> between(Place place, Instant start, Instant end) {
        return end.isBefore(start)
                ? place.refuse("must not end before it starts", start + " to " + end)
                : Optional.of(new Interval(start, end));
    }

    /** Days are 24 hours; plans' own form, such as {@code 1h30m}, is understood too. */
    static Optional<Duration> duration(Place place) {
        String rule = "a duration such as PT1H30M or 1h30m";
        return place.scalar(rule).flatMap(text -> {
            Optional<Duration> duration = DurationText.parse(text).or(() -> iso(text));
            if (duration.isEmpty()) {
                return place.refuse("must be " + rule);
            }
            if (duration.get().isNegative()) {
                return place.refuse("must not be negative");
            }
            return duration.get().compareTo(DurationText.LONGEST) > 0
                    ? place.refuse("must be at most " + DurationText.of(DurationText.LONGEST))
                    : duration;
        });
    }

    private static Optional<Duration> iso(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}

package dev.wavegate.domain.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.text.ReadableTime;

/** A half-open piece of time [start, end): the start belongs to it, the end does not; start equal to end is empty. */
public record Interval(Instant start, Instant end) {

    public Interval {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("end must not be before start, but is " + ReadableTime.of(end)
                    + " before " + ReadableTime.of(start));
        }
    }

    /** The time between start and end, zero when empty. */
    public Duration duration() {
        return Duration.between(start, end);
    }

    /** Whether no instant lies in this interval. */
    public boolean isEmpty() {
        return start.equals(end);
    }

    /** Whether the instant lies in [start, end). */
    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** Whether all of the other lies between this start and this end; an empty one may also lie exactly at the end. */
    public boolean contains(Interval other) {
        return !other.start.isBefore(start) && !other.end.isAfter(end);
    }

    /** Whether at least one instant lies in both; abutting intervals do not overlap. */
    public boolean overlaps(Interval other) {
        return start.isBefore(other.end) && other.start.isBefore(end) && !isEmpty() && !other.isEmpty();
    }

    /** The time that lies in both, or nothing when that would be empty. */
    public Optional<Interval> intersection(Interval other) {
        Instant later = start.isAfter(other.start) ? start : other.start;
        Instant sooner = end.isBefore(other.end) ? end : other.end;
        return later.isBefore(sooner) ? Optional.of(new Interval(later, sooner)) : Optional.empty();
    }
}

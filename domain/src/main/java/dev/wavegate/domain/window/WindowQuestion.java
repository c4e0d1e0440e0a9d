package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;

/**
 * What is asked: the first windows, at most {@code limit}, for starts at or after {@code from} whose work is over by
 * {@code until}; soak and reserve may go on after that.
 */
public record WindowQuestion(WindowDemand demand, Instant from, Instant until, int limit) {

    // Times within a search are counted in nanoseconds, of which a long holds 292 years.
    private static final Duration LONGEST = Duration.ofDays(92_000);
    private static final int MOST_WINDOWS = 1_000;

    public WindowQuestion {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("until must not be before from, but is " + ReadableTime.of(until)
                    + " before " + ReadableTime.of(from));
        }
        if (Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("until must be at most " + LONGEST.toDays() + " days after from, but is "
                    + ReadableTime.of(until) + " after " + ReadableTime.of(from));
        }
        if (limit < 1 || limit > MOST_WINDOWS) {
            throw new IllegalArgumentException("limit must be between 1 and " + MOST_WINDOWS + ", but is " + limit);
        }
    }

    /** The time in which the work may lie. */
    public Interval span() {
        return new Interval(from, until);
    }

    /** The time in which staff may have to be there: from the lead of the first start to the tail of the last. */
    public Interval staffSpan() {
        return new Interval(from.minus(demand.rules().lead()), until.plus(demand.tail()));
    }

    /** The time in which calendars may have to be open. */
    public Interval openSpan() {
        return new Interval(from, until.plus(demand.openTail()));
    }

    /** The same question about another time. */
    public WindowQuestion within(Instant otherFrom, Instant otherUntil) {
        return new WindowQuestion(demand, otherFrom, otherUntil, limit);
    }

    /** The same question of another demand. */
    public WindowQuestion of(WindowDemand other) {
        return new WindowQuestion(other, from, until, limit);
    }
}

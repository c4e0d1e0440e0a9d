package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Time as whole numbers from an origin that is a whole second: seconds where all shifts keep to them, as nearly all do,
 * else nanoseconds, of which a long holds 292 years.
 */
record TimeGrid(Instant origin, boolean seconds) {

    /** A second has about 2 to this power of nanoseconds. */
    static final int BITS_OF_A_SECOND = 30;

    private static final long NANOS = 1_000_000_000;

    TimeGrid {
        if (!isWhole(origin)) {
            throw new IllegalArgumentException("origin must be a whole second, but is " + origin);
        }
    }

    /** The last tick at or before the moment. */
    long floor(Instant moment) {
        long passed = moment.getEpochSecond() - origin.getEpochSecond();
        return seconds ? passed : Math.addExact(Math.multiplyExact(passed, NANOS), moment.getNano());
    }

    /** The first tick at or after the moment. */
    long ceiling(Instant moment) {
        return floor(moment) + (seconds && !isWhole(moment) ? 1 : 0);
    }

    /** The first tick of a second that is given since the epoch. */
    long ofSecond(long epochSecond) {
        long passed = epochSecond - origin.getEpochSecond();
        return seconds ? passed : Math.multiplyExact(passed, NANOS);
    }

    /** How long after the origin the tick is, in nanoseconds. */
    long nanos(long tick) {
        return seconds ? Math.multiplyExact(tick, NANOS) : tick;
    }

    Instant moment(long tick) {
        return seconds ? origin.plusSeconds(tick) : origin.plusNanos(tick);
    }

    private static boolean isWhole(Instant moment) {
        return moment.equals(moment.truncatedTo(ChronoUnit.SECONDS));
    }
}

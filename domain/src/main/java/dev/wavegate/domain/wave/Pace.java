package dev.wavegate.domain.wave;

import java.time.Duration;

/**
 * How fast devices may be asked.
 *
 * @param perMinute devices asked in any minute, at least 1
 * @param unproven devices asked and not yet answered for at any moment, at least 1
 */
public record Pace(int perMinute, int unproven) {
    public Pace {
        if (perMinute < 1) {
            throw new IllegalArgumentException("perMinute must be at least 1, but is " + perMinute);
        }
        if (unproven < 1) {
            throw new IllegalArgumentException("unproven must be at least 1, but is " + unproven);
        }
    }

    /** How long it takes to ask so many devices. */
    public Duration timeFor(int devices) {
        return Duration.ofMillis(-Math.floorDiv(-devices * 60_000L, perMinute));
    }

    /**
     * How many more may be asked now.
     *
     * @param inFlight asked and not yet answered for
     * @param askedInLastMinute asked in the last 60 seconds
     */
    public int allowance(int inFlight, int askedInLastMinute) {
        return Math.max(0, Math.min(unproven - inFlight, perMinute - askedInLastMinute));
    }

    /**
     * One lane's part of the pace when a wave runs in several; all parts together are the pace. Only a limit below the
     * number of lanes is exceeded, since no lane may stand still: then each lane has one, and all together as many as there
     * are lanes.
     *
     * @param lane from 0, below {@code lanes}
     */
    public Pace shareOf(int lane, int lanes) {
        if (lane < 0 || lane >= lanes) {
            throw new IllegalArgumentException("lane must be between 0 and " + (lanes - 1) + ", but is " + lane);
        }
        return new Pace(share(perMinute, lane, lanes), share(unproven, lane, lanes));
    }

    private static int share(int limit, int lane, int lanes) {
        long before = (long) limit * lane / lanes;
        long after = (long) limit * (lane + 1) / lanes;
        return Math.max(1, Math.toIntExact(after - before));
    }
}

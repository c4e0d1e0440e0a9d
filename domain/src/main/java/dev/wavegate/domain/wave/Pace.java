package dev.wavegate.domain.wave;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How fast devices may be asked.
 *
 * @param perMinute devices dispatched per minute, at least 1
 * @param unproven devices dispatched, outcome not yet known, at any time, at least 1
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
     * @param inFlight dispatched, outcome not yet known
     * @param askedInLastMinute asked in the last 60 seconds
     */
    public int allowance(int inFlight, int askedInLastMinute) {
        return Math.max(0, Math.min(unproven - inFlight, perMinute - askedInLastMinute));
    }

    /**
     * Each lane's share of the pace when a wave runs in several: the larger the lane, the larger its share, so that all of
     * them take equally long. All shares together are the pace; only a limit below the number of lanes is exceeded, since no
     * lane may stand still.
     *
     * @param sizes how many devices each lane has
     */
    public List<Pace> sharedBy(List<Integer> sizes) {
        long all = sizes.stream().mapToLong(size -> size).sum();
        List<Pace> shares = new ArrayList<>(sizes.size());
        long before = 0;
        for (int size : sizes) {
            long after = before + size;
            shares.add(new Pace(
                    share(perMinute, sizes.size(), before, after, all),
                    share(unproven, sizes.size(), before, after, all)));
            before = after;
        }
        return shares;
    }

    /** This and the other pace at once. */
    public Pace plus(Pace other) {
        return new Pace(Math.addExact(perMinute, other.perMinute), Math.addExact(unproven, other.unproven));
    }

    /** One for each lane, and of the rest as much as falls to the devices before its end and not to those before it. */
    private static int share(int limit, int lanes, long before, long after, long all) {
        long rest = Math.max(0, limit - lanes);
        return 1 + (all == 0 ? 0 : Math.toIntExact(rest * after / all - rest * before / all));
    }
}

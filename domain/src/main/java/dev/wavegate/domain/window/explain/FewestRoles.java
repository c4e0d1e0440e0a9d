package dev.wavegate.domain.window.explain;

import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.StaffStretches;
import dev.wavegate.domain.staffing.StaffedTime;

/**
 * The fewest roles to give up so that an interval is staffed. Of roles that cannot all be filled, one has to go; each is tried
 * in turn, with few removals first.
 */
final class FewestRoles {

    private final StaffedTime staff;
    private final StaffStretches stretches;
    private final int[] labels;
    private final Interval interval;
    private int triesLeft;

    /**
     * @param labels of the interval's stretches, each once
     * @param tries after how many tries to give up
     */
    FewestRoles(StaffedTime staff, int[] labels, Interval interval, int tries) {
        this.staff = staff;
        this.stretches = staff.stretches();
        this.labels = labels;
        this.interval = interval;
        this.triesLeft = tries;
    }

    int triesLeft() {
        return triesLeft;
    }

    /** The roles to give up, as set; empty when there must be more than so many. */
    Optional<Long> atMost(int most) {
        long all = all(stretches);
        for (int budget = 0; budget <= most; budget++) {
            Optional<Long> given = without(all, budget);
            if (given.isPresent() || triesLeft < 0) {
                return given;
            }
        }
        return Optional.empty();
    }

    static long all(StaffStretches stretches) {
        int roles = stretches.roles().size();
        return roles == Long.SIZE ? -1L : (1L << roles) - 1;
    }

    private Optional<Long> without(long kept, int budget) {
        if (--triesLeft < 0) {
            return Optional.empty();
        }
        int hardest = 0;
        int least = 0;
        for (int label : labels) {
            int removals = leastRemovals(stretches.missing(label, kept), kept);
            if (removals > least) {
                least = removals;
                hardest = label;
            }
        }
        if (least > budget) {
            return Optional.empty();
        }
        long conflict = least > 0 ? conflictAt(hardest, kept) : conflictThroughout(kept);
        if (conflict == 0) {
            return Optional.of(0L);
        }
        for (long left = budget > 0 ? conflict : 0; left != 0; left &= left - 1) {
            long role = Long.lowestOneBit(left);
            Optional<Long> others = without(kept & ~role, budget - 1);
            if (others.isPresent()) {
                return Optional.of(others.get() | role);
            }
        }
        return Optional.empty();
    }

    /** How many roles must go at least, as each takes no more empty slots with it than it has. */
    private int leastRemovals(int missing, long kept) {
        int removals = 0;
        int left = missing;
        long candidates = kept;
        while (left > 0) {
            int largest = Long.numberOfTrailingZeros(candidates);
            for (long rest = candidates; rest != 0; rest &= rest - 1) {
                int role = Long.numberOfTrailingZeros(rest);
                largest = stretches.needed(role) > stretches.needed(largest) ? role : largest;
            }
            left -= stretches.needed(largest);
            candidates &= ~(1L << largest);
            removals++;
        }
        return removals;
    }

    /** Roles of which none can be left out without the others being filled. */
    private long conflictAt(int label, long kept) {
        long conflict = kept;
        for (long left = kept; left != 0; left &= left - 1) {
            long fewer = conflict & ~Long.lowestOneBit(left);
            conflict = stretches.missing(label, fewer) > 0 ? fewer : conflict;
        }
        return conflict;
    }

    private long conflictThroughout(long kept) {
        if (!stretches.wantContinuity(kept) || staff.isStaffed(interval, kept)) {
            return 0;
        }
        long conflict = kept;
        for (long left = kept; left != 0; left &= left - 1) {
            long fewer = conflict & ~Long.lowestOneBit(left);
            conflict = staff.isStaffed(interval, fewer) ? conflict : fewer;
        }
        return conflict;
    }
}

package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/**
 * Finds the longest intervals that are staffed throughout when some rules have continuity, that is, need the same people
 * from start to end. None contains another, but they may overlap, as where one person's shift ends in the middle of the next
 * one's. Later intervals start later and end later, so that one pass over the shifts finds all of them.
 */
final class ContinuousStaffing implements ShiftIndex.Reader {

    private static final int FIRST_CAPACITY = 64;

    private final RuleIndex ruleIndex;
    private final ShiftIndex shifts;
    private final int[] continuousSlots;
    private final int[] runningShifts;
    private final long[] rostersOf;
    private final PresentSince[] present;
    private final PresentSince[] exclusive;

    private long[] begins = new long[FIRST_CAPACITY];
    private int stretches;
    private int firstBegin;
    // Of the latest stretch; the next shifts start and end then.
    private long end;
    private final List<long[]> found = new ArrayList<>();

    private ContinuousStaffing(RuleIndex ruleIndex, ShiftIndex shifts, long start) {
        this.ruleIndex = ruleIndex;
        this.shifts = shifts;
        this.end = start;
        this.runningShifts = new int[ruleIndex.members(shifts.people())];
        this.rostersOf = new long[shifts.people()];
        int rosters = ruleIndex.rosters().size();
        this.continuousSlots = new int[rosters];
        this.present = new PresentSince[rosters];
        this.exclusive = new PresentSince[rosters];
        for (int roster = 0; roster < rosters; roster++) {
            continuousSlots[roster] = ruleIndex.slots(ruleIndex.fitting(1L << roster) & ruleIndex.continuous());
            present[roster] = new PresentSince();
            exclusive[roster] = new PresentSince();
        }
    }

    /** The longest staffed intervals within pieces in which all rules are met, continuity aside. */
    static List<Interval> within(List<Interval> pieces, RuleIndex ruleIndex, ShiftIndex shifts) {
        if (ruleIndex.continuous() == 0) {
            return pieces;
        }
        TimeGrid grid = shifts.grid();
        List<Interval> continuous = new ArrayList<>();
        for (Interval piece : pieces) {
            long start = grid.floor(piece.start());
            ContinuousStaffing time = new ContinuousStaffing(ruleIndex, shifts, start);
            shifts.read(start, grid.ceiling(piece.end()), 0, time);
            for (long[] each : time.all()) {
                new Interval(grid.moment(each[0]), grid.moment(each[1]))
                        .intersection(piece)
                        .ifPresent(continuous::add);
            }
        }
        return continuous;
    }

    @Override
    public void shiftStarts(int member) {
        if (runningShifts[member]++ == 0) {
            int person = ruleIndex.person(member);
            int roster = ruleIndex.roster(member);
            present[roster].add(person, end);
            moved(person, rostersOf[person] | 1L << roster);
        }
    }

    @Override
    public void shiftEnds(int member) {
        if (--runningShifts[member] == 0) {
            int person = ruleIndex.person(member);
            int roster = ruleIndex.roster(member);
            present[roster].remove(person);
            moved(person, rostersOf[person] & ~(1L << roster));
        }
    }

    @Override
    public void stretch(long from, long until) {
        if (stretches == begins.length) {
            begins = Arrays.copyOf(begins, 2 * stretches);
        }
        begins[stretches++] = from;
        end = until;
        int earliest = earliestBegin(from, until);
        if (earliest > firstBegin && firstBegin < stretches - 1) {
            found.add(new long[] {begins[firstBegin], from});
        }
        firstBegin = earliest;
    }

    private List<long[]> all() {
        if (firstBegin < stretches) {
            found.add(new long[] {begins[firstBegin], end});
        }
        return found;
    }

    /** The earliest begin from which the rules are met to the end of this stretch; the next one when there is none. */
    private int earliestBegin(long from, long until) {
        long anybodySince = 0;
        long exclusiveSince = 0;
        for (int roster = 0; roster < continuousSlots.length; roster++) {
            if (continuousSlots[roster] > 0) {
                anybodySince = Math.max(anybodySince, present[roster].since(continuousSlots[roster]));
                exclusiveSince = Math.max(exclusiveSince, exclusive[roster].since(continuousSlots[roster]));
            }
        }
        if (anybodySince > from) {
            return stretches;
        }
        int low = Math.max(firstBegin, beginAt(anybodySince));
        // A person on a single roster can take over the continuous slot of a person on several, who then fits any
        // slot that is left in exchange. With enough people on that roster only, it does not matter who the others are.
        int high = exclusiveSince > from ? stretches : Math.max(low, beginAt(exclusiveSince));
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ContinuousMatching.isPossible(ruleIndex, shifts, begins[middle], until)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private int beginAt(long since) {
        int found = Arrays.binarySearch(begins, 0, stretches, since);
        return found >= 0 ? found : -found - 1;
    }

    private void moved(int person, long rosters) {
        long before = rostersOf[person];
        if (Long.bitCount(before) == 1) {
            exclusive[Long.numberOfTrailingZeros(before)].remove(person);
        }
        if (Long.bitCount(rosters) == 1) {
            exclusive[Long.numberOfTrailingZeros(rosters)].add(person, end);
        }
        rostersOf[person] = rosters;
    }

    /** People who are present without a break, the longest first. */
    private static final class PresentSince {
        private static final int FIRST_CAPACITY = 8;

        private int[] people = new int[FIRST_CAPACITY];
        private long[] since = new long[FIRST_CAPACITY];
        private int size;

        /** Adds a person, no earlier than all who were added before. */
        void add(int person, long now) {
            if (size == people.length) {
                people = Arrays.copyOf(people, 2 * size);
                since = Arrays.copyOf(since, 2 * size);
            }
            people[size] = person;
            since[size++] = now;
        }

        void remove(int person) {
            int position = 0;
            while (people[position] != person) {
                position++;
            }
            int behind = size - position - 1;
            System.arraycopy(people, position + 1, people, position, behind);
            System.arraycopy(since, position + 1, since, position, behind);
            size--;
        }

        /** Since when so many people, at least one, have been present; for more than there are, the end of all time. */
        long since(int count) {
            return count <= size ? since[count - 1] : Long.MAX_VALUE;
        }
    }
}

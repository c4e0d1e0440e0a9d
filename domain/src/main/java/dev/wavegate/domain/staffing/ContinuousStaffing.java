package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/**
 * Finds the longest intervals that are staffed throughout when some rules want the same people from their beginning to
 * their end: none contains another, but they may overlap, as where one person's shift ends in the middle of the next
 * one's. Later intervals begin later and end later, so that one reading finds all of them.
 */
final class ContinuousStaffing implements ShiftIndex.Reader {

    private static final int FIRST_CAPACITY = 64;

    private final RuleIndex ruleIndex;
    private final ShiftIndex shifts;
    private final int[] continuousSlots;
    private final int[] runningShifts;
    private final long[] rostersOf;
    private final Stays[] anybody;
    private final Stays[] alone;

    private long[] begins = new long[FIRST_CAPACITY];
    private int stretches;
    private int firstBegin;
    // Of the latest stretch, at which the next comings and goings happen.
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
        this.anybody = new Stays[rosters];
        this.alone = new Stays[rosters];
        for (int roster = 0; roster < rosters; roster++) {
            continuousSlots[roster] = ruleIndex.slots(ruleIndex.fitting(1L << roster) & ruleIndex.continuous());
            anybody[roster] = new Stays();
            alone[roster] = new Stays();
        }
    }

    /** The longest intervals within pieces in which all rules are met when people may change hands. */
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
            anybody[roster].begin(person, end);
            moved(person, rostersOf[person] | 1L << roster);
        }
    }

    @Override
    public void shiftEnds(int member) {
        if (--runningShifts[member] == 0) {
            int person = ruleIndex.person(member);
            int roster = ruleIndex.roster(member);
            anybody[roster].end(person);
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

    /** The earliest begin from which on the rules are met to the end of this stretch; the one after it when there is none. */
    private int earliestBegin(long from, long until) {
        long peopleSince = 0;
        long settledSince = 0;
        for (int roster = 0; roster < continuousSlots.length; roster++) {
            if (continuousSlots[roster] > 0) {
                peopleSince = Math.max(peopleSince, anybody[roster].since(continuousSlots[roster]));
                settledSince = Math.max(settledSince, alone[roster].since(continuousSlots[roster]));
            }
        }
        if (peopleSince > from) {
            return stretches;
        }
        int low = Math.max(firstBegin, beginAt(peopleSince));
        // Whoever is on one roster only can take a steady slot from anybody else who has it: that one fits whatever
        // slot is
        // left in exchange. So where there are enough of those, it does not matter who the others are.
        int high = settledSince > from ? stretches : Math.max(low, beginAt(settledSince));
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ContinuousMatching.stay(ruleIndex, shifts, begins[middle], until)) {
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
            alone[Long.numberOfTrailingZeros(before)].end(person);
        }
        if (Long.bitCount(rosters) == 1) {
            alone[Long.numberOfTrailingZeros(rosters)].begin(person, end);
        }
        rostersOf[person] = rosters;
    }
}

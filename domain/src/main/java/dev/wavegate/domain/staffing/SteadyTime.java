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
final class SteadyTime implements ShiftBook.Reader {

    private static final int FIRST_CAPACITY = 64;

    private final Lines lines;
    private final ShiftBook book;
    private final int[] steadySlots;
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

    private SteadyTime(Lines lines, ShiftBook book, long start) {
        this.lines = lines;
        this.book = book;
        this.end = start;
        this.runningShifts = new int[lines.seats(book.people())];
        this.rostersOf = new long[book.people()];
        int rosters = lines.rosters().size();
        this.steadySlots = new int[rosters];
        this.anybody = new Stays[rosters];
        this.alone = new Stays[rosters];
        for (int roster = 0; roster < rosters; roster++) {
            steadySlots[roster] = lines.slots(lines.fitting(1L << roster) & lines.continuous());
            anybody[roster] = new Stays();
            alone[roster] = new Stays();
        }
    }

    /** The longest intervals within pieces in which all rules are met when people may change hands. */
    static List<Interval> within(List<Interval> pieces, Lines lines, ShiftBook book) {
        if (lines.continuous() == 0) {
            return pieces;
        }
        Ticks ticks = book.ticks();
        List<Interval> steady = new ArrayList<>();
        for (Interval piece : pieces) {
            long start = ticks.floor(piece.start());
            SteadyTime time = new SteadyTime(lines, book, start);
            book.read(start, ticks.ceiling(piece.end()), 0, time);
            for (long[] each : time.all()) {
                new Interval(ticks.moment(each[0]), ticks.moment(each[1]))
                        .intersection(piece)
                        .ifPresent(steady::add);
            }
        }
        return steady;
    }

    @Override
    public void comes(int seat) {
        if (runningShifts[seat]++ == 0) {
            int person = lines.person(seat);
            int roster = lines.roster(seat);
            anybody[roster].begin(person, end);
            moved(person, rostersOf[person] | 1L << roster);
        }
    }

    @Override
    public void goes(int seat) {
        if (--runningShifts[seat] == 0) {
            int person = lines.person(seat);
            int roster = lines.roster(seat);
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
        for (int roster = 0; roster < steadySlots.length; roster++) {
            if (steadySlots[roster] > 0) {
                peopleSince = Math.max(peopleSince, anybody[roster].since(steadySlots[roster]));
                settledSince = Math.max(settledSince, alone[roster].since(steadySlots[roster]));
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
            if (SamePeople.stay(lines, book, begins[middle], until)) {
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

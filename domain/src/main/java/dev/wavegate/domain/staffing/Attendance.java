package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** Notes from when to when everybody is there, as they come. */
final class Attendance implements ShiftIndex.Reader {

    private static final int FIRST_CAPACITY = 256;

    private final RuleIndex ruleIndex;
    private final ShiftIndex shifts;
    private final Interval interval;
    // The number of the latest stay of each seat, counted from 1 on.
    private final int[] latest;
    private int[] members = new int[FIRST_CAPACITY];
    private int[] running = new int[FIRST_CAPACITY];
    private long[] since = new long[FIRST_CAPACITY];
    private long[] until = new long[FIRST_CAPACITY];
    private int size;
    private final int[] sizes;
    private final long begin;
    private long now;

    private Attendance(RuleIndex ruleIndex, ShiftIndex shifts, Interval interval) {
        this.ruleIndex = ruleIndex;
        this.shifts = shifts;
        this.interval = interval;
        this.latest = new int[ruleIndex.members(shifts.people())];
        this.sizes = new int[ruleIndex.rosters().size()];
        this.begin = shifts.grid().floor(interval.start());
        this.now = begin;
    }

    /** Of an interval that is not empty, on all rosters that are not hidden. */
    static Attendance of(RuleIndex ruleIndex, ShiftIndex shifts, long hiddenRosters, Interval interval) {
        Attendance attendance = new Attendance(ruleIndex, shifts, interval);
        shifts.read(attendance.now, shifts.grid().ceiling(interval.end()), hiddenRosters, attendance);
        for (int stay = 0; stay < attendance.size; stay++) {
            attendance.until[stay] = attendance.running[stay] > 0 ? attendance.now : attendance.until[stay];
        }
        return attendance;
    }

    @Override
    public void shiftStarts(int member) {
        int stay = latest[member] - 1;
        if (stay >= 0 && running[stay] > 0) {
            running[stay]++;
            return;
        }
        if (size == members.length) {
            members = Arrays.copyOf(members, 2 * size);
            running = Arrays.copyOf(running, 2 * size);
            since = Arrays.copyOf(since, 2 * size);
            until = Arrays.copyOf(until, 2 * size);
        }
        members[size] = member;
        running[size] = 1;
        since[size++] = now;
        sizes[ruleIndex.roster(member)]++;
        latest[member] = size;
    }

    @Override
    public void shiftEnds(int member) {
        int stay = latest[member] - 1;
        if (--running[stay] == 0) {
            until[stay] = now;
        }
    }

    @Override
    public void stretch(long from, long end) {
        now = end;
    }

    /** How often somebody came to a roster. */
    int size(int roster) {
        return sizes[roster];
    }

    /** The first to be there on a roster, at most so many, cut to the interval, in the order of coming, then of keys. */
    List<Presence> first(int roster, int most) {
        int[] ranks = shifts.ranks();
        int[] first = new int[Math.min(most, sizes[roster]) + 1];
        int count = 0;
        // They were noted as they came, so that only those who came at once may have to make room.
        for (int stay = 0; stay < size && (count < most || since[stay] == since[first[count - 1]]); stay++) {
            if (ruleIndex.roster(members[stay]) == roster) {
                int assign = count;
                while (assign > 0 && isAtOnceButAfter(first[assign - 1], stay, ranks)) {
                    first[assign] = first[assign - 1];
                    assign--;
                }
                first[assign] = stay;
                count = Math.min(count + 1, first.length - 1);
            }
        }
        List<Presence> people = new ArrayList<>(count);
        for (int assign = 0; assign < count; assign++) {
            people.add(presence(first[assign]));
        }
        return people;
    }

    private boolean isAtOnceButAfter(int one, int other, int[] ranks) {
        return since[one] == since[other]
                && ranks[ruleIndex.person(members[one])] > ranks[ruleIndex.person(members[other])];
    }

    private Presence presence(int stay) {
        TimeGrid grid = shifts.grid();
        Instant from = since[stay] == begin ? interval.start() : grid.moment(since[stay]);
        Instant to = until[stay] == now ? interval.end() : grid.moment(until[stay]);
        return new Presence(shifts.person(ruleIndex.person(members[stay])), new Interval(from, to));
    }
}

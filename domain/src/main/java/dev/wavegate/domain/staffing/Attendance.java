package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** From when to when each person is present on each roster; shifts that overlap or touch are one presence. */
final class Attendance implements ShiftIndex.Reader {

    private static final int FIRST_CAPACITY = 256;

    private final RuleIndex ruleIndex;
    private final ShiftIndex shifts;
    private final Interval interval;
    // The latest presence of each member, counted from 1 on.
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
        for (int number = 0; number < attendance.size; number++) {
            attendance.until[number] = attendance.running[number] > 0 ? attendance.now : attendance.until[number];
        }
        return attendance;
    }

    @Override
    public void shiftStarts(int member) {
        int number = latest[member] - 1;
        if (number >= 0 && running[number] > 0) {
            running[number]++;
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
        int number = latest[member] - 1;
        if (--running[number] == 0) {
            until[number] = now;
        }
    }

    @Override
    public void stretch(long from, long end) {
        now = end;
    }

    /** How many presences a roster has. */
    int size(int roster) {
        return sizes[roster];
    }

    /** The first presences on a roster, at most so many, cut to the interval, by start and then by key. */
    List<Presence> first(int roster, int most) {
        int[] ranks = shifts.ranks();
        int[] first = new int[Math.min(most, sizes[roster]) + 1];
        int count = 0;
        // They are in the order of starts already, so that only those that start together have to be sorted by key.
        for (int number = 0; number < size && (count < most || since[number] == since[first[count - 1]]); number++) {
            if (ruleIndex.roster(members[number]) == roster) {
                int assign = count;
                while (assign > 0 && startsTogetherButAfter(first[assign - 1], number, ranks)) {
                    first[assign] = first[assign - 1];
                    assign--;
                }
                first[assign] = number;
                count = Math.min(count + 1, first.length - 1);
            }
        }
        List<Presence> people = new ArrayList<>(count);
        for (int assign = 0; assign < count; assign++) {
            people.add(presence(first[assign]));
        }
        return people;
    }

    private boolean startsTogetherButAfter(int one, int other, int[] ranks) {
        return since[one] == since[other]
                && ranks[ruleIndex.person(members[one])] > ranks[ruleIndex.person(members[other])];
    }

    private Presence presence(int number) {
        TimeGrid grid = shifts.grid();
        Instant from = since[number] == begin ? interval.start() : grid.moment(since[number]);
        Instant to = until[number] == now ? interval.end() : grid.moment(until[number]);
        return new Presence(shifts.person(ruleIndex.person(members[number])), new Interval(from, to));
    }
}

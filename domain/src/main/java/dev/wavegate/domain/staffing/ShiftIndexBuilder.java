package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** Collects the shifts of an interval, then sorts them into buckets of a length that suits them. */
final class ShiftIndexBuilder {

    private static final int FIRST_CAPACITY = 1024;
    // 18 hours of seconds: the events of one bucket of a year are sorted by two digits.
    private static final int SHORTEST_BUCKET_BITS = 16;
    private static final int MOST_BUCKETS = 4096;
    private static final int MOST_ENTRIES_PER_SHIFT = 6;

    private final RuleIndex ruleIndex;
    private final TimeGrid grid;
    private final long end;
    private final long firstSecond;
    private final long lastSecond;
    private final Map<Person, Integer> numbers = new HashMap<>();
    private final List<Person> people = new ArrayList<>();
    private long[] starts = new long[FIRST_CAPACITY];
    private long[] ends = new long[FIRST_CAPACITY];
    private int[] members = new int[FIRST_CAPACITY];
    private int size;
    private long total;

    private ShiftIndexBuilder(RuleIndex ruleIndex, TimeGrid grid, long end) {
        this.ruleIndex = ruleIndex;
        this.grid = grid;
        this.end = end;
        this.firstSecond = grid.origin().getEpochSecond();
        this.lastSecond = grid.moment(end).getEpochSecond();
    }

    static ShiftIndex build(RuleIndex ruleIndex, Map<ScheduleRef, RosterShifts> present, Interval interval) {
        boolean seconds = present.values().stream().allMatch(RosterShifts::keepsToSeconds);
        TimeGrid grid = new TimeGrid(interval.start().truncatedTo(ChronoUnit.SECONDS), seconds);
        ShiftIndexBuilder builder = new ShiftIndexBuilder(ruleIndex, grid, grid.ceiling(interval.end()));
        for (int roster = 0; roster < ruleIndex.rosters().size(); roster++) {
            RosterShifts shifts = present.get(ruleIndex.rosters().get(roster));
            if (shifts != null) {
                builder.addAll(roster, shifts);
            }
        }
        return builder.build();
    }

    RuleIndex ruleIndex() {
        return ruleIndex;
    }

    TimeGrid grid() {
        return grid;
    }

    long end() {
        return end;
    }

    List<Person> people() {
        return people;
    }

    private void addAll(int roster, RosterShifts shifts) {
        for (int index = 0; index < shifts.size(); index++) {
            if (shifts.firstSecond(index) <= lastSecond && shifts.lastSecond(index) >= firstSecond) {
                Presence presence = shifts.presence(index);
                long start =
                        clipped(shifts.firstSecond(index), presence.interval().start());
                long finish =
                        clipped(shifts.lastSecond(index), presence.interval().end());
                if (start < finish) {
                    add(start, finish, ruleIndex.member(number(presence.person()), roster));
                }
            }
        }
    }

    private void add(long start, long finish, int member) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            members = Arrays.copyOf(members, 2 * size);
        }
        starts[size] = start;
        ends[size] = finish;
        members[size++] = member;
        total += finish - start;
    }

    /** One number per person, also for a person on several rosters. */
    private int number(Person person) {
        Integer known = numbers.putIfAbsent(person, people.size());
        if (known == null) {
            people.add(person);
            return people.size() - 1;
        }
        return known;
    }

    private ShiftIndex build() {
        int bits = bucketBits();
        int[] firstOf = new int[(int) (end >>> bits) + 2];
        for (int shift = 0; shift < size; shift++) {
            for (long bucket = starts[shift] >>> bits; bucket <= ends[shift] >>> bits; bucket++) {
                firstOf[(int) bucket + 1]++;
            }
        }
        for (int bucket = 1; bucket < firstOf.length; bucket++) {
            firstOf[bucket] += firstOf[bucket - 1];
        }
        int entries = firstOf[firstOf.length - 1];
        long[] startsByBucket = new long[entries];
        long[] endsByBucket = new long[entries];
        int[] membersByBucket = new int[entries];
        int[] next = firstOf.clone();
        for (int shift = 0; shift < size; shift++) {
            for (long bucket = starts[shift] >>> bits; bucket <= ends[shift] >>> bits; bucket++) {
                int target = next[(int) bucket]++;
                startsByBucket[target] = starts[shift];
                endsByBucket[target] = ends[shift];
                membersByBucket[target] = members[shift];
            }
        }
        return new ShiftIndex(this, bits, firstOf, startsByBucket, endsByBucket, membersByBucket);
    }

    /** So long that there are not too many buckets, and that most shifts are in one or two of them. */
    private int bucketBits() {
        int bits = grid.seconds() ? SHORTEST_BUCKET_BITS : SHORTEST_BUCKET_BITS + TimeGrid.BITS_OF_A_SECOND;
        while (end >>> bits >= MOST_BUCKETS || total >>> bits > (long) MOST_ENTRIES_PER_SHIFT * size) {
            bits++;
        }
        return bits;
    }

    private long clipped(long second, Instant moment) {
        if (second < firstSecond) {
            return 0;
        }
        if (second > lastSecond) {
            return end;
        }
        return Math.min(end, grid.seconds() ? grid.ofSecond(second) : grid.floor(moment));
    }
}

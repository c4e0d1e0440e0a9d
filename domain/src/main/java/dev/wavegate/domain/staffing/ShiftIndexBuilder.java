package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.Arrays;

/** Shifts as they are collected for a book, which then has buckets of a length that suits them. */
final class ShiftIndexBuilder {

    private static final int FIRST_CAPACITY = 1024;
    // 18 hours of seconds: what happens in one bucket of a year is sorted by two digits.
    private static final int SHORTEST_BUCKET_BITS = 16;
    private static final int MOST_BUCKETS = 4096;
    private static final int MOST_ENTRIES_PER_SHIFT = 6;

    private final RuleIndex ruleIndex;
    private final TimeGrid grid;
    private final long end;
    private final long firstSecond;
    private final long lastSecond;
    private final People people;
    private long[] starts = new long[FIRST_CAPACITY];
    private long[] ends = new long[FIRST_CAPACITY];
    private int[] members = new int[FIRST_CAPACITY];
    private int size;
    private long total;

    /** A draft of what happens between the origin of the ticks and that tick. */
    ShiftIndexBuilder(RuleIndex ruleIndex, TimeGrid grid, long end, People people) {
        this.ruleIndex = ruleIndex;
        this.grid = grid;
        this.end = end;
        this.people = people;
        this.firstSecond = grid.origin().getEpochSecond();
        this.lastSecond = grid.moment(end).getEpochSecond();
    }

    /** Adds the shifts of one roster. */
    void read(int roster, RosterShifts shifts) {
        for (int index = 0; index < shifts.size(); index++) {
            if (shifts.firstSecond(index) <= lastSecond && shifts.lastSecond(index) >= firstSecond) {
                Presence presence = shifts.presence(index);
                long start =
                        clipped(shifts.firstSecond(index), presence.interval().start());
                long finish =
                        clipped(shifts.lastSecond(index), presence.interval().end());
                if (start < finish) {
                    add(start, finish, ruleIndex.member(people.number(presence.person()), roster));
                }
            }
        }
    }

    /** Adds one shift that is not empty and lies between the origin and the end. */
    void add(long start, long finish, int member) {
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

    ShiftIndex shifts() {
        int bits = bucketBits();
        int[] sizes = new int[(int) (end >>> bits) + 1];
        for (int shift = 0; shift < size; shift++) {
            for (long bucket = starts[shift] >>> bits; bucket <= ends[shift] >>> bits; bucket++) {
                sizes[(int) bucket]++;
            }
        }
        ShiftBucket[] buckets = new ShiftBucket[sizes.length];
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            buckets[bucket] = sizes[bucket] == 0 ? ShiftBucket.EMPTY : new ShiftBucket(sizes[bucket]);
        }
        for (int shift = 0; shift < size; shift++) {
            for (long bucket = starts[shift] >>> bits; bucket <= ends[shift] >>> bits; bucket++) {
                buckets[(int) bucket].add(starts[shift], ends[shift], members[shift]);
            }
        }
        return new ShiftIndex(ruleIndex, grid, end, people, bits, buckets);
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

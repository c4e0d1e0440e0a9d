package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.Arrays;

/** Shifts as they are collected for a book, which then has buckets of a length that suits them. */
final class ShiftDraft {

    private static final int FIRST_CAPACITY = 1024;
    // 18 hours of seconds: what happens in one bucket of a year is sorted by two digits.
    private static final int SHORTEST_BUCKET_BITS = 16;
    private static final int MOST_BUCKETS = 4096;
    private static final int MOST_ENTRIES_PER_SHIFT = 6;

    private final Lines lines;
    private final Ticks ticks;
    private final long end;
    private final long firstSecond;
    private final long lastSecond;
    private final People people;
    private long[] starts = new long[FIRST_CAPACITY];
    private long[] ends = new long[FIRST_CAPACITY];
    private int[] seats = new int[FIRST_CAPACITY];
    private int size;
    private long total;

    /** A draft of what happens between the origin of the ticks and that tick. */
    ShiftDraft(Lines lines, Ticks ticks, long end, People people) {
        this.lines = lines;
        this.ticks = ticks;
        this.end = end;
        this.people = people;
        this.firstSecond = ticks.origin().getEpochSecond();
        this.lastSecond = ticks.moment(end).getEpochSecond();
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
                    add(start, finish, lines.seat(people.number(presence.person()), roster));
                }
            }
        }
    }

    /** Adds one shift that is not empty and lies between the origin and the end. */
    void add(long start, long finish, int seat) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
            seats = Arrays.copyOf(seats, 2 * size);
        }
        starts[size] = start;
        ends[size] = finish;
        seats[size++] = seat;
        total += finish - start;
    }

    ShiftBook book() {
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
                buckets[(int) bucket].add(starts[shift], ends[shift], seats[shift]);
            }
        }
        return new ShiftBook(lines, ticks, end, people, bits, buckets);
    }

    /** So long that there are not too many buckets, and that most shifts are in one or two of them. */
    private int bucketBits() {
        int bits = ticks.seconds() ? SHORTEST_BUCKET_BITS : SHORTEST_BUCKET_BITS + Ticks.BITS_OF_A_SECOND;
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
        return Math.min(end, ticks.seconds() ? ticks.ofSecond(second) : ticks.floor(moment));
    }
}

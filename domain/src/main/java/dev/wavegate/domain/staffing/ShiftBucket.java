package dev.wavegate.domain.staffing;

import java.util.Arrays;

/** The shifts that touch one stretch of a shift book, side by side, as they are read one after the other. */
final class ShiftBucket {

    static final ShiftBucket EMPTY = new ShiftBucket(0);

    private final long[] starts;
    private final long[] ends;
    private final int[] seats;
    private int size;

    ShiftBucket(int capacity) {
        this(new long[capacity], new long[capacity], new int[capacity]);
    }

    private ShiftBucket(long[] starts, long[] ends, int[] seats) {
        this.starts = starts;
        this.ends = ends;
        this.seats = seats;
    }

    /** Adds a shift while the book is written; not to be called later. */
    void add(long start, long end, int seat) {
        starts[size] = start;
        ends[size] = end;
        seats[size++] = seat;
    }

    int size() {
        return size;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    int seat(int index) {
        return seats[index];
    }

    ShiftBucket with(long start, long end, int seat) {
        ShiftBucket copy = copy(size + 1);
        copy.size = size;
        copy.add(start, end, seat);
        return copy;
    }

    /** Without one shift that is exactly this one, or the same when there is none. */
    ShiftBucket without(long start, long end, int seat) {
        for (int index = 0; index < size; index++) {
            if (seats[index] == seat && starts[index] == start && ends[index] == end) {
                ShiftBucket copy = copy(size);
                copy.size = size - 1;
                copy.starts[index] = starts[size - 1];
                copy.ends[index] = ends[size - 1];
                copy.seats[index] = seats[size - 1];
                return copy;
            }
        }
        return this;
    }

    private ShiftBucket copy(int capacity) {
        return new ShiftBucket(
                Arrays.copyOf(starts, capacity), Arrays.copyOf(ends, capacity), Arrays.copyOf(seats, capacity));
    }
}

package dev.wavegate.domain.staffing;

/** The shifts that touch one stretch of a shift book, side by side, as they are read one after the other. */
final class ShiftBucket {

    static final ShiftBucket EMPTY = new ShiftBucket(0);

    private final long[] starts;
    private final long[] ends;
    private final int[] members;
    private int size;

    ShiftBucket(int capacity) {
        this.starts = new long[capacity];
        this.ends = new long[capacity];
        this.members = new int[capacity];
    }

    /** Adds a shift while the book is written; not to be called later. */
    void add(long start, long end, int member) {
        starts[size] = start;
        ends[size] = end;
        members[size++] = member;
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

    int member(int index) {
        return members[index];
    }
}

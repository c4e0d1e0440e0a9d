package dev.wavegate.domain.staffing;

import java.util.Arrays;

/**
 * Starts and ends of shifts, first as they are added, then in order of time; those of one moment stay as they were added.
 * They are kept as numbers and sorted digit by digit (radix sort): with objects and comparisons, sorting would take most of
 * the time of a search through a year of shifts.
 */
final class ShiftEvents {

    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int FIRST_CAPACITY = 256;
    private static final int FEW = 24;

    private long[] times = new long[FIRST_CAPACITY];
    private int[] members = new int[FIRST_CAPACITY];
    private long[] otherTimes = new long[FIRST_CAPACITY];
    private int[] otherMembers = new int[FIRST_CAPACITY];
    private final int[] next = new int[DIGITS];
    private int size;

    void clear() {
        size = 0;
    }

    /** Adds the start of a shift; the time must not be negative. */
    void shiftStarts(long time, int member) {
        add(time, member << 1);
    }

    /** Adds the end of a shift; the time must not be negative. */
    void shiftEnds(long time, int member) {
        add(time, member << 1 | 1);
    }

    void sort() {
        if (size <= FEW) {
            insertOneByOne();
            return;
        }
        long used = 0;
        for (int position = 0; position < size; position++) {
            used |= times[position];
        }
        // Schedules keep to full minutes, which leaves the lowest bits unused.
        int shift = Long.numberOfTrailingZeros(used);
        while (shift < Long.SIZE && used >>> shift != 0) {
            sortByDigit(shift);
            shift += DIGIT_BITS;
        }
    }

    int size() {
        return size;
    }

    long time(int position) {
        return times[position];
    }

    int member(int position) {
        return members[position] >>> 1;
    }

    boolean isStart(int position) {
        return (members[position] & 1) == 0;
    }

    private void add(long time, int memberAndKind) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            members = Arrays.copyOf(members, 2 * size);
            otherTimes = new long[2 * size];
            otherMembers = new int[2 * size];
        }
        times[size] = time;
        members[size++] = memberAndKind;
    }

    private void insertOneByOne() {
        for (int position = 1; position < size; position++) {
            long time = times[position];
            int member = members[position];
            int target = position;
            for (; target > 0 && times[target - 1] > time; target--) {
                times[target] = times[target - 1];
                members[target] = members[target - 1];
            }
            times[target] = time;
            members[target] = member;
        }
    }

    /** One pass of a radix sort: keeps the order of those with the same digit. */
    private void sortByDigit(int shift) {
        Arrays.fill(next, 0);
        for (int position = 0; position < size; position++) {
            next[digit(times[position], shift)]++;
        }
        int before = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            int count = next[digit];
            next[digit] = before;
            before += count;
        }
        for (int position = 0; position < size; position++) {
            int target = next[digit(times[position], shift)]++;
            otherTimes[target] = times[position];
            otherMembers[target] = members[position];
        }
        long[] sortedTimes = otherTimes;
        int[] sortedMembers = otherMembers;
        otherTimes = times;
        otherMembers = members;
        times = sortedTimes;
        members = sortedMembers;
    }

    private static int digit(long number, int shift) {
        return (int) (number >>> shift) & (DIGITS - 1);
    }
}

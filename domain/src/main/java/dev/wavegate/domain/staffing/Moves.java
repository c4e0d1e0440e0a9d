package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * Comings and goings, at first as they are added, then in order of time. A seat is one person on one roster. They are
 * kept as numbers and sorted digit by digit: with objects and comparisons, sorting would be most of a search through a
 * year of shifts.
 */
final class Moves {

    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int FIRST_CAPACITY = 256;

    private final Instant origin;
    private long[] offsets = new long[FIRST_CAPACITY];
    private int[] moves = new int[FIRST_CAPACITY];
    private int size;

    /** None yet; none may be before the origin or 292 years or more after it. */
    Moves(Instant origin) {
        this.origin = origin;
    }

    void add(int seat, Instant coming, Instant going) {
        if (size + 2 > moves.length) {
            offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            moves = Arrays.copyOf(moves, 2 * moves.length);
        }
        offsets[size] = offset(coming);
        moves[size++] = 2 * seat;
        offsets[size] = offset(going);
        moves[size++] = 2 * seat + 1;
    }

    /** Puts the moves in order of time, those of one moment in any order. */
    void sort() {
        long used = 0;
        for (int position = 0; position < size; position++) {
            used |= offsets[position];
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

    /** Of the move in nanoseconds after the origin. */
    long offset(int position) {
        return offsets[position];
    }

    /** Of the moment in nanoseconds after the origin. */
    long offset(Instant moment) {
        return origin.until(moment, ChronoUnit.NANOS);
    }

    /** The moment so many nanoseconds after the origin. */
    Instant moment(long offset) {
        return origin.plusNanos(offset);
    }

    int seat(int position) {
        return moves[position] / 2;
    }

    boolean isComing(int position) {
        return moves[position] % 2 == 0;
    }

    /** One pass of a radix sort: keeps the order of those with the same digit. */
    private void sortByDigit(int shift) {
        int[] next = new int[DIGITS + 1];
        for (int position = 0; position < size; position++) {
            next[digit(offsets[position], shift) + 1]++;
        }
        for (int digit = 1; digit < DIGITS; digit++) {
            next[digit] += next[digit - 1];
        }
        long[] sortedOffsets = new long[size];
        int[] sortedMoves = new int[size];
        for (int position = 0; position < size; position++) {
            int target = next[digit(offsets[position], shift)]++;
            sortedOffsets[target] = offsets[position];
            sortedMoves[target] = moves[position];
        }
        offsets = sortedOffsets;
        moves = sortedMoves;
    }

    private static int digit(long number, int shift) {
        return (int) (number >>> shift) & (DIGITS - 1);
    }
}

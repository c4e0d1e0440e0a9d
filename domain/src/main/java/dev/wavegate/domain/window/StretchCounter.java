package dev.wavegate.domain.window;

/** How many of the stretches in a window have which conditions unmet, and so which conditions are unmet somewhere in it. */
final class StretchCounter {

    private final int[] counts = new int[Long.SIZE];
    private long unmet;

    void add(long conditions) {
        for (long left = conditions; left != 0; left &= left - 1) {
            int condition = Long.numberOfTrailingZeros(left);
            if (counts[condition]++ == 0) {
                unmet |= 1L << condition;
            }
        }
    }

    void remove(long conditions) {
        for (long left = conditions; left != 0; left &= left - 1) {
            int condition = Long.numberOfTrailingZeros(left);
            if (--counts[condition] == 0) {
                unmet &= ~(1L << condition);
            }
        }
    }

    long unmet() {
        return unmet;
    }
}

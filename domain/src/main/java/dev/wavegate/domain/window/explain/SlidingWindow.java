package dev.wavegate.domain.window.explain;

/**
 * The stretches that a window of fixed length touches as it moves forward: what their weights add up to, and which
 * conditions are unmet in any of them.
 */
final class SlidingWindow {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long[] starts;
    private final long length;
    private final int[] weights;
    private final long[] conditions;
    private final long[] weightBefore;
    private final int[] stretchesWith = new int[Long.SIZE];
    private long unmet;
    private int first;
    private int last;
    private long begin;

    /** Only says which stretches the window touches. */
    SlidingWindow(long[] starts, long length) {
        this(starts, length, new int[starts.length - 1], new long[starts.length - 1]);
    }

    /**
     * A window that touches nothing yet.
     *
     * @param starts where every stretch starts, in nanoseconds, and then the end
     * @param weights of each stretch, per unit of time
     * @param conditions that are unmet in each stretch, as set
     */
    SlidingWindow(long[] starts, long length, int[] weights, long[] conditions) {
        this.starts = starts;
        this.length = length;
        this.weights = weights;
        this.conditions = conditions;
        this.weightBefore = new long[starts.length];
        for (int stretch = 0; stretch + 1 < starts.length; stretch++) {
            weightBefore[stretch + 1] =
                    weightBefore[stretch] + weights[stretch] * (millis(starts[stretch + 1]) - millis(starts[stretch]));
        }
    }

    /** Moves forward until the window begins there; a window without length touches nothing. */
    void moveTo(long position) {
        begin = position;
        while (length > 0 && last + 1 < starts.length && starts[last] < begin + length) {
            count(conditions[last++], 1);
        }
        while (first < last && starts[first + 1] <= begin) {
            count(conditions[first++], -1);
        }
    }

    /** The first stretch that the window touches. */
    int first() {
        return first;
    }

    /** The stretch after the last one that the window touches. */
    int last() {
        return last;
    }

    /** The conditions that are unmet in some stretch of the window, as set. */
    long unmet() {
        return unmet;
    }

    /** The weights within the window, each times the milliseconds it lasts. */
    long sum() {
        return first == last ? 0 : upTo(last - 1, begin + length) - upTo(first, begin);
    }

    private void count(long set, int by) {
        for (long left = set; left != 0; left &= left - 1) {
            int condition = Long.numberOfTrailingZeros(left);
            stretchesWith[condition] += by;
            unmet = stretchesWith[condition] > 0 ? unmet | 1L << condition : unmet & ~(1L << condition);
        }
    }

    private long upTo(int stretch, long position) {
        return weightBefore[stretch] + weights[stretch] * (millis(position) - millis(starts[stretch]));
    }

    private static long millis(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_MILLI);
    }
}

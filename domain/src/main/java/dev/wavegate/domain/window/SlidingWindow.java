package dev.wavegate.domain.window;

/** The stretches of a timeline that a window of fixed length meets as it moves forward, and what their values add up to. */
final class SlidingWindow {

    /** Told which stretches the window meets. */
    interface Visitor {
        void enters(int stretch);

        void exits(int stretch);
    }

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long[] starts;
    private final long length;
    private final int[] values;
    private final long[] before;
    private int first;
    private int last;
    private long begin;

    /**
     * @param starts where every stretch starts, in nanoseconds, and then the end
     * @param values how much each of them counts per unit of time
     */
    SlidingWindow(long[] starts, int[] values, long length) {
        this.starts = starts;
        this.length = length;
        this.values = values;
        this.before = new long[starts.length];
        for (int stretch = 0; stretch + 1 < starts.length; stretch++) {
            before[stretch + 1] =
                    before[stretch] + values[stretch] * (millis(starts[stretch + 1]) - millis(starts[stretch]));
        }
    }

    /** Moves forward until the window begins there; a window without length meets nothing. */
    void moveTo(long position, Visitor visitor) {
        begin = position;
        while (length > 0 && last + 1 < starts.length && starts[last] < begin + length) {
            visitor.enters(last++);
        }
        while (first < last && starts[first + 1] <= begin) {
            visitor.exits(first++);
        }
    }

    /** The first stretch that the window meets. */
    int first() {
        return first;
    }

    /** The stretch after the last one that the window meets. */
    int last() {
        return last;
    }

    /** The values within the window, each times the milliseconds it lasts. */
    long sum() {
        return first == last ? 0 : upTo(last - 1, begin + length) - upTo(first, begin);
    }

    private long upTo(int stretch, long position) {
        return before[stretch] + values[stretch] * (millis(position) - millis(starts[stretch]));
    }

    private static long millis(long nanos) {
        return Math.floorDiv(nanos, NANOS_PER_MILLI);
    }
}

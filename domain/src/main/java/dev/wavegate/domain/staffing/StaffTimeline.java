package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** An interval in stretches, of which each has one label for who is there; abutting stretches have different labels. */
final class StaffTimeline {

    private final Interval interval;
    private final long[] starts;
    private final int[] labels;
    private final HeadCounts headCounts;

    private StaffTimeline(Interval interval, long[] starts, int[] labels, HeadCounts headCounts) {
        this.interval = interval;
        this.starts = starts;
        this.labels = labels;
        this.headCounts = headCounts;
    }

    Interval interval() {
        return interval;
    }

    /** How many stretches there are; none in an empty interval. */
    int size() {
        return labels.length;
    }

    /** Where a stretch starts, in nanoseconds after the interval does; that of the one after the last is the end. */
    long start(int stretch) {
        return stretch == starts.length ? nanosUntil(interval.end()) : starts[stretch];
    }

    int label(int stretch) {
        return labels[stretch];
    }

    HeadCounts headCounts() {
        return headCounts;
    }

    /** The stretch at so many nanoseconds after the start, which must be before the end. */
    int stretchAt(long nanos) {
        int found = Arrays.binarySearch(starts, nanos);
        return found >= 0 ? found : -found - 2;
    }

    long nanosUntil(Instant moment) {
        return Duration.between(interval.start(), moment).toNanos();
    }

    Instant moment(long nanos) {
        return interval.start().plusNanos(nanos);
    }

    /** The pieces in which all rules are met, if people may change hands. */
    List<Interval> enough() {
        List<Interval> pieces = new ArrayList<>();
        for (int stretch = 0; stretch < labels.length; stretch++) {
            if (labels[stretch] == HeadCounts.ENOUGH) {
                pieces.add(new Interval(moment(starts[stretch]), moment(start(stretch + 1))));
            }
        }
        return pieces;
    }

    /** Stretches as they are found, in order of time and without gaps. */
    static final class Builder {

        private static final int FIRST_CAPACITY = 64;

        private final Interval interval;
        private final HeadCounts headCounts;
        private long[] starts = new long[FIRST_CAPACITY];
        private int[] labels = new int[FIRST_CAPACITY];
        private int size;

        Builder(Interval interval, HeadCounts headCounts) {
            this.interval = interval;
            this.headCounts = headCounts;
        }

        HeadCounts headCounts() {
            return headCounts;
        }

        /** What was said before lasts until here, and from here on that label holds. */
        void add(long start, int label) {
            if (size > 0 && labels[size - 1] == label) {
                return;
            }
            if (size == labels.length) {
                starts = Arrays.copyOf(starts, 2 * size);
                labels = Arrays.copyOf(labels, 2 * size);
            }
            starts[size] = start;
            labels[size++] = label;
        }

        StaffTimeline timeline() {
            return new StaffTimeline(interval, Arrays.copyOf(starts, size), Arrays.copyOf(labels, size), headCounts);
        }
    }
}

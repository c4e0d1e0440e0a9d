package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.util.Arrays;

import dev.wavegate.domain.schedule.Interval;

/** Builds the stretches of an interval: counts who is present as shifts start and end, and labels each count. */
final class StretchBuilder implements ShiftIndex.Reader {

    private static final int FIRST_CAPACITY = 64;

    private final RuleIndex ruleIndex;
    private final ShiftIndex shifts;
    private final Interval interval;
    private final HeadCounts headCounts;
    private final long origin;

    // Of the piece that is read now.
    private HeadCounter counter;
    private long unknownRules;
    private long pieceStart;
    private int label;

    private long[] starts = new long[FIRST_CAPACITY];
    private int[] labels = new int[FIRST_CAPACITY];
    private int size;

    private StretchBuilder(RuleIndex ruleIndex, ShiftIndex shifts, Interval interval) {
        this.ruleIndex = ruleIndex;
        this.shifts = shifts;
        this.interval = interval;
        this.headCounts = new HeadCounts(ruleIndex);
        this.counter = new HeadCounter(ruleIndex, shifts.people());
        this.origin = Duration.between(shifts.grid().origin(), interval.start()).toNanos();
    }

    static StaffStretches build(RuleIndex ruleIndex, KnownTimes known, ShiftIndex shifts, Interval interval) {
        StretchBuilder builder = new StretchBuilder(ruleIndex, shifts, interval);
        known.unknownRosters(interval).forEach(builder::read);
        return new StaffStretches(
                ruleIndex,
                interval,
                Arrays.copyOf(builder.starts, builder.size),
                Arrays.copyOf(builder.labels, builder.size),
                builder.headCounts);
    }

    private void read(Interval piece, long unknownRosters) {
        counter = new HeadCounter(ruleIndex, shifts.people());
        headCounts.startCounting();
        unknownRules = ruleIndex.fitting(unknownRosters);
        pieceStart = Duration.between(interval.start(), piece.start()).toNanos();
        TimeGrid grid = shifts.grid();
        shifts.read(grid.floor(piece.start()), grid.ceiling(piece.end()), unknownRosters, this);
    }

    @Override
    public void shiftStarts(int member) {
        counter.shiftStarts(member);
    }

    @Override
    public void shiftEnds(int member) {
        counter.shiftEnds(member);
    }

    @Override
    public void stretch(long from, long until) {
        if (counter.hasChanged()) {
            label = headCounts.label(counter, unknownRules);
        }
        add(Math.max(pieceStart, shifts.grid().nanos(from) - origin));
    }

    /** Ends the latest stretch here, unless it has the same label. */
    private void add(long start) {
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
}

package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** Reads a book over an interval and notes who is there; a roster has nobody where it is unknown. */
final class TimelineReading implements ShiftIndex.Reader {

    private final ShiftIndex shifts;
    private final HeadCounter headCounter;
    private final long unknownRules;
    private final StaffTimeline.Builder builder;
    private final long start;
    private final long origin;
    private int label;

    /** Of a piece of the interval, in which the same rosters are known throughout. */
    private TimelineReading(
            ShiftIndex shifts,
            HeadCounter headCounter,
            long unknownRules,
            StaffTimeline.Builder builder,
            long start,
            long origin) {
        this.shifts = shifts;
        this.headCounter = headCounter;
        this.unknownRules = unknownRules;
        this.builder = builder;
        this.start = start;
        this.origin = origin;
    }

    static StaffTimeline of(
            RuleIndex ruleIndex, Map<ScheduleRef, Interval> known, ShiftIndex shifts, Interval interval) {
        HeadCounts headCounts = new HeadCounts(ruleIndex);
        StaffTimeline.Builder builder = new StaffTimeline.Builder(interval, headCounts);
        Iterator<Instant> cuts = cuts(known, interval).iterator();
        Instant from = cuts.next();
        while (cuts.hasNext()) {
            Interval piece = new Interval(from, cuts.next());
            long unknown = unknownRosters(ruleIndex, known, piece);
            headCounts.beginReading();
            TimelineReading reading = new TimelineReading(
                    shifts,
                    new HeadCounter(ruleIndex, shifts.people()),
                    ruleIndex.fitting(unknown),
                    builder,
                    Duration.between(interval.start(), piece.start()).toNanos(),
                    Duration.between(shifts.grid().origin(), interval.start()).toNanos());
            shifts.read(shifts.grid().floor(piece.start()), shifts.grid().ceiling(piece.end()), unknown, reading);
            from = piece.end();
        }
        return builder.timeline();
    }

    @Override
    public void shiftStarts(int member) {
        headCounter.shiftStarts(member);
    }

    @Override
    public void shiftEnds(int member) {
        headCounter.shiftEnds(member);
    }

    @Override
    public void stretch(long from, long until) {
        if (headCounter.hasChanged()) {
            label = builder.headCounts().label(headCounter, unknownRules);
        }
        builder.add(Math.max(start, shifts.grid().nanos(from) - origin), label);
    }

    private static Set<Instant> cuts(Map<ScheduleRef, Interval> known, Interval interval) {
        Set<Instant> cuts = new TreeSet<>();
        cuts.add(interval.start());
        cuts.add(interval.end());
        for (Interval each : known.values()) {
            each.intersection(interval).ifPresent(inside -> {
                cuts.add(inside.start());
                cuts.add(inside.end());
            });
        }
        return cuts;
    }

    private static long unknownRosters(RuleIndex ruleIndex, Map<ScheduleRef, Interval> known, Interval piece) {
        long unknown = 0;
        for (int roster = 0; roster < ruleIndex.rosters().size(); roster++) {
            Interval covered = known.get(ruleIndex.rosters().get(roster));
            unknown |= covered == null || !covered.contains(piece) ? 1L << roster : 0;
        }
        return unknown;
    }
}

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
final class TimelineReading implements ShiftBook.Reader {

    private final ShiftBook book;
    private final Crew crew;
    private final long unknownRules;
    private final StaffTimeline.Builder builder;
    private final long start;
    private final long origin;
    private int label;

    /** Of a piece of the interval, in which the same rosters are known throughout. */
    private TimelineReading(
            ShiftBook book, Crew crew, long unknownRules, StaffTimeline.Builder builder, long start, long origin) {
        this.book = book;
        this.crew = crew;
        this.unknownRules = unknownRules;
        this.builder = builder;
        this.start = start;
        this.origin = origin;
    }

    static StaffTimeline of(Lines lines, Map<ScheduleRef, Interval> known, ShiftBook book, Interval interval) {
        Musters musters = new Musters(lines);
        StaffTimeline.Builder builder = new StaffTimeline.Builder(interval, musters);
        Iterator<Instant> cuts = cuts(known, interval).iterator();
        Instant from = cuts.next();
        while (cuts.hasNext()) {
            Interval piece = new Interval(from, cuts.next());
            long unknown = unknownRosters(lines, known, piece);
            musters.beginReading();
            TimelineReading reading = new TimelineReading(
                    book,
                    new Crew(lines, book.people()),
                    lines.fitting(unknown),
                    builder,
                    Duration.between(interval.start(), piece.start()).toNanos(),
                    Duration.between(book.ticks().origin(), interval.start()).toNanos());
            book.read(book.ticks().floor(piece.start()), book.ticks().ceiling(piece.end()), unknown, reading);
            from = piece.end();
        }
        return builder.timeline();
    }

    @Override
    public void comes(int seat) {
        crew.comes(seat);
    }

    @Override
    public void goes(int seat) {
        crew.goes(seat);
    }

    @Override
    public void stretch(long from, long until) {
        if (crew.hasChanged()) {
            label = builder.musters().label(crew, unknownRules);
        }
        builder.add(Math.max(start, book.ticks().nanos(from) - origin), label);
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

    private static long unknownRosters(Lines lines, Map<ScheduleRef, Interval> known, Interval piece) {
        long unknown = 0;
        for (int roster = 0; roster < lines.rosters().size(); roster++) {
            Interval covered = known.get(lines.rosters().get(roster));
            unknown |= covered == null || !covered.contains(piece) ? 1L << roster : 0;
        }
        return unknown;
    }
}

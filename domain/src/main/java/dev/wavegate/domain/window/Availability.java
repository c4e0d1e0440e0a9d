package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.staffing.StaffCoverage;

/** What the schedules allow between a first start and a horizon; time of which nothing is known is not allowed. */
final class Availability {

    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    // Looks that were in vain together cost a seventh of the last one.
    private static final int FURTHER_LOOK = 8;

    private final WindowDemand demand;
    private final ScheduleFacts facts;
    private final Interval asked;
    private final StaffCoverage coverage;
    private final IntervalSet open;
    private final IntervalSet frozen;
    private final IntervalSet staffed;

    private Availability(WindowDemand demand, ScheduleFacts facts, StaffCoverage coverage, Interval asked) {
        this.demand = demand;
        this.facts = facts;
        this.asked = asked;
        this.coverage = coverage;
        this.open = openTimes();
        this.frozen = frozenTimes();
        this.staffed = coverage.staffedWithin(withLead());
    }

    /**
     * Looks at starts in the asked interval, at whose end soak and reserve of the wave must be over. As soon as the first
     * start and all of its window are seen, the rest is left out, with {@link #asked()} cut accordingly: a year is not
     * swept for a window of tomorrow.
     */
    static Availability untilFirstFit(WindowDemand demand, ScheduleFacts facts, Interval asked) {
        StaffCoverage coverage = StaffCoverage.of(demand.staffing(), facts.rosters());
        Duration reach = demand.needed().plus(FIRST_LOOK);
        while (reach.compareTo(asked.duration()) < 0) {
            Interval near = new Interval(asked.start(), asked.start().plus(reach));
            Availability availability = new Availability(demand, facts, coverage, near);
            if (availability.showsWholeWindow()) {
                return availability;
            }
            reach = reach.multipliedBy(FURTHER_LOOK);
        }
        return new Availability(demand, facts, coverage, asked);
    }

    WindowDemand demand() {
        return demand;
    }

    Interval asked() {
        return asked;
    }

    /** The asked interval and the lead before it, in which staff may have to be there already. */
    Interval withLead() {
        return new Interval(asked.start().minus(demand.rules().lead()), asked.end());
    }

    StaffCoverage coverage() {
        return coverage;
    }

    IntervalSet open() {
        return open;
    }

    IntervalSet frozen() {
        return frozen;
    }

    IntervalSet calendar() {
        return open.minus(frozen);
    }

    IntervalSet available() {
        return open.intersection(staffed).minus(frozen);
    }

    /** The starts that the calendars allow, whoever is there. */
    List<StartRange> calendarStarts() {
        return StartRange.within(calendar(), Duration.ZERO, demand.needed());
    }

    /** The starts that calendars and staff allow. */
    List<StartRange> starts() {
        return StartRange.common(
                calendarStarts(), StartRange.within(staffed, demand.rules().lead(), demand.needed()));
    }

    /** The part of the interval in which this calendar is unknown. */
    IntervalSet unknownCalendar(ScheduleRef ref, Interval interval) {
        CalendarReading reading = facts.calendars().get(ref);
        return reading == null || !reading.complete()
                ? IntervalSet.of(interval)
                : IntervalSet.of(reading.covered()).gapsWithin(interval);
    }

    /** The part of the interval in which this roster is unknown. */
    IntervalSet unknownRoster(ScheduleRef ref, Interval interval) {
        RosterReading reading = facts.rosters().get(ref);
        return reading == null || !reading.complete()
                ? IntervalSet.of(interval)
                : IntervalSet.of(reading.covered()).gapsWithin(interval);
    }

    /** The entries of a calendar that touch the interval, in order of time. */
    List<CalendarEntry> entries(ScheduleRef ref, Interval interval) {
        CalendarReading reading = facts.calendars().get(ref);
        if (reading == null) {
            return List.of();
        }
        return reading.entries().stream()
                .filter(entry -> entry.interval().overlaps(interval))
                .sorted(Comparator.comparing(entry -> entry.interval().start()))
                .toList();
    }

    /** What lies beyond the asked time can only lengthen a piece that reaches its end, and only add later ones. */
    private boolean showsWholeWindow() {
        return starts().stream()
                .findFirst()
                .flatMap(first -> available().pieceAround(first.first()))
                .filter(piece -> piece.end().isBefore(asked.end()))
                .isPresent();
    }

    private IntervalSet openTimes() {
        if (demand.rules().open().isEmpty()) {
            return IntervalSet.of(asked);
        }
        IntervalSet all = IntervalSet.empty();
        for (ScheduleRef ref : demand.rules().open()) {
            List<Interval> firm = new ArrayList<>();
            for (CalendarEntry entry : entries(ref, asked)) {
                if (entry.certainty() == Certainty.FIRM) {
                    firm.add(entry.interval());
                }
            }
            all = all.union(IntervalSet.of(firm).minus(unknownCalendar(ref, asked)));
        }
        return all.intersection(IntervalSet.of(asked));
    }

    private IntervalSet frozenTimes() {
        IntervalSet all = IntervalSet.empty();
        for (ScheduleRef ref : demand.rules().closed()) {
            List<Interval> entries = new ArrayList<>();
            entries(ref, asked).forEach(entry -> entries.add(entry.interval()));
            all = all.union(IntervalSet.of(entries)).union(unknownCalendar(ref, asked));
        }
        return all.intersection(IntervalSet.of(asked));
    }
}

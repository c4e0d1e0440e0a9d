package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.StaffCoverage;
import dev.wavegate.domain.staffing.StaffedTime;

/** What the schedules allow a question's wave; time of which nothing is known is not allowed. */
final class Availability {

    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    // Looks that were in vain together cost a seventh of the last one.
    private static final int FURTHER_LOOK = 8;

    private final WindowQuestion question;
    private final WindowDemand demand;
    private final ScheduleFacts facts;
    private final StaffedTime staff;
    private final IntervalSet open;
    private final IntervalSet calendar;

    private Availability(WindowQuestion question, ScheduleFacts facts, StaffCoverage coverage) {
        this.question = question;
        this.demand = question.demand();
        this.facts = facts;
        this.staff = coverage.within(question.staffSpan());
        this.open = openTimes();
        this.calendar = open.minus(frozenTimes());
    }

    /**
     * Looks no further than for as many whole windows as are asked for, with {@link #question()} cut accordingly: a
     * year is not swept for a window of tomorrow.
     */
    static Availability of(WindowQuestion question, ScheduleFacts facts) {
        StaffCoverage coverage = StaffCoverage.of(question.demand().staffing(), facts.usableRosters());
        Duration reach = question.demand().work().plus(FIRST_LOOK);
        while (reach.compareTo(question.span().duration()) < 0) {
            WindowQuestion near = question.until(question.from().plus(reach));
            Availability availability = new Availability(near, facts, coverage);
            if (availability.showsEnough()) {
                return availability;
            }
            reach = reach.multipliedBy(FURTHER_LOOK);
        }
        return new Availability(question, facts, coverage);
    }

    WindowQuestion question() {
        return question;
    }

    ScheduleFacts facts() {
        return facts;
    }

    StaffedTime staff() {
        return staff;
    }

    IntervalSet open() {
        return open;
    }

    /** When some calendar is open and none is closed. */
    IntervalSet calendar() {
        return calendar;
    }

    /** When a wave may work: calendars and staff allow it, and lead and tail fit around it. */
    IntervalSet workable() {
        List<Interval> byCalendar = shortened(calendar.intervals(), Duration.ZERO, demand.openTail());
        List<Interval> byStaff = shortened(staff.staffed(), demand.rules().lead(), demand.tail());
        return IntervalSet.of(byCalendar)
                .intersection(IntervalSet.of(byStaff))
                .intersection(IntervalSet.of(question.span()));
    }

    /** The starts that the calendars allow, whoever is there. */
    List<StartRange> calendarStarts() {
        Instant last = question.until().minus(demand.work());
        if (last.isBefore(question.from())) {
            return List.of();
        }
        List<StartRange> asked = List.of(new StartRange(question.from(), last));
        Duration needed = demand.neededOpen();
        return needed.isZero()
                ? asked
                : StartRange.common(asked, StartRange.within(calendar.intervals(), Duration.ZERO, needed));
    }

    /** The starts that calendars and staff allow. */
    List<StartRange> starts() {
        Duration lead = demand.rules().lead();
        return lead.plus(demand.needed()).isZero()
                ? calendarStarts()
                : StartRange.common(calendarStarts(), StartRange.within(staff.staffed(), lead, demand.needed()));
    }

    /** The time from the search's beginning on that is open and staffed around these starts. */
    Interval spanAround(StartRange starts) {
        Instant from = question.from();
        for (Interval piece : List.of(openAround(starts.first()), staffedAround(starts.first()))) {
            from = piece.start().isAfter(from) ? piece.start() : from;
        }
        Instant open = openAround(starts.last()).end();
        Instant staffed = staffedAround(starts.last()).end();
        return new Interval(from, open.isBefore(staffed) ? open : staffed);
    }

    /** Until when a wave that begins at this start may work. */
    Instant workUntil(Instant start) {
        Instant byCalendar = openAround(start).end().minus(demand.openTail());
        Instant byStaff = staffedAround(start).end().minus(demand.tail());
        Instant sooner = byCalendar.isBefore(byStaff) ? byCalendar : byStaff;
        return sooner.isBefore(question.until()) ? sooner : question.until();
    }

    private Interval openAround(Instant start) {
        return demand.neededOpen().isZero()
                ? question.openSpan()
                : calendar.pieceAround(start).orElseThrow();
    }

    /** Where the same people are wanted, some may be there longer than others: as long as anybody who may be chosen. */
    private Interval staffedAround(Instant start) {
        Interval needed = new Interval(start.minus(demand.rules().lead()), start.plus(demand.needed()));
        return needed.isEmpty()
                ? question.staffSpan()
                : staff.staffed().stream()
                        .filter(piece -> piece.contains(needed))
                        .reduce((earlier, later) -> later)
                        .orElseThrow();
    }

    /** What lies beyond the asked time can only lengthen a window that reaches its end, and only add later ones. */
    private boolean showsEnough() {
        List<StartRange> starts = starts();
        return starts.size() >= question.limit()
                && spanAround(starts.get(question.limit() - 1)).end().isBefore(question.until());
    }

    private IntervalSet openTimes() {
        Interval asked = question.openSpan();
        if (demand.rules().open().isEmpty()) {
            return IntervalSet.of(asked);
        }
        IntervalSet all = IntervalSet.empty();
        for (ScheduleRef ref : demand.rules().open()) {
            List<Interval> firm = new ArrayList<>();
            for (CalendarEntry entry : facts.entries(ref, asked)) {
                if (entry.certainty() == Certainty.FIRM) {
                    firm.add(entry.interval());
                }
            }
            all = all.union(IntervalSet.of(firm).minus(facts.unknownCalendar(ref, asked)));
        }
        return all.intersection(IntervalSet.of(asked));
    }

    private IntervalSet frozenTimes() {
        Interval asked = question.openSpan();
        IntervalSet all = IntervalSet.empty();
        for (ScheduleRef ref : demand.rules().closed()) {
            List<Interval> entries = new ArrayList<>();
            facts.entries(ref, asked).forEach(entry -> entries.add(entry.interval()));
            all = all.union(IntervalSet.of(entries)).union(facts.unknownCalendar(ref, asked));
        }
        return all.intersection(IntervalSet.of(asked));
    }

    private static List<Interval> shortened(List<Interval> pieces, Duration before, Duration after) {
        return pieces.stream()
                .map(piece -> shortened(piece, before, after))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Interval> shortened(Interval piece, Duration before, Duration after) {
        return piece.duration().compareTo(before.plus(after)) < 0
                ? Optional.empty()
                : Optional.of(
                        new Interval(piece.start().plus(before), piece.end().minus(after)));
    }
}

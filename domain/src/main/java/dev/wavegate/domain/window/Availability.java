package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.StaffCoverage;
import dev.wavegate.domain.staffing.StaffedTime;

/** The starts that calendars and staff allow for a question; unknown time is not allowed. */
public final class Availability {

    private static final Duration FIRST_LOOK = Duration.ofDays(1);
    // All earlier, shorter looks together cost a seventh of the last one.
    private static final int FURTHER_LOOK = 8;

    private final WindowCase asked;
    private final StaffCoverage coverage;
    private final Calendars calendars;
    private final StaffedTime staff;
    private final List<StartRange> starts;

    private Availability(WindowCase asked, StaffCoverage coverage, Calendars calendars, StaffedTime staff) {
        this.asked = asked;
        this.coverage = coverage;
        this.calendars = calendars;
        this.staff = staff;
        this.starts = StartRange.common(calendarStarts(), staffStarts());
    }

    /** For the whole time of the question. */
    public static Availability of(WindowCase asked) {
        StaffCoverage coverage = StaffCoverage.of(
                asked.question().demand().staffing(), asked.facts().usableRosters());
        return of(asked, coverage);
    }

    /**
     * For no more time than the first windows need, with {@link #question()} cut accordingly: a window of tomorrow does not
     * cost a search through a year.
     */
    public static Availability ofFirst(WindowCase asked) {
        StaffCoverage coverage = StaffCoverage.of(
                asked.question().demand().staffing(), asked.facts().usableRosters());
        return ofFirst(asked, coverage);
    }

    private static Availability of(WindowCase asked, StaffCoverage coverage) {
        return new Availability(
                asked,
                coverage,
                calendars(asked),
                coverage.within(asked.question().staffSpan()));
    }

    private static Availability ofFirst(WindowCase asked, StaffCoverage coverage) {
        WindowQuestion question = asked.question();
        // There is about a window a day.
        Duration reach = question.demand().work().plus(FIRST_LOOK.multipliedBy(question.limit()));
        while (reach.compareTo(question.span().duration()) < 0) {
            WindowQuestion near =
                    question.within(question.from(), question.from().plus(reach));
            Availability availability = of(new WindowCase(near, asked.facts()), coverage);
            if (availability.showsEnough()) {
                return availability;
            }
            reach = reach.multipliedBy(FURTHER_LOOK);
        }
        return of(asked, coverage);
    }

    private static Calendars calendars(WindowCase asked) {
        WindowQuestion question = asked.question();
        return new Calendars(question.demand().rules(), asked.facts(), question.openSpan());
    }

    /** The same staff with another question, which must not need more time of it, or other calendars. */
    public Availability with(WindowCase other) {
        return new Availability(other, coverage, calendars(other), staff);
    }

    /** All that the same schedules allow at another time. */
    public Availability allWithin(Instant from, Instant until) {
        return of(new WindowCase(question().within(from, until), facts()), coverage);
    }

    /** The same at another time with one more shift on these rosters. */
    public Availability allWithin(Instant from, Instant until, Set<ScheduleRef> rosters, Presence presence) {
        WindowQuestion other = question().within(from, until);
        return of(
                new WindowCase(other, facts()),
                coverage.around(other.staffSpan()).with(rosters, presence));
    }

    /** The first of what the same schedules allow at another time. */
    public Availability firstWithin(Instant from, Instant until) {
        return ofFirst(new WindowCase(question().within(from, until), facts()), coverage);
    }

    /** The first windows, at most the limit of the question. */
    public List<StaffedWindow> windows() {
        return starts.stream().limit(question().limit()).map(this::window).toList();
    }

    private StaffedWindow window(StartRange range) {
        Instant start = range.first();
        Instant workUntil = workUntil(start);
        Interval staffed = new Interval(start.minus(demand().rules().lead()), workUntil.plus(demand().tail()));
        // Staff that is needed for a lead only may be gone by the start.
        Instant moment = demand().needed().isZero() ? staffed.start() : start;
        return new StaffedWindow(
                spanAround(range),
                start,
                range.last(),
                workUntil,
                Evidence.of(this, start),
                staff.assigned(staffed, moment));
    }

    public WindowCase asked() {
        return asked;
    }

    public WindowQuestion question() {
        return asked.question();
    }

    public WindowDemand demand() {
        return question().demand();
    }

    public ScheduleFacts facts() {
        return asked.facts();
    }

    public StaffCoverage coverage() {
        return coverage;
    }

    public StaffedTime staff() {
        return staff;
    }

    public Calendars calendars() {
        return calendars;
    }

    /** The starts that calendars and staff allow. */
    public List<StartRange> starts() {
        return starts;
    }

    /** The starts with which the work ends within the question; one range or none. */
    private List<StartRange> askedStarts() {
        Instant last = question().until().minus(demand().work());
        return last.isBefore(question().from())
                ? List.of()
                : List.of(new StartRange(question().from(), last));
    }

    /** The starts that the calendars allow, staff aside. */
    private List<StartRange> calendarStarts() {
        Duration needed = demand().neededOpen();
        return needed.isZero()
                ? askedStarts()
                : StartRange.common(
                        askedStarts(), StartRange.within(calendars.allowed().intervals(), Duration.ZERO, needed));
    }

    /** The starts that the staff allows, calendars aside. */
    public List<StartRange> staffStarts() {
        Duration lead = demand().rules().lead();
        return lead.plus(demand().needed()).isZero()
                ? askedStarts()
                : StartRange.common(askedStarts(), StartRange.within(staff.staffed(), lead, demand().needed()));
    }

    /** The time in which a wave that begins at this start needs its staff. */
    public Interval staffTime(Instant start) {
        return new Interval(start.minus(demand().rules().lead()), start.plus(demand().needed()));
    }

    /** The time in which a wave that begins at this start needs open calendars. */
    public Interval openTime(Instant start) {
        return new Interval(start, start.plus(demand().neededOpen()));
    }

    /** The time from the search's beginning on that is open and staffed around these starts. */
    private Interval spanAround(StartRange range) {
        Instant from = question().from();
        for (Interval piece : List.of(openAround(range.first()), staffedAround(range.first()))) {
            from = piece.start().isAfter(from) ? piece.start() : from;
        }
        Instant open = openAround(range.last()).end();
        Instant staffed = staffedAround(range.last()).end();
        return new Interval(from, open.isBefore(staffed) ? open : staffed);
    }

    /** Until when a wave that begins at this start may work; calendars end with the question. */
    private Instant workUntil(Instant start) {
        Instant byCalendar = openAround(start).end().minus(demand().openTail());
        Instant byStaff = staffedAround(start).end().minus(demand().tail());
        return byCalendar.isBefore(byStaff) ? byCalendar : byStaff;
    }

    /** The pieces of time that are open, each for as long as it is. */
    public List<Interval> openPieces() {
        return demand().neededOpen().isZero()
                ? List.of(question().openSpan())
                : calendars.allowed().intervals();
    }

    private Interval openAround(Instant start) {
        return calendars
                .allowed()
                .pieceAround(start)
                .filter(piece -> piece.contains(openTime(start)))
                .orElse(new Interval(start, start));
    }

    /** With continuity, some people may stay longer than others: as long as the longest choice. */
    private Interval staffedAround(Instant start) {
        Interval needed = staffTime(start);
        return staff.staffed().stream()
                .filter(piece -> piece.contains(needed))
                .reduce((earlier, later) -> later)
                .orElse(new Interval(start, start));
    }

    /** What lies beyond the asked time can only lengthen a window that reaches its end, and only add later ones. */
    private boolean showsEnough() {
        int limit = question().limit();
        return starts.size() >= limit
                && spanAround(starts.get(limit - 1)).end().isBefore(question().until());
    }
}

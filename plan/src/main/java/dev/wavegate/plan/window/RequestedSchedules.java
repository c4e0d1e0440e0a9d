package dev.wavegate.plan.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.Freshness;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.icalendar.ICalendarText;
import dev.wavegate.icalendar.SkippedTimes;
import dev.wavegate.plan.PlanProblem;
import dev.wavegate.plan.WindowSearchRequest;
import dev.wavegate.plan.WindowSearchRequest.CalendarAsk;

/** The schedules of one question: those it brings along get names of their own, the others come from our copies. */
final class RequestedSchedules {
    /** What a question brings along is all there is, for all time. */
    private static final Interval ALL_TIME =
            new Interval(Instant.parse("1900-01-01T00:00:00Z"), Instant.parse("2300-01-01T00:00:00Z"));

    /** Repeated events are worked out so far beyond the question, so that a longer span can be proposed. */
    private static final Duration BEYOND = Duration.ofDays(366);

    private static final String INLINE = "inline";

    private final WindowSearchRequest ask;
    private final Optional<ScheduleLookup> known;
    private final Instant now;
    private final Map<ScheduleRef, CalendarSnapshot> calendars = new HashMap<>();
    private final Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>();
    private final Map<ScheduleRef, Duration> maxAges = new HashMap<>();
    private final List<PlanProblem> problems = new ArrayList<>();
    private final List<ScheduleRef> open;
    private final List<ScheduleRef> closed;

    /** @param known where schedules are found that the question only names; empty where there are none */
    RequestedSchedules(WindowSearchRequest ask, Optional<ScheduleLookup> known, Instant now) {
        this.ask = ask;
        this.known = known;
        this.now = now;
        this.open = read("open", ask.open());
        this.closed = read("closed", ask.closed());
        readPresence();
        readRosters();
    }

    /** The names of the opening calendars, in the question's order. */
    List<ScheduleRef> open() {
        return open;
    }

    /** The names of the closing calendars, in the question's order. */
    List<ScheduleRef> closed() {
        return closed;
    }

    /** The roster of a staffing line: its own, or the people with that role whom the question names. */
    static ScheduleRef rosterOf(WindowSearchRequest.StaffingAsk line) {
        return line.roster().orElseGet(() -> ofRole(line.role()));
    }

    ScheduleFacts facts() {
        return new ScheduleFacts(calendars, rosters, new Freshness(now, maxAges));
    }

    /** What is wrong with the texts that the question brings along. */
    List<PlanProblem> problems() {
        return List.copyOf(problems);
    }

    private List<ScheduleRef> read(String list, List<CalendarAsk> asked) {
        List<ScheduleRef> refs = new ArrayList<>();
        for (int index = 0; index < asked.size(); index++) {
            String place = list + "[" + index + "]";
            ScheduleRef inline = new ScheduleRef(INLINE, place);
            refs.add(asked.get(index)
                    .match(
                            text -> keep(inline, entries(text, place + ".ics"), horizon()),
                            given -> keep(inline, entries(given), ALL_TIME),
                            named -> find(named.source(), place + ".source", this::findCalendar)));
        }
        return refs;
    }

    private List<CalendarEntry> entries(CalendarAsk.Text text, String place) {
        SkippedTimes skipped = text.omitsSkippedTimes() ? SkippedTimes.OMIT : SkippedTimes.SHIFT;
        return ICalendarText.read(text.ics(), text.zone(), skipped, horizon())
                .match(
                        complete -> complete.entries().stream()
                                .map(each -> new CalendarEntry(each.interval(), each.certainty(), each.title()))
                                .toList(),
                        incomplete -> refuse(place, incomplete.problems()),
                        unreadable -> refuse(place, unreadable.problems()));
    }

    private List<CalendarEntry> refuse(String place, List<String> sentences) {
        sentences.forEach(each -> problems.add(new PlanProblem(place, "must be valid iCalendar text: " + each, "", 0)));
        return List.of();
    }

    private static List<CalendarEntry> entries(CalendarAsk.Intervals given) {
        return given.intervals().stream()
                .map(each -> new CalendarEntry(each, Certainty.FIRM, given.summary()))
                .toList();
    }

    private ScheduleRef keep(ScheduleRef ref, List<CalendarEntry> entries, Interval covered) {
        calendars.put(ref, new CalendarSnapshot(ref, entries, covered, now, true));
        return ref;
    }

    private void readRosters() {
        for (int index = 0; index < ask.staffing().size(); index++) {
            String place = "staffing[" + index + "].roster";
            ask.staffing().get(index).roster().ifPresent(ref -> find(ref, place, this::findRoster));
        }
    }

    private ScheduleRef find(ScheduleRef ref, String place, BiConsumer<ScheduleLookup, ScheduleRef> search) {
        known.ifPresentOrElse(
                schedules -> {
                    search.accept(schedules, ref);
                    maxAges.put(ref, schedules.maxAge());
                },
                () -> problems.add(new PlanProblem(
                        place,
                        "is not supported without a server; give the schedule inline as ics or intervals",
                        ref.toString(),
                        0)));
        return ref;
    }

    private void findCalendar(ScheduleLookup schedules, ScheduleRef ref) {
        schedules.calendar(ref).ifPresent(reading -> calendars.put(ref, reading));
    }

    private void findRoster(ScheduleLookup schedules, ScheduleRef ref) {
        schedules.roster(ref).ifPresent(reading -> rosters.put(ref, reading));
    }

    private void readPresence() {
        Map<ScheduleRef, List<Presence>> byRole = new HashMap<>();
        ask.staffing().stream()
                .filter(line -> line.roster().isEmpty())
                .forEach(line -> byRole.put(ofRole(line.role()), new ArrayList<>()));
        ask.presence()
                .forEach(each -> each.roles()
                        .forEach(role -> Optional.ofNullable(byRole.get(ofRole(role)))
                                .ifPresent(people -> people.add(each.presence()))));
        byRole.forEach((ref, people) -> rosters.put(ref, new RosterSnapshot(ref, people, ALL_TIME, now, true)));
    }

    private static ScheduleRef ofRole(Role role) {
        return new ScheduleRef(INLINE, role.value());
    }

    private Interval horizon() {
        WindowSearchRequest.Need need = ask.need();
        Duration tail = need.soak().plus(need.reserve());
        return new Interval(
                ask.span().start().minus(need.lead()),
                ask.span().end().plus(tail).plus(BEYOND));
    }
}

package dev.wavegate.workflows.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;
import dev.wavegate.workflows.window.WindowActivities;

/** One calendar and one roster, and more for regions, judged by the real rules; copies may differ from what the sources say afresh. */
final class ScriptedSchedules implements WindowActivities {
    static final String CALENDAR = "google:maintenance";
    static final String ROSTER = "pagerduty:duty";

    private static final Duration REACH = Duration.ofDays(90);
    private static final Interval ALWAYS = new Interval(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

    private final Clock clock;
    private List<Interval> open = List.of(ALWAYS);
    private List<Interval> onShift = List.of(ALWAYS);
    private final Map<ScheduleRef, List<Interval>> calendars = new HashMap<>();
    private final Map<ScheduleRef, List<Presence>> rosters = new HashMap<>();
    private Optional<List<Interval>> staleShifts = Optional.empty();
    private Optional<String> silence = Optional.empty();
    private int looks;

    ScriptedSchedules(Clock clock) {
        this.clock = clock;
    }

    synchronized void open(Interval... windows) {
        open = Arrays.asList(windows);
    }

    synchronized void onShift(Interval... shifts) {
        onShift = Arrays.asList(shifts);
    }

    /** Another calendar, open then and only then. */
    synchronized void open(String calendar, Interval... windows) {
        calendars.put(ScheduleRef.parse(calendar), Arrays.asList(windows));
    }

    /** Another roster, or one more person on it. */
    synchronized void onShift(String roster, String person, Interval... shifts) {
        List<Presence> presences = rosters.computeIfAbsent(ScheduleRef.parse(roster), unseen -> new ArrayList<>());
        Person who = new Person(person + "@example.com", person);
        Arrays.asList(shifts).forEach(shift -> presences.add(new Presence(who, shift)));
    }

    synchronized void nobodyOnShift(String roster) {
        rosters.put(ScheduleRef.parse(roster), new ArrayList<>());
    }

    /** Copies still show everybody on shift, until something is read afresh. */
    synchronized void staffedInCopiesOnly() {
        staleShifts = Optional.of(List.of(ALWAYS));
        onShift = List.of();
    }

    synchronized void goSilent(String sentence) {
        silence = Optional.of(sentence);
    }

    synchronized void speakAgain() {
        silence = Optional.empty();
    }

    synchronized int looks() {
        return looks;
    }

    @Override
    public synchronized SearchResult find(SearchInput question) {
        looks++;
        ScheduleFacts facts = facts(staleShifts.orElse(onShift));
        return answer(
                StaffedWindows.search(question.demand(), question.leftOf(facts), question.from(), now().plus(REACH)),
                question,
                facts);
    }

    @Override
    public synchronized SearchResult admit(SearchInput question) {
        staleShifts = Optional.empty();
        ScheduleFacts facts = facts(onShift);
        return answer(
                StaffedWindows.admit(question.demand(), question.leftOf(facts), question.from()), question, facts);
    }

    private SearchResult answer(WindowSearch search, SearchInput question, ScheduleFacts facts) {
        if (silence.isPresent()) {
            return SearchResult.blocked(List.of(silence.get()), Optional.of(now().plusSeconds(15)));
        }
        return search.match(
                found -> SearchResult.found(question, found.window(), facts),
                nothing -> SearchResult.blocked(question, List.of(nothing.sentence()), nothing.lookAgainAt(), facts));
    }

    private ScheduleFacts facts(List<Interval> shifts) {
        Person person = new Person("ada@example.com", "Ada");
        Map<ScheduleRef, CalendarSnapshot> calendarReadings = new HashMap<>();
        calendars.forEach((ref, times) -> calendarReadings.put(ref, reading(ref, times)));
        calendarReadings.put(ScheduleRef.parse(CALENDAR), reading(ScheduleRef.parse(CALENDAR), open));
        Map<ScheduleRef, RosterSnapshot> rosterReadings = new HashMap<>();
        rosters.forEach((ref, people) -> rosterReadings.put(ref, new RosterSnapshot(ref, people, ALWAYS, now(), true)));
        ScheduleRef roster = ScheduleRef.parse(ROSTER);
        List<Presence> presences =
                shifts.stream().map(each -> new Presence(person, each)).toList();
        rosterReadings.put(roster, new RosterSnapshot(roster, presences, ALWAYS, now(), true));
        return new ScheduleFacts(calendarReadings, rosterReadings);
    }

    private CalendarSnapshot reading(ScheduleRef ref, List<Interval> times) {
        List<CalendarEntry> entries = times.stream()
                .map(each -> new CalendarEntry(each, Certainty.FIRM, "maintenance"))
                .toList();
        return new CalendarSnapshot(ref, entries, ALWAYS, now(), true);
    }

    private Instant now() {
        return clock.instant();
    }
}

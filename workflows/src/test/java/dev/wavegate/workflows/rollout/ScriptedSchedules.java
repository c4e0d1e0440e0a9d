package dev.wavegate.workflows.rollout;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarReading;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.StaffedWindows;
import dev.wavegate.domain.window.WindowSearch;
import dev.wavegate.workflows.window.WindowActivities;

/** One calendar and one roster, judged by the real rules; copies may differ from what the sources say afresh. */
final class ScriptedSchedules implements WindowActivities {
    static final String CALENDAR = "google:maintenance";
    static final String ROSTER = "pagerduty:duty";

    private static final Duration REACH = Duration.ofDays(90);
    private static final Interval ALWAYS = new Interval(Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"));

    private final Clock clock;
    private List<Interval> open = List.of(ALWAYS);
    private List<Interval> onShift = List.of(ALWAYS);
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
    public synchronized Answer find(Question question) {
        looks++;
        return answer(StaffedWindows.search(
                question.demand(), facts(staleShifts.orElse(onShift)), question.from(), now().plus(REACH)));
    }

    @Override
    public synchronized Answer admit(Question question) {
        staleShifts = Optional.empty();
        return answer(StaffedWindows.admit(question.demand(), facts(onShift), question.from()));
    }

    private Answer answer(WindowSearch search) {
        if (silence.isPresent()) {
            return new Answer(Optional.empty(), List.of(silence.get()), Optional.of(now().plusSeconds(15)));
        }
        return search.match(
                found -> new Answer(Optional.of(found.window()), List.of(), Optional.empty()),
                nothing -> new Answer(Optional.empty(), List.of(nothing.sentence()), nothing.lookAgainAt()));
    }

    private ScheduleFacts facts(List<Interval> shifts) {
        ScheduleRef calendar = ScheduleRef.parse(CALENDAR);
        ScheduleRef roster = ScheduleRef.parse(ROSTER);
        Person person = new Person("ada@example.com", "Ada");
        return new ScheduleFacts(
                Map.of(
                        calendar,
                        new CalendarReading(
                                calendar,
                                open.stream()
                                        .map(each -> new CalendarEntry(each, Certainty.FIRM, "maintenance"))
                                        .toList(),
                                ALWAYS,
                                now(),
                                true)),
                Map.of(
                        roster,
                        new RosterReading(
                                roster,
                                shifts.stream()
                                        .map(each -> new Presence(person, each))
                                        .toList(),
                                ALWAYS,
                                now(),
                                true)));
    }

    private Instant now() {
        return clock.instant();
    }
}

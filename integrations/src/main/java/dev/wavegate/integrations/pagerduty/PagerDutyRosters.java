package dev.wavegate.integrations.pagerduty;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.http.Calls;
import dev.wavegate.integrations.http.Problems;
import dev.wavegate.integrations.http.WireTimes;
import dev.wavegate.integrations.pagerduty.ScheduleAnswer.Entry;

/**
 * Shifts as the final view of on-call schedules shows them, or, for schedules of version 3 and for escalation policies, as
 * the list of on-calls does; at most 90 days ahead.
 */
final class PagerDutyRosters implements ShiftRosters {
    private static final Duration FARTHEST = Duration.ofDays(90);

    private final PagerDutyApi api;
    private final Calls calls;
    private final People people;
    private final OnCalls onCalls;
    private final Clock clock;

    PagerDutyRosters(PagerDutyApi api, Calls calls, People people, Clock clock) {
        this.api = api;
        this.calls = calls;
        this.people = people;
        this.onCalls = new OnCalls(api, calls, people);
        this.clock = clock;
    }

    @Override
    public RosterSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        RosterName name = RosterName.of(ref);
        Interval covered = within(horizon, now.plus(FARTHEST));
        if (covered.isEmpty()) {
            return new RosterSnapshot(ref, List.of(), covered, now, true);
        }
        Problems problems = new Problems();
        List<Presence> presences = name.policy()
                ? onCallsOf(name, covered, problems)
                : schedule(name, covered)
                        .map(answer -> shifts(answer, covered, problems))
                        .orElseGet(() -> onCallsOf(name, covered, problems));
        return new RosterSnapshot(ref, presences, covered, now, problems.text());
    }

    private static Interval within(Interval horizon, Instant last) {
        Instant end = horizon.end().isBefore(last) ? horizon.end() : last;
        return new Interval(horizon.start(), end.isBefore(horizon.start()) ? horizon.start() : end);
    }

    /** Whole seconds around what is asked, because finer ones are not rendered. */
    static String since(Interval covered) {
        return covered.start().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static String until(Interval covered) {
        return covered.end().plusMillis(999).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** The schedule of version 2; empty when there is none. */
    private Optional<ScheduleAnswer> schedule(RosterName name, Interval covered) {
        try {
            return Optional.of(calls.execute(api.schedule(name.id(), since(covered), until(covered))));
        } catch (Failure failure) {
            if (failure.code() == FailureCode.ROSTER_MISSING) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private List<Presence> shifts(ScheduleAnswer answer, Interval covered, Problems problems) {
        List<Presence> presences = new ArrayList<>();
        for (Entry entry : entries(answer)) {
            Optional<Interval> shift = WireTimes.interval(entry.start(), entry.end());
            problems.addUnless(
                    shift.isPresent(),
                    () -> "The shift from " + entry.start() + " to " + entry.end() + " has no valid start and end.");
            if (shift.isPresent() && shift.get().overlaps(covered)) {
                presence(entry, shift.get()).ifPresent(presences::add);
            }
        }
        return presences;
    }

    private static List<Entry> entries(ScheduleAnswer answer) {
        ScheduleAnswer.Schedule schedule = answer.schedule();
        ScheduleAnswer.FinalSchedule view = schedule == null ? null : schedule.finalSchedule();
        List<Entry> entries = view == null ? null : view.renderedScheduleEntries();
        if (entries == null) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE, PagerDuty.NAME + " sent a schedule without its final view");
        }
        return entries;
    }

    /** An entry without a user is an intentional hole. */
    private Optional<Presence> presence(Entry entry, Interval shift) {
        UserReference user = entry.user();
        String id = user == null ? null : user.id();
        return user == null || id == null || id.isBlank()
                ? Optional.empty()
                : Optional.of(new Presence(people.of(id, user.label()), shift));
    }

    /** Nobody on call can also mean that there is no such roster, or that no policy uses it. */
    private List<Presence> onCallsOf(RosterName name, Interval covered, Problems problems) {
        List<Presence> presences = onCalls.read(name, covered, problems);
        if (presences.isEmpty() && problems.text().isEmpty()) {
            calls.answer(name.policy() ? api.policy(name.id()) : api.shiftBasedSchedule(name.id()));
            problems.addUnless(
                    name.policy(),
                    () -> "Schedule " + name.id()
                            + " is shift-based, and no escalation policy finds anybody on call in it;"
                            + " add it to an escalation policy, because only those show such schedules.");
        }
        return presences;
    }
}

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

/** Shifts as the final view of on-call schedules shows them, at most 90 days ahead. */
final class PagerDutyRosters implements ShiftRosters {
    private static final Duration FARTHEST = Duration.ofDays(90);

    private final PagerDutyApi api;
    private final Calls calls;
    private final People people;
    private final Clock clock;

    PagerDutyRosters(PagerDutyApi api, Calls calls, People people, Clock clock) {
        this.api = api;
        this.calls = calls;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public RosterSnapshot read(ScheduleRef ref, Interval horizon) {
        Instant now = clock.instant();
        Interval covered = within(horizon, now.plus(FARTHEST));
        if (covered.isEmpty()) {
            return new RosterSnapshot(ref, List.of(), covered, now, true);
        }
        // Whole seconds around what is asked, because finer ones are not rendered.
        String since = covered.start().truncatedTo(ChronoUnit.SECONDS).toString();
        String until =
                covered.end().plusMillis(999).truncatedTo(ChronoUnit.SECONDS).toString();
        List<Entry> entries = entries(calls.execute(api.schedule(ref.name(), since, until)));
        List<Presence> presences = new ArrayList<>();
        Problems problems = new Problems();
        for (Entry entry : entries) {
            Optional<Interval> shift = WireTimes.interval(entry.start(), entry.end());
            problems.addUnless(
                    shift.isPresent(),
                    () -> "The shift from " + entry.start() + " to " + entry.end() + " has no valid start and end.");
            if (shift.isPresent() && shift.get().overlaps(covered)) {
                presence(entry, shift.get()).ifPresent(presences::add);
            }
        }
        return new RosterSnapshot(ref, presences, covered, now, problems.text());
    }

    private static Interval within(Interval horizon, Instant last) {
        Instant end = horizon.end().isBefore(last) ? horizon.end() : last;
        return new Interval(horizon.start(), end.isBefore(horizon.start()) ? horizon.start() : end);
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
        ScheduleAnswer.User user = entry.user();
        String id = user == null ? null : user.id();
        if (id == null || id.isBlank()) {
            return Optional.empty();
        }
        String summary = user == null ? null : user.summary();
        return Optional.of(new Presence(people.of(id, summary == null ? "" : summary), shift));
    }
}

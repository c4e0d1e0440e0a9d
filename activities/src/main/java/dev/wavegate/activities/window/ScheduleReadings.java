package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.CalendarReading;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowDemand;

/** Collects what all schedules of a demand say. A source that does not answer is left out, and so counts as unknown. */
final class ScheduleReadings {
    /** How far back is read, so that the lead before a start is known too. */
    static final Duration BACK = Duration.ofDays(1);

    private final ScheduleSources sources;
    private final ScheduleCopies copies;
    private final Clock clock;
    private final Duration horizon;
    private final Duration freshness;
    private final List<String> silent = new ArrayList<>();

    ScheduleReadings(
            ScheduleSources sources, ScheduleCopies copies, Clock clock, Duration horizon, Duration freshness) {
        this.sources = sources;
        this.copies = copies;
        this.clock = clock;
        this.horizon = horizon;
        this.freshness = freshness;
    }

    /** By copies that are fresh enough, and otherwise from the sources. */
    ScheduleFacts kept(WindowDemand demand) {
        return facts(demand, freshness);
    }

    /** From the sources only. */
    ScheduleFacts fresh(WindowDemand demand) {
        return facts(demand, Duration.ZERO);
    }

    /** Where readings made now end. */
    Instant horizonEnd() {
        return clock.instant().plus(horizon);
    }

    /** Sentences about the sources that did not answer. */
    List<String> silentSources() {
        return List.copyOf(silent);
    }

    private ScheduleFacts facts(WindowDemand demand, Duration oldest) {
        Instant now = clock.instant();
        Map<ScheduleRef, CalendarReading> calendars = new HashMap<>();
        for (ScheduleRef ref : calendarsOf(demand)) {
            try {
                calendars.put(ref, calendar(ref, now, oldest));
            } catch (Failure failure) {
                silent.add(ref + ": " + failure.detail());
            }
        }
        Map<ScheduleRef, RosterReading> rosters = new HashMap<>();
        for (ScheduleRef ref : rostersOf(demand)) {
            try {
                rosters.put(ref, roster(ref, now, oldest));
            } catch (Failure failure) {
                silent.add(ref + ": " + failure.detail());
            }
        }
        return new ScheduleFacts(calendars, rosters);
    }

    private CalendarReading calendar(ScheduleRef ref, Instant now, Duration oldest) {
        return copies.calendar(ref)
                .filter(copy -> isFresh(copy.fetchedAt(), now, oldest))
                .orElseGet(() -> {
                    CalendarReading reading = sources.readCalendar(ref, around(now));
                    copies.keep(reading);
                    return reading;
                });
    }

    private RosterReading roster(ScheduleRef ref, Instant now, Duration oldest) {
        return copies.roster(ref)
                .filter(copy -> isFresh(copy.fetchedAt(), now, oldest))
                .orElseGet(() -> {
                    RosterReading reading = sources.readRoster(ref, around(now));
                    copies.keep(reading);
                    return reading;
                });
    }

    private static boolean isFresh(Instant fetchedAt, Instant now, Duration oldest) {
        return fetchedAt.plus(oldest).isAfter(now);
    }

    Interval around(Instant now) {
        return new Interval(now.minus(BACK), now.plus(horizon));
    }

    private static Set<ScheduleRef> calendarsOf(WindowDemand demand) {
        Set<ScheduleRef> refs = new LinkedHashSet<>(demand.rules().open());
        refs.addAll(demand.rules().closed());
        return refs;
    }

    private static Set<ScheduleRef> rostersOf(WindowDemand demand) {
        Set<ScheduleRef> refs = new LinkedHashSet<>();
        demand.staffing().stream().map(StaffingRule::roster).forEach(refs::add);
        return refs;
    }
}

package dev.wavegate.activities.window;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatches;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.MaintenanceCalendars;

/**
 * The configured calendar and roster systems, by the name that schedule references use.
 *
 * @param calendars by source
 * @param rosters by source
 * @param hints by source; those that cannot say cheaply whether something moved are not in it
 * @param watches by source; those that cannot call us are not in it
 */
public record ScheduleSources(
        Map<String, MaintenanceCalendars> calendars,
        Map<String, ShiftRosters> rosters,
        Map<String, ScheduleHints> hints,
        Map<String, ScheduleWatches> watches) {
    public ScheduleSources {
        calendars = Map.copyOf(calendars);
        rosters = Map.copyOf(rosters);
        hints = Map.copyOf(hints);
        watches = Map.copyOf(watches);
    }

    /** Sources that neither give hints nor call us. */
    public ScheduleSources(Map<String, MaintenanceCalendars> calendars, Map<String, ShiftRosters> rosters) {
        this(calendars, rosters, Map.of(), Map.of());
    }

    Optional<ScheduleHints> hintsOf(String source) {
        return Optional.ofNullable(hints.get(source));
    }

    Optional<ScheduleWatches> watchesOf(String source) {
        return Optional.ofNullable(watches.get(source));
    }

    CalendarSnapshot readCalendar(ScheduleRef ref, Interval horizon) {
        return Optional.ofNullable(calendars.get(ref.source()))
                .orElseThrow(() -> unknown(ref, calendars.keySet()))
                .read(ref, horizon);
    }

    RosterSnapshot readRoster(ScheduleRef ref, Interval horizon) {
        return Optional.ofNullable(rosters.get(ref.source()))
                .orElseThrow(() -> unknown(ref, rosters.keySet()))
                .read(ref, horizon);
    }

    private static Failure unknown(ScheduleRef ref, Set<String> known) {
        return Failure.of(
                FailureCode.SCHEDULE_SOURCE_UNKNOWN,
                "source " + ref.source() + " is not configured; known are: " + String.join(", ", new TreeSet<>(known)));
    }
}

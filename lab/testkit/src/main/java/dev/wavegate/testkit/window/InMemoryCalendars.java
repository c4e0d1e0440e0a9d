package dev.wavegate.testkit.window;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.testkit.failure.Troubles;

/** Calendars in memory; one that was never planned is missing. Thread-safe. */
public final class InMemoryCalendars implements MaintenanceCalendars {
    private final Troubles troubles = new Troubles();
    private final Map<ScheduleRef, List<CalendarEntry>> calendars = new HashMap<>();
    private final Set<ScheduleRef> incomplete = new HashSet<>();
    private final Clock clock;

    public InMemoryCalendars(Clock clock) {
        this.clock = clock;
    }

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** Replaces what a calendar holds. */
    public InMemoryCalendars plan(ScheduleRef ref, List<CalendarEntry> entries) {
        troubles.undisturbed(() -> calendars.put(ref, List.copyOf(entries)));
        return this;
    }

    /** Replaces what a calendar holds by firm entries of these times. */
    public InMemoryCalendars plan(ScheduleRef ref, Interval... times) {
        return plan(
                ref,
                List.of(times).stream()
                        .map(time -> new CalendarEntry(time, Certainty.FIRM, "maintenance"))
                        .toList());
    }

    /** From now on the calendar is not read to its end. */
    public InMemoryCalendars breakOff(ScheduleRef ref) {
        troubles.undisturbed(() -> incomplete.add(ref));
        return this;
    }

    /** From now on the calendar can be read in full again. */
    public InMemoryCalendars mend(ScheduleRef ref) {
        troubles.undisturbed(() -> incomplete.remove(ref));
        return this;
    }

    @Override
    public CalendarSnapshot read(ScheduleRef ref, Interval horizon) {
        return troubles.read(() -> {
            List<CalendarEntry> entries = calendars.get(ref);
            if (entries == null) {
                throw Failure.of(FailureCode.CALENDAR_MISSING, "calendar " + ref + " does not exist");
            }
            return new CalendarSnapshot(
                    ref,
                    entries.stream()
                            .filter(entry -> entry.interval().overlaps(horizon))
                            .toList(),
                    horizon,
                    clock.instant(),
                    !incomplete.contains(ref));
        });
    }
}

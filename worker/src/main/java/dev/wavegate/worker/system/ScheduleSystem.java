package dev.wavegate.worker.system;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleWatches;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.MaintenanceCalendars;

/**
 * A configured calendar or roster system, with the ports that it can serve.
 *
 * @param name the source in schedule references
 * @param selfTests one cheap call each, by the name under which its health is shown
 */
record ScheduleSystem(
        String name,
        Optional<MaintenanceCalendars> calendars,
        Optional<ShiftRosters> rosters,
        Optional<ScheduleHints> hints,
        Optional<ScheduleWatches> watches,
        Optional<BookingCalendars> bookings,
        Map<String, Runnable> selfTests) {
    ScheduleSystem {
        selfTests = Map.copyOf(selfTests);
    }

    static ScheduleSystem ofRosters(String name, ShiftRosters rosters, String healthName, Runnable selfTest) {
        return new ScheduleSystem(
                name,
                Optional.empty(),
                Optional.of(rosters),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(healthName, selfTest));
    }

    /** What one kind of system contributes: none when it is not configured. */
    record Configured(List<ScheduleSystem> systems) {
        Configured {
            systems = List.copyOf(systems);
        }

        static Configured of(Optional<ScheduleSystem> system) {
            return new Configured(system.stream().toList());
        }
    }
}

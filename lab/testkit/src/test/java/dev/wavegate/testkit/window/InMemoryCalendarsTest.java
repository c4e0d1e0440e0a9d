package dev.wavegate.testkit.window;

import java.util.List;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.testkit.schedule.TestClock;

class InMemoryCalendarsTest extends MaintenanceCalendarsContract {
    private final InMemoryCalendars calendars = new InMemoryCalendars(TestClock.at("2026-11-29T12:00:00Z"));

    @Override
    protected MaintenanceCalendars calendars() {
        return calendars;
    }

    @Override
    protected void plan(String name, List<CalendarEntry> entries) {
        calendars.plan(ref(name), entries);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("memory", name);
    }
}

package dev.wavegate.api.window;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.window.CalendarReading;
import dev.wavegate.domain.window.ScheduleCopies;

/** The copies that rollouts have had made of outside schedules, and how old one may be to say anything. */
record KnownSchedules(ScheduleCopies copies, Duration maxAge) {
    Optional<CalendarReading> calendar(ScheduleRef ref) {
        return copies.calendar(ref);
    }

    Optional<RosterReading> roster(ScheduleRef ref) {
        return copies.roster(ref);
    }
}

package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.List;

import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * Which calendars open (any of them; none named means always open) and which close, how long staff must be there before
 * the start, and how long after the soak calendar and staff must still allow a rollback.
 */
public record WindowRules(List<ScheduleRef> open, List<ScheduleRef> closed, Duration lead, Duration reserve) {

    public WindowRules {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
        WindowDemand.notNegative("lead", lead);
        WindowDemand.notNegative("reserve", reserve);
    }
}

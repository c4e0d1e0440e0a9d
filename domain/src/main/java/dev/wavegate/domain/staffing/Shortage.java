package dev.wavegate.domain.staffing;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * During {@code when}, a role needs more people than it has; {@code present} counts the people left for it after the
 * roles named before it in the plan are filled.
 */
public record Shortage(Role role, ScheduleRef roster, int needed, int present, Interval when) {

    public Shortage {
        if (present < 0 || present >= needed) {
            throw new IllegalArgumentException(
                    "present must be at least 0 and less than needed " + needed + ", but is " + present);
        }
    }
}

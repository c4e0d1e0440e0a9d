package dev.wavegate.domain.staffing;

import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * At least {@code min} (1 to 100) people of one roster must be present for one role, and for no other at the same time.
 * With {@code continuity}, the same people from the start of a wave's lead to the end of its reserve. With {@code shared},
 * people count even while booked by other rollouts.
 */
public record StaffingRule(Role role, ScheduleRef roster, int min, boolean continuity, boolean shared) {

    private static final int MOST = 100;

    public StaffingRule {
        if (min < 1 || min > MOST) {
            throw new IllegalArgumentException("min must be between 1 and " + MOST + ", but is " + min);
        }
    }

    /** A rule without continuity, whose people work for this rollout alone. */
    public StaffingRule(Role role, ScheduleRef roster, int min) {
        this(role, roster, min, false);
    }

    /** A rule whose people work for this rollout alone. */
    public StaffingRule(Role role, ScheduleRef roster, int min, boolean continuity) {
        this(role, roster, min, continuity, false);
    }
}

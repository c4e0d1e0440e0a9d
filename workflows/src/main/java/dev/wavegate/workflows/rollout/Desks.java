package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.wave.CohortActivities;

/** Where a story turns to, all in one hand. */
record Desks(
        RolloutPlan plan,
        Chronicle chronicle,
        Steering steering,
        ChangeDesk change,
        BookingDesk bookings,
        WindowDesk windows,
        WaveRun waves,
        CohortActivities cohorts) {}

package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.wave.CohortActivities;

/** Where a story turns to, all in one hand. */
record RolloutContext(
        RolloutPlan plan,
        ProgressRecorder recorder,
        OperatorCommands commands,
        ChangeManagement change,
        StaffBookings bookings,
        WindowScheduler windows,
        WaveRunner waves,
        CohortActivities cohorts) {}

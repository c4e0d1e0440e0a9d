package dev.wavegate.workflows.window;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Looks for windows. */
@ActivityInterface
public interface WindowActivities {
    /** The first window from then on, by copies of the schedules that may be some minutes old. */
    @ActivityMethod(name = "FindWindow")
    Answer find(Question question);

    /** Whether the wave may start at that moment, by schedules read afresh. */
    @ActivityMethod(name = "AdmitWave")
    Answer admit(Question question);

    /**
     * What is asked: a window for this demand from this moment on.
     *
     * @param rollout for whom; people whom other rollouts have booked do not count for it
     */
    record Question(WindowDemand demand, Instant from, Optional<RolloutId> rollout) {
        public Question {
            // Questions that were asked before there were bookings lack it.
            rollout = Objects.requireNonNullElse(rollout, Optional.empty());
        }
    }

    /**
     * What was found.
     *
     * @param window the window; empty when nothing fits
     * @param reasons why nothing fits, sentences for people; empty when something does
     * @param lookAgainAt when it is worth looking again, if that can be told
     */
    record Answer(Optional<StaffedWindow> window, List<String> reasons, Optional<Instant> lookAgainAt) {
        public Answer {
            reasons = List.copyOf(reasons);
        }
    }
}

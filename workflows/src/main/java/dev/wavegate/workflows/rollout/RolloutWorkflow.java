package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.PlannedDates;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.workflows.wave.CohortActivities.PassedWave;
import dev.wavegate.workflows.wave.SoakListener;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One rollout, from its plan to its closed change. Commands are rejected with the failure {@code rollout.not-ready}. A
 * cancellation request is obeyed like {@link #abort}.
 */
@WorkflowInterface
public interface RolloutWorkflow extends SoakListener {
    @WorkflowMethod(name = "Rollout")
    RolloutProgress run(Input input);

    /** Dispatches nothing more until resumed; dispatched devices are waited for. */
    @UpdateMethod
    RolloutProgress pause(Command command);

    @UpdateValidatorMethod(updateName = "pause")
    void mayPause(Command command);

    @UpdateMethod
    RolloutProgress resume(Command command);

    @UpdateValidatorMethod(updateName = "resume")
    void mayResume(Command command);

    /** Ends the rollout and leaves the devices as they are. */
    @UpdateMethod
    RolloutProgress abort(Command command);

    @UpdateValidatorMethod(updateName = "abort")
    void mayAbort(Command command);

    /** Ends the rollout and rolls the devices back, as if a gate had failed. */
    @UpdateMethod
    RolloutProgress rollBack(Command command);

    @UpdateValidatorMethod(updateName = "rollBack")
    void mayRollBack(Command command);

    /** Decides in place of a gate that is inconclusive. */
    @UpdateMethod
    RolloutProgress decide(GateDecision decision);

    @UpdateValidatorMethod(updateName = "decide")
    void mayDecide(GateDecision decision);

    /**
     * A hint that the change moved; the workflow reads it again, unless it knows that version.
     *
     * @param version that the change has reached; 0 when that is unknown
     */
    @SignalMethod
    void changeMoved(long version);

    /** A hint that a calendar or roster moved; the workflow searches again. */
    @SignalMethod
    void rosterMoved();

    @QueryMethod
    RolloutProgress view();

    static String workflowId(RolloutId rollout) {
        return "rollout/" + rollout;
    }

    /**
     * What to roll out.
     *
     * @param continued what the run before this one left; empty for the first run
     */
    record Input(PlanRef plan, Optional<Continuation> continued) {
        /** The start of a rollout. */
        public Input(PlanRef plan) {
            this(plan, Optional.empty());
        }
    }

    /**
     * What one run leaves to the next when its history has become long; always between two waves.
     *
     * @param sequence the number of the last recorded update
     * @param nextWave the number of the wave to continue with
     * @param bookings the reservations that still count
     * @param allocated people counted per region
     * @param passed the waves that have passed
     */
    record Continuation(
            RolloutProgress progress,
            long sequence,
            int nextWave,
            PlannedDates dates,
            List<Booking> bookings,
            Map<String, List<Presence>> allocated,
            List<PassedWave> passed) {
        public Continuation {
            bookings = List.copyOf(bookings);
            passed = List.copyOf(passed);
            allocated = Map.copyOf(allocated);
        }
    }

    /**
     * What a person commands.
     *
     * @param actor who
     * @param reason why, may be empty
     */
    record Command(String actor, String reason) {}

    /** What a person decides about a wave whose gates are inconclusive. */
    record GateDecision(String actor, String reason, Choice choice) {}

    /** The two decisions. */
    enum Choice {
        PROMOTE,
        ROLL_BACK
    }
}

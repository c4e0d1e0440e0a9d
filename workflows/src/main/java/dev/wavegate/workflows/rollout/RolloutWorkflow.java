package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.workflows.wave.SoakListener;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One rollout, from its plan to its closed change. Commands are refused with the failure {@code rollout.not-ready}. */
@WorkflowInterface
public interface RolloutWorkflow extends SoakListener {
    @WorkflowMethod(name = "Rollout")
    RolloutProgress run(Input order);

    /** Asks no further device until resumed; devices already asked are waited for. */
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

    /** Ends the rollout and takes the devices back, as if a gate had failed. */
    @UpdateMethod
    RolloutProgress rollBack(Command command);

    @UpdateValidatorMethod(updateName = "rollBack")
    void mayRollBack(Command command);

    /** Decides in place of a gate that cannot tell. */
    @UpdateMethod
    RolloutProgress decide(GateDecision decision);

    @UpdateValidatorMethod(updateName = "decide")
    void mayDecide(GateDecision decision);

    /** A hint that the change moved; the story reads the truth itself. */
    @SignalMethod
    void changeMoved();

    /** A hint that a calendar or roster moved; the story reads the truth itself. */
    @SignalMethod
    void rosterMoved();

    @QueryMethod
    RolloutProgress view();

    static String workflowId(RolloutId rollout) {
        return "rollout/" + rollout;
    }

    /** What to roll out. */
    record Input(RolloutPlan plan, PlanDigest digest) {}

    /**
     * What a person wants.
     *
     * @param actor who
     * @param reason why, may be empty
     */
    record Command(String actor, String reason) {}

    /** What a person decides about a wave whose gates cannot tell. */
    record GateDecision(String actor, String reason, Choice choice) {}

    /** The two ways on. */
    enum Choice {
        PROMOTE,
        ROLL_BACK
    }
}

package dev.wavegate.workflows.wave;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutPlan;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One wave in one window: ask its devices, soak, judge. */
@WorkflowInterface
public interface WaveWorkflow {
    @WorkflowMethod(name = "Wave")
    Result run(Input order);

    /** Ask no further device; come back when everything asked is answered for. A soak goes on. */
    @SignalMethod
    void stopDispatching();

    /** Come back as soon as possible, whatever is going on. */
    @SignalMethod
    void stopEverything();

    static String workflowId(RolloutId rollout, WaveSlice slice, Intent intent) {
        String what = intent == Intent.UPDATE ? "/wave/" : "/rollback/";
        return "rollout/" + rollout + what + slice.number();
    }

    /** The one for the part of a wave in one region. */
    static String workflowId(RolloutId rollout, WaveSlice slice, CohortPart part) {
        String wave = workflowId(rollout, slice, Intent.UPDATE);
        return part.region().isEmpty() ? wave : wave + "/" + part.region();
    }

    /**
     * What to do.
     *
     * @param workUntil the last moment by which a device that was asked must have its final outcome
     * @param region of the wave's parts, only this one, and without the last word of the gates; empty for the whole wave
     * @param verdictOnly ask nobody and have the gates say their last word, after all parts have soaked
     */
    record Input(
            RolloutPlan plan,
            WaveSlice slice,
            Intent intent,
            Instant workUntil,
            Optional<String> region,
            boolean verdictOnly) {
        /** The whole wave from its first device to its verdict, or all of a rollback. */
        public Input(RolloutPlan plan, WaveSlice slice, Intent intent, Instant workUntil) {
            this(plan, slice, intent, workUntil, Optional.empty(), false);
        }

        public static Input ofPart(RolloutPlan plan, WaveSlice slice, CohortPart part, Instant workUntil) {
            return new Input(plan, slice, Intent.UPDATE, workUntil, Optional.of(part.region()), false);
        }

        /** Of a wave whose parts have all soaked by now. */
        public static Input ofVerdict(RolloutPlan plan, WaveSlice slice, Instant now) {
            return new Input(plan, slice, Intent.UPDATE, now, Optional.empty(), true);
        }
    }

    /**
     * How it came back.
     *
     * @param reason a sentence for people; empty when the end says it all
     */
    record Result(End end, OutcomeCounts counts, List<GateResult> gates, String reason) {
        public Result {
            gates = List.copyOf(gates);
        }
    }

    /** How a wave can come back. */
    enum End {
        /** Done, soaked, and every gate passed. */
        PASSED,
        /** A part of the wave is done and soaked; the gates judge the wave once all its parts are. */
        SOAKED,
        /** A gate says stop. */
        FAILED,
        /** Done and soaked, but a gate cannot tell. */
        INCONCLUSIVE,
        /** Devices are left, because the window closes, it was told to stop, or the backend does not answer. */
        UNFINISHED
    }
}

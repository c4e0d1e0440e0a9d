package dev.wavegate.workflows.wave;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.device.Intent;
import dev.wavegate.domain.device.OutcomeCounts;
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
    Result run(Order order);

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

    /**
     * What to do.
     *
     * @param workUntil the last moment by which a device that was asked must have its final outcome
     */
    record Order(RolloutPlan plan, WaveSlice slice, Intent intent, Instant workUntil) {}

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
        /** A gate says stop. */
        FAILED,
        /** Done and soaked, but a gate cannot tell. */
        INCONCLUSIVE,
        /** Devices are left, because the window closes, it was told to stop, or the backend does not answer. */
        UNFINISHED
    }
}

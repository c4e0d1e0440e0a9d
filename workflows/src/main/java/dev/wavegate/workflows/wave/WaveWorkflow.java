package dev.wavegate.workflows.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.wave.WavePlanner;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One part of a wave in one window: dispatch, soak, judge. */
@WorkflowInterface
public interface WaveWorkflow {
    @WorkflowMethod(name = "Wave")
    Result run(Input input);

    /** Dispatch nothing more; return when every dispatched device has its outcome. A soak goes on. */
    @SignalMethod
    void stopDispatching();

    /** Return as soon as possible. */
    @SignalMethod
    void stopEverything();

    static String workflowId(Input input) {
        String kind = input.task() == Task.ROLL_BACK ? "/rollback/" : "/wave/";
        String wave = "rollout/" + input.rollout() + kind + input.wave();
        return input.region().isEmpty() ? wave : wave + "/" + input.region();
    }

    /** What there is to do. */
    enum Task {
        /** Dispatch, soak and judge: the only part of its wave. */
        RUN_AND_JUDGE,
        /** Dispatch and soak: one of several parts, which are judged together later. */
        RUN,
        /** Judge a wave of which every part has soaked, after another soak if there is one. */
        JUDGE,
        /** Take every device back to its previous version. */
        ROLL_BACK;

        Intent intent() {
            return this == ROLL_BACK ? Intent.ROLLBACK : Intent.UPDATE;
        }
    }

    /**
     * What to run.
     *
     * @param range the wave's ordinals; for a rollback, all that is rolled back
     * @param region of the part; empty for all of the wave
     * @param lanes the lanes to drive
     * @param firstLane the number of the first of them within the wave
     * @param dispatchUntil the last moment to dispatch
     * @param soak how long to watch after the last outcome
     */
    record Input(
            RolloutId rollout,
            PlanDigest digest,
            Task task,
            WaveNumber wave,
            OrdinalRange range,
            String region,
            List<OrdinalRange> lanes,
            int firstLane,
            Instant dispatchUntil,
            Duration soak) {
        public Input {
            lanes = List.copyOf(lanes);
        }

        /** A part of a wave, which is judged at once when it is the only one. */
        public static Input ofPart(
                RolloutId rollout,
                PlanDigest digest,
                WaveSlice slice,
                CohortPart part,
                Instant dispatchUntil,
                Duration soak) {
            return new Input(
                    rollout,
                    digest,
                    slice.parts().size() == 1 ? Task.RUN_AND_JUDGE : Task.RUN,
                    slice.number(),
                    slice.range(),
                    part.region(),
                    WavePlanner.lanes(part.range()),
                    slice.firstLaneOf(part),
                    dispatchUntil,
                    soak);
        }

        /**
         * The verdict on a wave of which every part has soaked.
         *
         * @param soak how long to watch once more before it
         */
        public static Input ofVerdict(
                RolloutId rollout, PlanDigest digest, WaveSlice slice, Instant now, Duration soak) {
            return new Input(
                    rollout, digest, Task.JUDGE, slice.number(), slice.range(), "", slice.lanes(), 0, now, soak);
        }

        /** A rollback of everything in the range; needs no window, since waiting would do more harm. */
        public static Input ofRollback(
                RolloutId rollout, PlanDigest digest, WaveNumber wave, OrdinalRange range, Instant now) {
            Instant noLimit = now.plus(Duration.ofDays(365));
            return new Input(
                    rollout,
                    digest,
                    Task.ROLL_BACK,
                    wave,
                    range,
                    "",
                    WavePlanner.lanes(range),
                    0,
                    noLimit,
                    Duration.ZERO);
        }

        List<DriveInput> drives() {
            List<DriveInput> drives = new ArrayList<>();
            for (int each = 0; each < lanes.size(); each++) {
                drives.add(new DriveInput(
                        rollout,
                        digest,
                        wave,
                        range,
                        task.intent(),
                        lanes.get(each),
                        firstLane + each,
                        Optional.of(dispatchUntil)));
            }
            return drives;
        }
    }

    /**
     * How it ended.
     *
     * @param counts of the whole wave
     * @param reason a sentence for people; empty when the end says it all
     */
    record Result(End end, OutcomeCounts counts, List<GateResult> gates, String reason) {
        public Result {
            gates = List.copyOf(gates);
        }
    }

    /** How a wave, or a part of one, can end. */
    enum End {
        /** Done and soaked, and every gate passed. */
        PASSED,
        /** Done and soaked; judged when every part of the wave is. */
        SOAKED,
        /** A gate failed. */
        FAILED,
        /** A gate failed for an earlier wave, by what its devices did since. */
        EARLIER_WAVE_FAILED,
        /** Done and soaked, but a gate is inconclusive. */
        INCONCLUSIVE,
        /** Devices are left: the window closes, it was stopped, or the backend does not respond. */
        UNFINISHED;

        /** What the last results of the gates come to; a wave without any gate cannot be judged. */
        public static End of(List<GateResult> gates) {
            if (gates.stream().map(GateResult::verdict).anyMatch(Verdict::stops)) {
                return FAILED;
            }
            boolean passed = !gates.isEmpty()
                    && gates.stream().map(GateResult::verdict).allMatch(Verdict.Passed.class::isInstance);
            return passed ? PASSED : INCONCLUSIVE;
        }

        /** Every device has its outcome, the soak is over, and no gate failed. */
        public boolean hasSoaked() {
            return this == PASSED || this == SOAKED || this == INCONCLUSIVE;
        }
    }
}

package dev.wavegate.workflows.wave;

import java.util.List;

import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanRef;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Freezes cohorts and recalls their dispatches. */
@ActivityInterface
public interface CohortActivities {
    /** Streams the devices that the plan means into the store and cuts them into waves; repeatable. */
    @ActivityMethod(name = "FreezeCohort")
    Frozen freeze(PlanRef plan);

    /** Recalls every dispatch that no device has begun and cancels the devices never dispatched; returns all counts. */
    @ActivityMethod(name = "RecallDispatches")
    OutcomeCounts recall(PlanRef plan);

    /**
     * Dispatches and judges nothing; waits until every dispatched device has its outcome, at the latest by its deadline,
     * and returns all counts.
     */
    @ActivityMethod(name = "SettleDispatches")
    OutcomeCounts settle(PlanRef plan);

    /**
     * Reads what became of the devices of waves that have passed, reads their confirmed devices back, and has the gates
     * judge these waves again. What went back since a wave passed is recorded in the journal. Repeatable.
     */
    @ActivityMethod(name = "LookBack")
    LookBack lookBack(LookBackInput input);

    /** The rollouts that were created before this one, have not ended, and have some of its devices. */
    @ActivityMethod(name = "FindOverlaps")
    List<Overlap> overlaps(PlanRef plan);

    /** Supersedes the devices of this rollout that wait in others; repeatable. */
    @ActivityMethod(name = "TakeOverDevices")
    void takeOver(PlanRef plan);

    /** Reads what waiting devices run, after another rollout has ended; returns all counts. Repeatable. */
    @ActivityMethod(name = "ReadDevicesAgain")
    OutcomeCounts readAgain(PlanRef plan);

    /** What the whole cohort has come to. */
    @ActivityMethod(name = "CountOutcomes")
    OutcomeCounts counts(RolloutId rollout);

    /** What a part of the cohort has come to. */
    @ActivityMethod(name = "CountOutcomesWithin")
    OutcomeCounts countsWithin(RolloutId rollout, OrdinalRange range);

    /** How many devices of a rollout another one has, too. */
    record Overlap(RolloutId rollout, int devices) {}

    /**
     * A wave that has passed.
     *
     * @param failures the failures that are known of it and have been decided on
     */
    record PassedWave(WaveNumber wave, int failures) {}

    /** Which waves to look back at. */
    record LookBackInput(PlanRef rollout, List<PassedWave> waves) {
        public LookBackInput {
            waves = List.copyOf(waves);
        }
    }

    /**
     * What has become of waves that had passed.
     *
     * @param trouble why the backend could not tell, in a sentence; empty when it did
     */
    record LookBack(List<JudgedAgain> waves, String trouble) {
        public LookBack {
            waves = List.copyOf(waves);
        }

        /** The waves with the failures that are known now. */
        public List<PassedWave> passed() {
            return waves.stream()
                    .map(each -> new PassedWave(each.wave(), each.counts().failures()))
                    .toList();
        }
    }

    /** What the gates say now to a wave that had passed. */
    record JudgedAgain(WaveNumber wave, OutcomeCounts counts, List<GateResult> gates) {
        public JudgedAgain {
            gates = List.copyOf(gates);
        }
    }

    /**
     * A frozen cohort.
     *
     * @param devices how many there are
     * @param skipped how many the inventory lists but the release is not for, or that have it already
     * @param upToDate how many of the skipped have it already
     * @param slices the waves that have devices, in order
     */
    record Frozen(int devices, int skipped, int upToDate, List<WaveSlice> slices) {
        public Frozen {
            slices = List.copyOf(slices);
        }
    }
}

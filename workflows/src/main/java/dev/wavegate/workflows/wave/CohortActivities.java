package dev.wavegate.workflows.wave;

import java.util.List;

import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.RolloutId;
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

    /** What the whole cohort has come to. */
    @ActivityMethod(name = "CountOutcomes")
    OutcomeCounts counts(RolloutId rollout);

    /** What a part of the cohort has come to. */
    @ActivityMethod(name = "CountOutcomesWithin")
    OutcomeCounts countsWithin(RolloutId rollout, OrdinalRange range);

    /**
     * A frozen cohort.
     *
     * @param devices how many there are
     * @param skipped how many the inventory lists but the release is not for, or that have it already
     * @param slices the waves that have devices, in order
     */
    record Frozen(int devices, int skipped, List<WaveSlice> slices) {
        public Frozen {
            slices = List.copyOf(slices);
        }
    }
}

package dev.wavegate.workflows.wave;

import java.util.List;

import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutPlan;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Freezes cohorts and takes orders back. */
@ActivityInterface
public interface CohortActivities {
    /** Streams the devices that the plan means into the store and cuts them into waves; repeatable. */
    @ActivityMethod(name = "FreezeCohort")
    Frozen freeze(RolloutPlan plan);

    /** Takes back every order that has not begun and marks those never asked as cancelled; answers all counts. */
    @ActivityMethod(name = "RecallOrders")
    OutcomeCounts recall(Recall recall);

    /**
     * Asks no device and judges nothing; waits until every device that was asked is answered for, at the latest by its
     * deadline, and answers all counts.
     */
    @ActivityMethod(name = "SettleOrders")
    OutcomeCounts settle(Recall recall);

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

    /** Whose orders to take back. */
    record Recall(RolloutPlan plan, OrdinalRange range, List<WaveSlice> slices) {
        public Recall {
            slices = List.copyOf(slices);
        }
    }
}

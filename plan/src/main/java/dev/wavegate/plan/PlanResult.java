package dev.wavegate.plan;

import java.util.List;
import java.util.function.Function;

import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutPlan;

/** What came of reading a plan: the plan, or everything that is wrong with it. */
public sealed interface PlanResult {
    /** Answers with the function of the case at hand. */
    <T> T match(Function<ReadPlan, T> whenRead, Function<BrokenPlan, T> whenBroken);

    /**
     * The plan obeys every rule.
     *
     * @param canonicalJson the plan with all defaults written out, the same for every way to write the same plan
     * @param digest SHA-256 of the canonical JSON
     */
    record ReadPlan(RolloutPlan plan, String canonicalJson, PlanDigest digest) implements PlanResult {
        @Override
        public <T> T match(Function<ReadPlan, T> whenRead, Function<BrokenPlan, T> whenBroken) {
            return whenRead.apply(this);
        }
    }

    /**
     * The plan breaks rules.
     *
     * @param problems at least one, by line
     */
    record BrokenPlan(List<PlanProblem> problems) implements PlanResult {
        public BrokenPlan {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an invalid plan must have at least 1 problem");
            }
        }

        @Override
        public <T> T match(Function<ReadPlan, T> whenRead, Function<BrokenPlan, T> whenBroken) {
            return whenBroken.apply(this);
        }
    }
}

package dev.wavegate.api.rollout;

import java.time.Clock;
import java.util.Optional;

import dev.wavegate.api.temporal.RolloutClient;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.Plans;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.plan.ReadPlan;
import org.springframework.stereotype.Component;

/** Starts rollouts. The start of the workflow is the commit point; everything after it can be repeated. */
@Component
final class RolloutStarts {
    /**
     * What came of a start.
     *
     * @param fresh false when the same plan had been started before
     */
    record Start(RolloutRecord rollout, boolean fresh) {}

    private final Plans plans;
    private final Rollouts rollouts;
    private final RolloutClient workflows;
    private final Clock clock;

    RolloutStarts(Plans plans, Rollouts rollouts, RolloutClient workflows, Clock clock) {
        this.plans = plans;
        this.rollouts = rollouts;
        this.workflows = workflows;
        this.clock = clock;
    }

    /**
     * Starts a plan, or finds what was started with it before.
     *
     * @throws Failure {@code rollout.exists} when a rollout of this name has another plan
     */
    Start start(ReadPlan read) {
        RolloutPlan plan = read.plan();
        Optional<RolloutRecord> known = rollouts.find(plan.id());
        if (known.isPresent()) {
            sameOrRefused(known.get().digest(), read);
            return new Start(known.get(), false);
        }
        // The workflow carries the digest only, so that the plan must be stored before.
        plans.store(read.digest(), read.canonicalJson());
        boolean fresh = workflows.start(new PlanRef(plan.id(), read.digest()));
        if (!fresh) {
            // Started, but not yet known to the read model: a caller ahead of us, or one that died between the two.
            sameOrRefused(workflows.digestOf(plan.id()), read);
        }
        rollouts.register(new NewRollout(
                plan.id(),
                read.digest(),
                read.canonicalJson(),
                plan.release().product(),
                plan.labels(),
                plan.schedules(),
                clock.instant()));
        RolloutRecord registered = rollouts.find(plan.id())
                .orElseThrow(() -> Failure.of(FailureCode.BUG, "a registered rollout is missing"));
        return new Start(registered, fresh);
    }

    private static void sameOrRefused(PlanDigest existing, ReadPlan read) {
        if (!existing.equals(read.digest())) {
            throw Failure.of(
                    FailureCode.ROLLOUT_EXISTS,
                    "rollout " + read.plan().id() + " exists with plan " + existing.abbreviated() + ", not "
                            + read.digest().abbreviated() + "; rollout names are permanent and cannot be reused");
        }
    }
}

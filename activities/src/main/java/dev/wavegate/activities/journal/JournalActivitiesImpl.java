package dev.wavegate.activities.journal;

import java.util.List;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressUpdate;

/** Keeps the journal and the read model. */
public final class JournalActivitiesImpl implements JournalActivities {
    private final Rollouts rollouts;
    private final Journal journal;
    private final PlanCache plans;

    public JournalActivitiesImpl(Rollouts rollouts, Journal journal, PlanCache plans) {
        this.plans = plans;
        this.rollouts = rollouts;
        this.journal = journal;
    }

    @Override
    public RolloutPlan register(Registration registration) {
        PlanRef rollout = registration.plan();
        RolloutPlan plan = plans.plan(rollout.digest());
        rollouts.register(new Rollouts.NewRollout(
                rollout.rollout(),
                rollout.digest(),
                plans.json(rollout.digest()),
                plan.release().product(),
                plan.labels(),
                plan.schedules(),
                registration.at()));
        return plan;
    }

    @Override
    public void append(LateEvent event) {
        journal.append(event.rollout(), List.of(event.event()));
    }

    @Override
    public void record(ProgressUpdate update) {
        // Whoever sees a state can read in the journal how it came about.
        journal.append(update.rollout(), update.events());
        rollouts.progress(update.rollout(), update.progress(), update.sequence(), update.at());
    }
}

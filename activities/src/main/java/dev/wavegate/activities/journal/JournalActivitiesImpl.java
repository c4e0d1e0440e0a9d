package dev.wavegate.activities.journal;

import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressUpdate;

/** Keeps the journal and the read model. */
public final class JournalActivitiesImpl implements JournalActivities {
    private final Rollouts rollouts;
    private final Journal journal;

    public JournalActivitiesImpl(Rollouts rollouts, Journal journal) {
        this.rollouts = rollouts;
        this.journal = journal;
    }

    @Override
    public void register(Registration registration) {
        RolloutPlan plan = registration.plan();
        rollouts.register(new Rollouts.NewRollout(
                plan.id(),
                registration.digest(),
                CanonicalPlan.json(plan),
                plan.release().product(),
                plan.labels(),
                plan.schedules(),
                registration.at()));
    }

    @Override
    public void record(ProgressUpdate update) {
        // Whoever sees a state can read in the journal how it came about.
        journal.append(update.rollout(), update.events());
        rollouts.progress(update.rollout(), update.progress(), update.sequence(), update.at());
    }
}

package dev.wavegate.api.lab;

import java.util.Set;

import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressUpdate;

/** Records stories in the database. */
public final class ProgressRecording implements JournalActivities {
    private final PostgresStore store;

    ProgressRecording(PostgresStore store) {
        this.store = store;
    }

    @Override
    public void register(Registration registration) {
        store.rollouts()
                .register(new NewRollout(
                        registration.plan().id(),
                        registration.digest(),
                        CanonicalPlan.json(registration.plan()),
                        registration.plan().release().product(),
                        registration.plan().labels(),
                        Set.of(),
                        registration.at()));
    }

    @Override
    public void record(ProgressUpdate update) {
        store.rollouts().progress(update.rollout(), update.progress(), update.sequence(), update.at());
        store.journal().append(update.rollout(), update.events());
    }
}

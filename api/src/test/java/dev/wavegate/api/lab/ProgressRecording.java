package dev.wavegate.api.lab;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanParser;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressUpdate;

/** Records rollouts in the database. */
public final class ProgressRecording implements JournalActivities {
    private final PostgresStore store;

    ProgressRecording(PostgresStore store) {
        this.store = store;
    }

    @Override
    public RolloutPlan register(Registration registration) {
        PlanRef rollout = registration.plan();
        String json = store.plans().find(rollout.digest()).orElseThrow();
        RolloutPlan plan = PlanParser.read(json.getBytes(StandardCharsets.UTF_8), PlanFormat.JSON)
                .match(read -> read.plan(), invalid -> {
                    throw new AssertionError(invalid);
                });
        store.rollouts()
                .register(new NewRollout(
                        plan.id(),
                        rollout.digest(),
                        json,
                        plan.release().product(),
                        plan.labels(),
                        Set.of(),
                        registration.at()));
        return plan;
    }

    @Override
    public void append(LateEvent event) {
        throw new UnsupportedOperationException("no rollout of these tests is watched after its end");
    }

    @Override
    public void record(ProgressUpdate update) {
        store.rollouts().progress(update.rollout(), update.progress(), update.sequence(), update.at());
        store.journal().append(update.rollout(), update.events());
    }
}

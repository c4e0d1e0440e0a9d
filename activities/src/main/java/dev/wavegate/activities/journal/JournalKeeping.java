package dev.wavegate.activities.journal;

import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.StoryUpdate;
import dev.wavegate.workflows.plan.CanonicalPlan;
import java.util.HashSet;
import java.util.Set;

/** Keeps the journal and the read model. */
public final class JournalKeeping implements JournalActivities {
    private final Rollouts rollouts;
    private final Journal journal;

    public JournalKeeping(Rollouts rollouts, Journal journal) {
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
                schedulesOf(plan),
                registration.at()));
    }

    @Override
    public void record(StoryUpdate update) {
        rollouts.progress(update.rollout(), update.progress(), update.sequence(), update.at());
        journal.append(update.rollout(), update.events());
    }

    private static Set<ScheduleRef> schedulesOf(RolloutPlan plan) {
        Set<ScheduleRef> schedules = new HashSet<>(plan.windows().open());
        schedules.addAll(plan.windows().closed());
        plan.staffing().stream().map(StaffingRule::roster).forEach(schedules::add);
        return schedules;
    }
}

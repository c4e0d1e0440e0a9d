package dev.wavegate.workflows.watch;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.workflows.incident.IncidentActivities;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.JournalActivities.LateEvent;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Causes;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.CohortActivities.LookBack;
import dev.wavegate.workflows.wave.CohortActivities.LookBackInput;
import dev.wavegate.workflows.wave.CohortActivities.PassedWave;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;

/** Looks at the devices once an hour, and for the last time when the watch ends. */
public final class HourlyWatch implements WatchWorkflow {
    private static final Duration HOUR = Duration.ofHours(1);

    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.cohortWork());
    private final IncidentActivities incidents =
            Workflow.newActivityStub(IncidentActivities.class, ActivityProfiles.outsideCall());
    private final JournalActivities journal =
            Workflow.newActivityStub(JournalActivities.class, ActivityProfiles.ownStore());

    @Override
    public void run(Input input) {
        List<PassedWave> waves = input.waves();
        while (WorkflowClock.now().isBefore(input.until())) {
            Duration left = WorkflowClock.until(input.until());
            Workflow.sleep(left.compareTo(HOUR) < 0 ? left : HOUR);
            // What the backend cannot tell now it may tell an hour later.
            LookBack seen = cohorts.lookBack(new LookBackInput(input.rollout(), waves));
            if (seen.trouble().isBlank()) {
                int late = failures(seen.passed()) - failures(waves);
                waves = seen.passed();
                if (late > 0) {
                    report(input, failures(waves), late);
                }
            }
        }
    }

    private static int failures(List<PassedWave> waves) {
        return waves.stream().mapToInt(PassedWave::failures).sum();
    }

    private void report(Input input, int failures, int late) {
        String text = late + " devices failed after the rollout had completed.";
        try {
            IncidentRef incident = incidents.raise(
                    input.incident()
                            .withDescription(
                                    text
                                            + " The journal of the rollout names them. The change stays closed; nothing is rolled back."));
            record(
                    input,
                    "incident.raised",
                    "after-completion-" + failures,
                    text + " Raised incident " + incident.number() + ".",
                    Map.of("number", incident.number()));
        } catch (ActivityFailure refused) {
            record(
                    input,
                    "incident.failed",
                    "after-completion-" + failures + "-refused",
                    text + " No incident could be raised: " + Causes.sentence(refused),
                    Map.of());
        }
    }

    private void record(Input input, String kind, String key, String text, Map<String, String> details) {
        journal.append(new LateEvent(
                input.rollout().rollout(),
                new JournalEvent(key, WorkflowClock.now(), kind, "wavegate", text, details)));
    }
}

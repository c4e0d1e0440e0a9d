package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.rollout.Ending;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.incident.IncidentActivities;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Workflow;

/** How a rollout is brought to its end, whichever way it goes. */
final class RolloutCompletion {
    /** As for a wave: the drive has been patient before, and a backend that is down for days costs few events. */
    private static final Duration BACKEND_REST = Duration.ofSeconds(10);

    private static final Duration LONGEST_BACKEND_REST = Duration.ofMinutes(15);

    private final IncidentActivities incidents =
            Workflow.newActivityStub(IncidentActivities.class, ActivityProfiles.outsideCall());
    private final RolloutWorkflow.Input order;
    private final ProgressRecorder recorder;
    private final ChangeManagement desk;
    private final CohortActivities cohorts;
    private final WaveRunner waves;

    RolloutCompletion(
            RolloutWorkflow.Input order,
            ProgressRecorder recorder,
            ChangeManagement desk,
            CohortActivities cohorts,
            WaveRunner waves) {
        this.order = order;
        this.recorder = recorder;
        this.desk = desk;
        this.cohorts = cohorts;
        this.waves = waves;
    }

    void conclude(StepResult step, List<WaveSlice> slices) {
        try {
            switch (step.way()) {
                case GO_ON -> complete();
                case REJECTED -> endWithout(RolloutState.REJECTED, step, slices);
                case CANCELLED -> endWithout(RolloutState.CANCELLED, step, slices);
                case ROLL_BACK -> rollBack(step, slices);
                case NEEDS_HUMAN -> handOver(step.reason());
            }
        } catch (ActivityFailure | ChildWorkflowFailure failure) {
            handOver(Causes.sentence(failure));
        }
    }

    private void complete() {
        OutcomeCounts counts = cohorts.counts(order.plan().id());
        CloseCode code = Ending.codeOf(counts);
        desk.close(code, "All waves passed their gates: " + Ending.numbers(counts) + ".");
        recorder.end(RolloutState.COMPLETED, Ending.completed(order.plan().id(), counts, desk.number(), code));
    }

    /** Nothing is taken back: what was never asked is cancelled, what was asked stays. */
    private void endWithout(RolloutState last, StepResult step, List<WaveSlice> slices) {
        OutcomeCounts counts = settled(recall(slices), slices);
        String sentence = last + " " + order.plan().id() + ": " + step.reason() + "; " + Ending.numbers(counts);
        if (counts.everDispatched() == 0) {
            desk.cancel("Rollout ended before any device was touched: " + step.reason() + ".");
        } else {
            desk.close(CloseCode.UNSUCCESSFUL, "Rollout ended early: " + step.reason() + "; " + Ending.numbers(counts));
        }
        recorder.end(last, sentence);
    }

    private void rollBack(StepResult step, List<WaveSlice> slices) {
        OutcomeCounts before = recall(slices);
        if (before.everDispatched() == 0) {
            endWithout(RolloutState.CANCELLED, step, slices);
            return;
        }
        recorder.enter(RolloutState.ROLLING_BACK);
        recorder.tell("rollback.started", "Rolling back: " + step.reason() + ".", Map.of("reason", step.reason()));
        desk.note("rollback", "Rolling back: " + step.reason() + ".");
        FailurePolicy.Scope scope = order.plan().onFailure().rollback();
        if (scope == FailurePolicy.Scope.NONE) {
            closeFailed(RolloutState.NEEDS_HUMAN, step, settled(before, slices));
            return;
        }
        takeBack(toTakeBack(scope, slices));
        closeFailed(RolloutState.ROLLED_BACK, step, cohorts.counts(order.plan().id()));
    }

    /** However long the backend does not answer: devices that run what failed are not left behind. */
    private void takeBack(WaveSlice everything) {
        Backoff rest = new Backoff(BACKEND_REST, LONGEST_BACKEND_REST);
        WaveWorkflow.Result result = waves.back(everything);
        while (result.end() != WaveWorkflow.End.PASSED) {
            recorder.hold(List.of("The rollback is not finished: " + result.reason()));
            Workflow.sleep(rest.next());
            result = waves.back(everything);
        }
        recorder.release();
    }

    private void closeFailed(RolloutState last, StepResult step, OutcomeCounts counts) {
        IncidentRef incident = raiseIncident(step.reason(), counts);
        desk.close(
                CloseCode.UNSUCCESSFUL,
                step.reason() + ". " + Ending.numbers(counts) + ". Incident " + incident.number() + ".");
        recorder.end(
                last,
                last == RolloutState.ROLLED_BACK
                        ? Ending.rolledBack(order.plan().id(), counts, step.reason())
                        : last + " " + order.plan().id() + ": " + step.reason() + "; no device was taken back");
    }

    private WaveSlice toTakeBack(FailurePolicy.Scope scope, List<WaveSlice> slices) {
        WaveSlice current = slices.stream()
                .filter(each -> each.number().value() == recorder.progress().wave())
                .findFirst()
                .orElse(slices.get(0));
        int from = scope == FailurePolicy.Scope.WAVE ? current.range().from() : 0;
        return new WaveSlice(
                current.number(),
                current.name(),
                new OrdinalRange(from, current.range().to()));
    }

    private OutcomeCounts recall(List<WaveSlice> slices) {
        return cohorts.recall(everything(slices));
    }

    /** Devices that had begun are answered for before the rollout ends. */
    private OutcomeCounts settled(OutcomeCounts counts, List<WaveSlice> slices) {
        if (counts.inFlight() == 0) {
            return counts;
        }
        recorder.hold(List.of("Waiting for " + counts.inFlight() + " devices that had begun."));
        OutcomeCounts settled = cohorts.settle(everything(slices));
        recorder.release();
        return settled;
    }

    private CohortActivities.Recall everything(List<WaveSlice> slices) {
        int end = slices.isEmpty() ? 0 : slices.get(slices.size() - 1).range().to();
        return new CohortActivities.Recall(order.plan(), new OrdinalRange(0, end), slices);
    }

    private IncidentRef raiseIncident(String reason, OutcomeCounts counts) {
        FailurePolicy policy = order.plan().onFailure();
        IncidentRef incident = incidents.raise(new IncidentDraft(
                order.plan().id(),
                "Rollout " + order.plan().id() + " of " + order.plan().release().product() + " "
                        + order.plan().release().version() + " was stopped",
                reason + "\n" + Ending.numbers(counts),
                policy.urgency(),
                policy.impact(),
                desk.change(),
                order.plan().change().assignmentGroup()));
        recorder.incident(incident);
        recorder.tell(
                "incident.raised", "Raised incident " + incident.number() + ".", Map.of("number", incident.number()));
        return incident;
    }

    /** Nothing more happens by itself: an incident tells people, the change says what is known. */
    private void handOver(String reason) {
        try {
            OutcomeCounts counts = cohorts.counts(order.plan().id());
            raiseIncident("A person is needed: " + reason, counts);
            desk.note(
                    "needs-human", "Wavegate cannot go on by itself: " + reason + ". " + Ending.numbers(counts) + ".");
        } catch (ActivityFailure failure) {
            recorder.tell("incident.failed", "No incident could be raised: " + Causes.sentence(failure), Map.of());
        }
        recorder.end(RolloutState.NEEDS_HUMAN, "NEEDS_HUMAN " + order.plan().id() + ": " + reason);
    }
}

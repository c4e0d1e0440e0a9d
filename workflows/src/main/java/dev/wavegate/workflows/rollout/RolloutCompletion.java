package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wavegate.domain.change.ChangeEvent;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.incident.IncidentDraft;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.incident.IncidentUpdate;
import dev.wavegate.domain.rollout.Ending;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.incident.IncidentActivities;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Causes;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.watch.WatchWorkflow;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.api.enums.v1.ParentClosePolicy;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ChildWorkflowFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** Brings a rollout to its end: completes it, ends it early, rolls it back, or hands it over to a person. */
final class RolloutCompletion implements StepResult.Cases {
    /** Urgency and impact where no plan says them: between high (1) and low (3). */
    private static final int UNKNOWN_LEVEL = 2;

    private static final Logger LOG = Workflow.getLogger(RolloutCompletion.class);

    private final IncidentActivities incidents =
            Workflow.newActivityStub(IncidentActivities.class, ActivityProfiles.outsideCall());
    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.cohortWork());
    private final PlanRef rollout;
    private final RolloutPlan plan;
    private final ProgressRecorder recorder;
    private final ChangeManagement change;
    private final WaveVerdicts verdicts;
    private List<WaveSlice> slices = List.of();
    private Optional<String> notFreed = Optional.empty();

    RolloutCompletion(
            PlanRef rollout,
            RolloutPlan plan,
            ProgressRecorder recorder,
            ChangeManagement change,
            WaveVerdicts verdicts) {
        this.rollout = rollout;
        this.plan = plan;
        this.recorder = recorder;
        this.change = change;
        this.verdicts = verdicts;
    }

    /**
     * Ends the rollout as the last step demands; a failure that no retry mends hands it over to a person.
     *
     * @param whyNotFreed why people are still booked, if they are
     */
    void conclude(StepResult step, List<WaveSlice> frozen, Optional<String> whyNotFreed) {
        slices = frozen;
        notFreed = whyNotFreed.map(reason -> "The people who were booked could not be freed: " + reason + ".");
        try {
            step.match(this);
        } catch (ActivityFailure | ChildWorkflowFailure failure) {
            escalate(Causes.sentence(failure));
        }
    }

    @Override
    public void proceed() {
        OutcomeCounts counts = cohorts.counts(plan.id());
        CloseCode code = Ending.codeOf(counts);
        if (!change.close(code, "All waves passed their gates: " + Ending.numbers(counts) + ".")) {
            String missing = ChangeEvent.DELETED.reason(Optional.empty());
            end(RolloutState.CANCELLED, endedEarly(RolloutState.CANCELLED, missing, counts));
            return;
        }
        watchDevices();
        end(
                RolloutState.COMPLETED,
                change.leftOpen().isPresent()
                        ? Ending.completed(plan.id(), counts)
                        : Ending.completed(plan.id(), counts, change.number(), code));
    }

    /** Nothing was changed, and no change was raised. */
    @Override
    public void complete(String reason) {
        end(RolloutState.COMPLETED, "COMPLETED " + plan.id() + ": " + reason);
    }

    /** Devices may still go back; the watch outlives the rollout, and one that runs already, as after a reset, goes on. */
    private void watchDevices() {
        Duration watch = plan.verdicts().watch();
        if (watch.isZero()) {
            return;
        }
        WatchWorkflow child = Workflow.newChildWorkflowStub(
                WatchWorkflow.class,
                ChildWorkflowOptions.newBuilder()
                        .setWorkflowId(WatchWorkflow.workflowId(plan.id()))
                        .setParentClosePolicy(ParentClosePolicy.PARENT_CLOSE_POLICY_ABANDON)
                        .build());
        IncidentDraft draft = draft("Devices of rollout " + plan.id() + " failed after it had completed", "");
        Async.procedure(
                child::run,
                new WatchWorkflow.Input(
                        rollout, verdicts.passed(), draft, WorkflowClock.now().plus(watch)));
        try {
            Workflow.getWorkflowExecution(child).get();
        } catch (ChildWorkflowFailure failure) {
            if (!(failure.getCause() instanceof WorkflowExecutionAlreadyStarted)) {
                throw failure;
            }
            LOG.info("The devices are watched already", failure);
        }
    }

    @Override
    public void reject(String reason) {
        endEarly(RolloutState.REJECTED, reason);
    }

    @Override
    public void cancel(String reason) {
        endEarly(RolloutState.CANCELLED, reason);
    }

    /** Nothing is rolled back: devices never dispatched are cancelled, the others stay as they are. */
    private void endEarly(RolloutState last, String reason) {
        OutcomeCounts counts = settled(recalled());
        if (counts.everDispatched() == 0) {
            change.cancel("The rollout ended without a dispatch to any device. Reason: " + reason + ".");
        } else {
            change.close(
                    CloseCode.UNSUCCESSFUL,
                    "The rollout ended early: " + reason + ". Devices: " + Ending.numbers(counts) + ".");
        }
        end(last, endedEarly(last, reason, counts));
    }

    private String endedEarly(RolloutState last, String reason, OutcomeCounts counts) {
        return last + " " + plan.id() + ": " + reason + "; devices: " + Ending.numbers(counts);
    }

    @Override
    public void rollBack(String reason, Optional<WaveNumber> failed) {
        OutcomeCounts before = recalled();
        if (before.everDispatched() == 0) {
            endEarly(RolloutState.CANCELLED, reason);
            return;
        }
        recorder.enter(RolloutState.ROLLING_BACK);
        recorder.record("rollback.started", "Rolling back: " + reason + ".", Map.of("reason", reason));
        change.note("rollback", "Rolling back: " + reason + ".");
        // People learn of it at once, but devices do not wait for that.
        Promise<IncidentRef> incident = Async.function(() -> raiseIncident(
                inWave(failed) + reason + ".\nDevices when the rollback began: " + Ending.numbers(before) + "."));
        FailurePolicy.Scope scope = plan.onFailure().rollback();
        if (scope == FailurePolicy.Scope.NONE) {
            closeFailed(RolloutState.NEEDS_HUMAN, reason, settled(before), incident);
            return;
        }
        revert(scope, failed);
        closeFailed(RolloutState.ROLLED_BACK, reason, cohorts.counts(plan.id()), incident);
    }

    /** However long the backend does not respond: no device is left on a version that failed. */
    private void revert(FailurePolicy.Scope scope, Optional<WaveNumber> failed) {
        WaveSlice last = slice(recorder.progress().wave());
        // What runs in the waves since the one that failed is the same release.
        WaveSlice first = failed.map(wave -> slice(wave.value())).orElse(last);
        int from = scope == FailurePolicy.Scope.WAVE ? first.range().from() : 0;
        WaveWorkflow.Input input = WaveWorkflow.Input.ofRollback(
                rollout.rollout(),
                rollout.digest(),
                last.number(),
                new OrdinalRange(from, last.range().to()),
                WorkflowClock.now());
        Backoff rest = Backoff.ofBackend();
        WaveWorkflow.Result result = WaveChild.start(input).result();
        while (result.end() != WaveWorkflow.End.PASSED) {
            recorder.hold(List.of(("The rollback is incomplete and is retried. " + result.reason()).strip()));
            Workflow.sleep(rest.next());
            result = WaveChild.start(input).result();
        }
        recorder.release();
    }

    private WaveSlice slice(int wave) {
        return slices.stream()
                .filter(each -> each.number().value() == wave)
                .findFirst()
                .orElse(slices.get(0));
    }

    private String inWave(Optional<WaveNumber> failed) {
        WaveSlice wave =
                slice(failed.map(WaveNumber::value).orElse(recorder.progress().wave()));
        return "Wave " + wave.number() + " of " + slices.size() + " (" + wave.name() + "): ";
    }

    private void closeFailed(RolloutState last, String reason, OutcomeCounts counts, Promise<IncidentRef> raised) {
        IncidentRef incident = raised.get();
        boolean isRolledBack = last == RolloutState.ROLLED_BACK;
        update(
                incident,
                (isRolledBack ? "The rollback is complete" : "No device was rolled back, as the plan demands")
                        + ". Devices: " + Ending.numbers(counts) + ".",
                isRolledBack);
        change.close(
                CloseCode.UNSUCCESSFUL,
                (isRolledBack ? "Rolled back: " : "Stopped without a rollback: ") + reason + ". Devices: "
                        + Ending.numbers(counts) + ". Incident " + incident.number() + ".");
        end(
                last,
                isRolledBack
                        ? Ending.rolledBack(plan.id(), counts, reason)
                        : last + " " + plan.id() + ": " + reason + "; no device was rolled back");
    }

    /**
     * A rollout that leaves people booked, or its change open, needs a person, however well it ended otherwise; devices and
     * change come first.
     */
    private void end(RolloutState last, String summary) {
        Optional<String> leftOver = Stream.of(notFreed, change.leftOpen())
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + " " + second);
        if (leftOver.isEmpty()) {
            recorder.end(last, summary);
            return;
        }
        // Who gave up the change knows of it; who is booked does not know why.
        if (notFreed.isPresent() && recorder.progress().incident().isEmpty()) {
            raiseIncident(summary);
        }
        RolloutState handedOver = last == RolloutState.ROLLED_BACK ? last : RolloutState.NEEDS_HUMAN;
        recorder.end(
                handedOver,
                (handedOver == last ? "" : handedOver + " " + plan.id() + ": ") + summary + ". " + leftOver.get());
    }

    /** Nothing more happens automatically: an incident notifies people, the change says what is known. */
    @Override
    public void escalate(String reason) {
        try {
            String numbers = numbersIfKnown();
            raiseIncident("Wavegate cannot continue this rollout: " + reason + "." + numbers);
            change.note("needs-human", "Wavegate cannot continue this rollout: " + reason + "." + numbers);
        } catch (ActivityFailure failure) {
            recorder.record(
                    "incident.failed", "The incident was not raised: " + Causes.sentence(failure) + ".", Map.of());
        }
        recorder.end(RolloutState.NEEDS_HUMAN, "NEEDS_HUMAN " + plan.id() + ": " + reason);
    }

    /** The same for a rollout whose plan could not even be loaded. */
    static void escalateWithoutPlan(PlanRef rollout, ProgressRecorder recorder, String reason) {
        IncidentActivities incidents =
                Workflow.newActivityStub(IncidentActivities.class, ActivityProfiles.outsideCall());
        try {
            IncidentRef incident = incidents.raise(new IncidentDraft(
                    rollout.rollout(),
                    "Rollout " + rollout.rollout() + " could not start",
                    "Wavegate cannot start this rollout: " + reason
                            + ". Correct the cause and start it under another name.",
                    UNKNOWN_LEVEL,
                    UNKNOWN_LEVEL,
                    Optional.empty(),
                    ""));
            recorder.incident(incident);
        } catch (ActivityFailure failure) {
            recorder.record(
                    "incident.failed", "The incident was not raised: " + Causes.sentence(failure) + ".", Map.of());
        }
        recorder.end(RolloutState.NEEDS_HUMAN, "NEEDS_HUMAN " + rollout.rollout() + ": " + reason);
    }

    private String numbersIfKnown() {
        try {
            return "\nDevices: " + Ending.numbers(cohorts.counts(plan.id()))
                    + ".\nNothing more happens automatically: correct the cause, check the devices and close the change.";
        } catch (ActivityFailure unknown) {
            return "";
        }
    }

    private OutcomeCounts recalled() {
        return slices.isEmpty() ? OutcomeCounts.none() : cohorts.recall(rollout);
    }

    /** Devices that had begun get their outcome before the rollout ends. */
    private OutcomeCounts settled(OutcomeCounts counts) {
        if (counts.inFlight() == 0) {
            return counts;
        }
        recorder.hold(List.of("Waiting for the outcome of " + counts.inFlight() + " dispatched devices."));
        OutcomeCounts settled = cohorts.settle(rollout);
        recorder.release();
        return settled;
    }

    /** An incident that cannot be updated has been raised all the same. */
    private void update(IncidentRef incident, String text, boolean mended) {
        try {
            incidents.update(new IncidentActivities.Update(
                    incident, new IncidentUpdate(new NoteKey(plan.id(), "rollback-ended"), text, mended)));
        } catch (ActivityFailure failure) {
            recorder.record(
                    "incident.update-refused",
                    "Incident " + incident.number() + " was not updated: " + Causes.sentence(failure) + ".",
                    Map.of());
        }
    }

    private IncidentRef raiseIncident(String description) {
        IncidentRef incident = incidents.raise(draft(
                "Rollout " + plan.id() + " of " + plan.release().product() + " "
                        + plan.release().version() + " was stopped",
                notFreed.map(booked -> description + "\n" + booked).orElse(description)));
        recorder.incident(incident);
        recorder.record(
                "incident.raised", "Raised incident " + incident.number() + ".", Map.of("number", incident.number()));
        return incident;
    }

    private IncidentDraft draft(String shortDescription, String description) {
        FailurePolicy policy = plan.onFailure();
        return new IncidentDraft(
                plan.id(),
                shortDescription,
                description,
                policy.urgency(),
                policy.impact(),
                change.change(),
                plan.change().assignmentGroup());
    }
}

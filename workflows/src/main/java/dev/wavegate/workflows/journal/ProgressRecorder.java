package dev.wavegate.workflows.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.workflows.temporal.Causes;
import dev.wavegate.workflows.temporal.Outbox;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** Holds the progress of a rollout and records every change of it, in order, without delaying the workflow. */
public final class ProgressRecorder {
    private static final String OURSELVES = "wavegate";
    private static final Logger LOG = Workflow.getLogger(ProgressRecorder.class);

    private final RolloutId rollout;
    private final Outbox<ProgressUpdate> outbox;
    private RolloutProgress progress;
    private long sequence;
    private List<String> ownReasons;
    private Optional<String> refusal = Optional.empty();

    /**
     * @param progress where the rollout stands
     * @param sequence the number of the last update that was recorded, 0 for none
     */
    public ProgressRecorder(RolloutId rollout, JournalActivities activities, RolloutProgress progress, long sequence) {
        this.rollout = rollout;
        this.progress = progress;
        this.sequence = sequence;
        this.ownReasons = progress.held();
        this.outbox = Outbox.ofParcels(updates -> activities.record(merged(updates)), this::refused);
    }

    private void refused(ActivityFailure failure) {
        LOG.error("The store rejected an update of {}; its journal has a gap", rollout, failure);
        refusal = Optional.of(Causes.sentence(failure));
    }

    /** Why an update was not recorded; empty when all were. */
    public Optional<String> refusal() {
        return refusal;
    }

    public RolloutProgress progress() {
        return progress;
    }

    public RolloutState state() {
        return progress.state();
    }

    public long sequence() {
        return sequence;
    }

    /** Appends an event of Wavegate to the journal. */
    public void record(String kind, String text, Map<String, String> details) {
        recordAs(OURSELVES, kind, text, details);
    }

    /** Appends an event that somebody else caused. */
    public void recordAs(String actor, String kind, String text, Map<String, String> details) {
        sequence++;
        String key = String.format(Locale.ROOT, "workflow-%06d", sequence);
        publish(List.of(new JournalEvent(key, WorkflowClock.now(), kind, actor, text, details)));
    }

    private void publish(List<JournalEvent> events) {
        outbox.put(new ProgressUpdate(rollout, progress, sequence, WorkflowClock.now(), events));
    }

    /** Enters a state; does nothing when that is the state already. */
    public void enter(RolloutState next) {
        if (progress.state() == next) {
            return;
        }
        if (!progress.state().mayBecome(next)) {
            throw new IllegalStateException("a rollout that is " + progress.state() + " cannot become " + next);
        }
        progress = progress.withState(next);
        sequence++;
        publish(List.of());
    }

    public void enterWave(int wave) {
        progress = progress.withWave(wave);
    }

    public void paused(boolean paused) {
        progress = progress.withPaused(paused);
    }

    /** Holds the rollout for these reasons; recorded once per set of reasons. */
    public void hold(List<String> reasons) {
        if (!ownReasons.equals(reasons)) {
            holdFor(reasons);
            record("rollout.held", String.join(" ", reasons), Map.of());
        }
    }

    /** Ends the hold of the rollout as a whole; regions may still be held. */
    public void release() {
        if (!ownReasons.isEmpty()) {
            holdFor(List.of());
            String subject = progress.held().isEmpty() ? "The rollout" : "The rollout as a whole";
            record("rollout.released", subject + " is no longer held.", Map.of());
        }
    }

    private void holdFor(List<String> own) {
        ownReasons = List.copyOf(own);
        List<String> all = new ArrayList<>(own);
        progress.regions()
                .forEach(region ->
                        region.held().forEach(reason -> all.add(CohortPart.title(region.region()) + ": " + reason)));
        progress = progress.withHeld(all);
    }

    /** Keeps the regions of the wave in progress, whose reasons to hold follow those of the rollout. */
    public void regions(List<RegionProgress> regions) {
        progress = progress.withRegions(regions);
        holdFor(ownReasons);
    }

    public void ticket(ChangeTicket ticket) {
        progress = progress.withChange(ticket);
    }

    public void window(Optional<Interval> window) {
        progress = progress.withWindow(window);
    }

    /** Keeps the last results of the gates of a wave. */
    public void gates(int wave, List<GateResult> results) {
        progress = progress.withGates(wave, results);
    }

    public void incident(IncidentRef incident) {
        progress = progress.withIncident(incident.number());
    }

    /** Enters the final state with the sentence that sums the rollout up. */
    public void end(RolloutState last, String summary) {
        release();
        paused(false);
        enter(last);
        progress = progress.withEnding(summary);
        record("rollout." + last.name().toLowerCase(Locale.ROOT).replace('_', '-'), summary, Map.of());
    }

    /** Waits until everything is recorded. */
    public void drain() {
        outbox.drain();
    }

    private static ProgressUpdate merged(List<ProgressUpdate> updates) {
        ProgressUpdate last = updates.get(updates.size() - 1);
        List<JournalEvent> events =
                updates.stream().flatMap(each -> each.events().stream()).toList();
        return new ProgressUpdate(last.rollout(), last.progress(), last.sequence(), last.at(), events);
    }
}

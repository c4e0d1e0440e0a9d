package dev.wavegate.workflows.journal;

import java.util.ArrayList;
import java.util.Comparator;
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
import dev.wavegate.workflows.temporal.Outbox;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** Keeps what a story knows of itself and writes every step of it down, in order, without holding the story up. */
public final class ProgressRecorder {
    private static final String OURSELVES = "wavegate";

    private static final Logger LOG = Workflow.getLogger(ProgressRecorder.class);

    private final RolloutId rollout;
    private final Outbox<ProgressUpdate> outbox;
    private RolloutProgress progress = new RolloutProgress(
            RolloutState.PREPARING,
            false,
            List.of(),
            0,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    private List<String> ownReasons = List.of();
    private long sequence;

    public ProgressRecorder(RolloutId rollout, JournalActivities activities) {
        this.rollout = rollout;
        this.outbox = Outbox.ofParcels(
                updates -> activities.record(merged(updates)),
                refused -> LOG.error(
                        "The store refused an update of {} for good; its journal has a gap", rollout, refused));
    }

    public RolloutProgress progress() {
        return progress;
    }

    public RolloutState state() {
        return progress.state();
    }

    /** Writes an event of our own down. */
    public void tell(String kind, String text, Map<String, String> details) {
        tellAs(OURSELVES, kind, text, details);
    }

    /** Writes an event down that somebody else brought about. */
    public void tellAs(String actor, String kind, String text, Map<String, String> details) {
        sequence++;
        String key = String.format(Locale.ROOT, "story-%06d", sequence);
        publish(List.of(new JournalEvent(key, WorkflowClock.now(), kind, actor, text, details)));
    }

    private void publish(List<JournalEvent> events) {
        outbox.put(new ProgressUpdate(rollout, progress, sequence, WorkflowClock.now(), events));
    }

    /** Enters a state, for everybody to see; entering the one it is in already changes nothing. */
    public void enter(RolloutState next) {
        if (progress.state() == next) {
            return;
        }
        if (!progress.state().mayBecome(next)) {
            throw new IllegalStateException("a rollout that is " + progress.state() + " cannot become " + next);
        }
        change(next, progress.paused(), progress.held(), progress.wave());
        sequence++;
        publish(List.of());
    }

    public void enterWave(int wave) {
        change(progress.state(), progress.paused(), progress.held(), wave);
    }

    public void paused(boolean paused) {
        change(progress.state(), paused, progress.held(), progress.wave());
    }

    /** The system waits for these reasons; told once per new set of reasons. */
    public void hold(List<String> reasons) {
        if (!ownReasons.equals(reasons)) {
            keepReasons(reasons);
            tell("rollout.held", String.join(" ", reasons), Map.of());
        }
    }

    /** The system waits no more. */
    public void release() {
        if (!ownReasons.isEmpty()) {
            keepReasons(List.of());
            String words = progress.held().isEmpty() ? "The rollout" : "The rollout as a whole";
            tell("rollout.released", words + " is no longer held.", Map.of());
        }
    }

    /** The rollout's own reasons to wait, and after them those of its regions. */
    private void keepReasons(List<String> own) {
        ownReasons = List.copyOf(own);
        List<String> all = new ArrayList<>(own);
        progress.regions()
                .forEach(region ->
                        region.held().forEach(reason -> all.add(CohortPart.title(region.region()) + ": " + reason)));
        change(progress.state(), progress.paused(), all, progress.wave());
    }

    /** Keeps how the regions of the wave stand; what holds one of them holds the rollout only as far as that goes. */
    public void regions(List<RegionProgress> regions) {
        Optional<Interval> window = regions.stream()
                .map(RegionProgress::window)
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Interval::start));
        progress = new RolloutProgress(
                progress.state(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                progress.change(),
                progress.changePhase(),
                window.or(progress::window),
                progress.gates(),
                progress.incident(),
                progress.ending(),
                regions);
        keepReasons(ownReasons);
    }

    public void ticket(ChangeTicket ticket) {
        progress = new RolloutProgress(
                progress.state(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                Optional.of(ticket.ref()),
                Optional.of(ticket.phase().name()),
                progress.window(),
                progress.gates(),
                progress.incident(),
                progress.ending(),
                progress.regions());
    }

    public void window(Optional<Interval> window) {
        progress = new RolloutProgress(
                progress.state(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                progress.change(),
                progress.changePhase(),
                window,
                progress.gates(),
                progress.incident(),
                progress.ending(),
                progress.regions());
    }

    /** Keeps what the gates of a wave said last. */
    public void gates(int wave, List<GateResult> results) {
        List<RolloutProgress.GateProgress> readings = new ArrayList<>(
                progress.gates().stream().filter(each -> each.wave() != wave).toList());
        results.forEach(result -> readings.add(new RolloutProgress.GateProgress(
                result.gate(),
                wave,
                result.verdict()
                        .match(passed -> "PASSED", failed -> "FAILED", open -> "INCONCLUSIVE", bad -> "ERRORED"),
                result.verdict().reasons())));
        progress = new RolloutProgress(
                progress.state(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                progress.change(),
                progress.changePhase(),
                progress.window(),
                readings,
                progress.incident(),
                progress.ending(),
                progress.regions());
    }

    public void incident(IncidentRef incident) {
        ending(Optional.of(incident.number()), progress.ending());
    }

    /** Enters the last state with the sentence that sums the rollout up. */
    public void end(RolloutState last, String sentence) {
        release();
        paused(false);
        enter(last);
        ending(progress.incident(), Optional.of(sentence));
        tell("rollout." + last.name().toLowerCase(Locale.ROOT).replace('_', '-'), sentence, Map.of());
    }

    /** Waits until everything is written. */
    public void drain() {
        outbox.drain();
    }

    private void change(RolloutState state, boolean paused, List<String> held, int wave) {
        progress = new RolloutProgress(
                state,
                paused,
                held,
                wave,
                progress.change(),
                progress.changePhase(),
                progress.window(),
                progress.gates(),
                progress.incident(),
                progress.ending(),
                progress.regions());
    }

    private void ending(Optional<String> incident, Optional<String> sentence) {
        progress = new RolloutProgress(
                progress.state(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                progress.change(),
                progress.changePhase(),
                progress.window(),
                progress.gates(),
                incident,
                sentence,
                progress.regions());
    }

    private static ProgressUpdate merged(List<ProgressUpdate> updates) {
        ProgressUpdate last = updates.get(updates.size() - 1);
        List<JournalEvent> events =
                updates.stream().flatMap(each -> each.events().stream()).toList();
        return new ProgressUpdate(last.rollout(), last.progress(), last.sequence(), last.at(), events);
    }
}

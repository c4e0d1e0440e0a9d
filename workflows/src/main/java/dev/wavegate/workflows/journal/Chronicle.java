package dev.wavegate.workflows.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.incident.IncidentRef;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.workflows.mechanics.Outbox;
import dev.wavegate.workflows.mechanics.StoryClock;
import io.temporal.workflow.Workflow;
import org.slf4j.Logger;

/** Keeps what a story knows of itself and writes every step of it down, in order, without holding the story up. */
public final class Chronicle {
    private static final String OURSELVES = "wavegate";

    private static final Logger LOG = Workflow.getLogger(Chronicle.class);

    private final RolloutId rollout;
    private final Outbox<StoryUpdate> outbox;
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
    private long sequence;

    public Chronicle(RolloutId rollout, JournalActivities activities) {
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
        publish(List.of(new JournalEvent(key, StoryClock.now(), kind, actor, text, details)));
    }

    private void publish(List<JournalEvent> events) {
        outbox.put(new StoryUpdate(rollout, progress, sequence, StoryClock.now(), events));
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
        if (!progress.held().equals(reasons)) {
            change(progress.state(), progress.paused(), reasons, progress.wave());
            tell("rollout.held", String.join(" ", reasons), Map.of());
        }
    }

    /** The system waits no more. */
    public void release() {
        if (!progress.held().isEmpty()) {
            change(progress.state(), progress.paused(), List.of(), progress.wave());
            tell("rollout.released", "The rollout is no longer held.", Map.of());
        }
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
                progress.ending());
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
                progress.ending());
    }

    /** Keeps what the gates of a wave said last. */
    public void gates(int wave, List<GateResult> results) {
        List<RolloutProgress.GateReading> readings = new ArrayList<>(
                progress.gates().stream().filter(each -> each.wave() != wave).toList());
        results.forEach(result -> readings.add(new RolloutProgress.GateReading(
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
                progress.ending());
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
                progress.ending());
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
                sentence);
    }

    private static StoryUpdate merged(List<StoryUpdate> updates) {
        StoryUpdate last = updates.get(updates.size() - 1);
        List<JournalEvent> events =
                updates.stream().flatMap(each -> each.events().stream()).toList();
        return new StoryUpdate(last.rollout(), last.progress(), last.sequence(), last.at(), events);
    }
}

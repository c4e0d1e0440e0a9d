package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.mechanics.ActivityProfiles;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.window.WindowActivities;
import dev.wavegate.workflows.window.WindowActivities.Answer;
import dev.wavegate.workflows.window.WindowActivities.Question;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds staffed windows and waits for them. */
final class WindowDesk {
    /** Feeds may lose a hint; a rollout without a window looks again at least this often. */
    private static final Duration LOOK_AT_LEAST = Duration.ofMinutes(10);

    private final WindowActivities activities =
            Workflow.newActivityStub(WindowActivities.class, ActivityProfiles.outsideCall());
    private final RolloutPlan plan;
    private final Chronicle chronicle;
    private final Steering steering;

    WindowDesk(RolloutPlan plan, Chronicle chronicle, Steering steering) {
        this.plan = plan;
        this.chronicle = chronicle;
        this.steering = steering;
    }

    /** When each wave will probably happen, one after the other, as far as the schedules tell. */
    List<WaveForecast> forecast(List<WaveSlice> slices) {
        List<WaveForecast> forecasts = new ArrayList<>();
        Optional<Instant> from = Optional.of(StoryClock.now());
        for (WaveSlice slice : slices) {
            WindowDemand demand = plan.demandOf(slice.number(), slice.range().size());
            Optional<Interval> when = from.flatMap(
                            start -> activities.find(new Question(demand, start)).window())
                    .map(window -> new Interval(
                            window.start(),
                            window.start().plus(demand.work()).plus(demand.soak())));
            forecasts.add(new WaveForecast(slice.name(), slice.range().size(), when));
            from = when.map(Interval::end);
        }
        return forecasts;
    }

    /**
     * Waits until the wave may start and schedules read afresh agree, or until something else needs attention.
     *
     * @return the window in which the wave may start now; empty when the story must look after something else first
     */
    Optional<StaffedWindow> await(WaveSlice slice, int devicesLeft, Instant notBefore) {
        chronicle.enter(RolloutState.AWAITING_WINDOW);
        WindowDemand demand = plan.demandOf(slice.number(), devicesLeft);
        while (!needsAttention()) {
            steering.rosterSeen();
            Answer found = activities.find(new Question(demand, later(StoryClock.now(), notBefore)));
            if (found.window().isEmpty()) {
                chronicle.window(Optional.empty());
                chronicle.hold(found.reasons());
                sleepUntil(found.lookAgainAt());
                continue;
            }
            Instant start = found.window().get().start();
            chronicle.window(Optional.of(found.window().get().span()));
            chronicle.release();
            tellOfWaiting(slice, found.window().get());
            if (waited(start)) {
                Answer admitted = activities.admit(new Question(demand, StoryClock.now()));
                if (admitted.window().isPresent()) {
                    return admitted.window();
                }
                chronicle.hold(admitted.reasons());
                sleepUntil(admitted.lookAgainAt());
            }
        }
        return Optional.empty();
    }

    /** Whether the rest of a running wave is still covered, by schedules read afresh. */
    Answer stillCovered(WaveSlice slice, int devicesLeft) {
        steering.rosterSeen();
        return activities.admit(new Question(plan.demandOf(slice.number(), devicesLeft), StoryClock.now()));
    }

    private void tellOfWaiting(WaveSlice slice, StaffedWindow window) {
        if (window.start().isAfter(StoryClock.now())) {
            chronicle.tell(
                    "window.found",
                    "Wave " + slice.name() + " waits for its window from " + window.start() + ": "
                            + String.join("; ", window.evidence()) + ".",
                    Map.of("start", window.start().toString(), "latestStart", window.latestStart().toString()));
        }
    }

    /** Waits for the moment; false when something changed before it came. */
    private boolean waited(Instant start) {
        Workflow.await(StoryClock.until(start), () -> steering.hasRosterMoved() || needsAttention());
        return !StoryClock.now().isBefore(start) && !needsAttention();
    }

    private void sleepUntil(Optional<Instant> lookAgainAt) {
        Duration nap = lookAgainAt.map(StoryClock::until).orElse(LOOK_AT_LEAST);
        Duration atLeastASecond = nap.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : nap;
        Workflow.await(
                atLeastASecond.compareTo(LOOK_AT_LEAST) > 0 ? LOOK_AT_LEAST : atLeastASecond,
                () -> steering.hasRosterMoved() || needsAttention());
    }

    private boolean needsAttention() {
        return steering.isPaused() || steering.command().isPresent() || steering.hasChangeMoved();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

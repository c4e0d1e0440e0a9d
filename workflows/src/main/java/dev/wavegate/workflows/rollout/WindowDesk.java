package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.mechanics.ActivityProfiles;
import dev.wavegate.workflows.mechanics.GrowingRest;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.window.WindowActivities;
import dev.wavegate.workflows.window.WindowActivities.Answer;
import dev.wavegate.workflows.window.WindowActivities.Question;
import io.temporal.workflow.Workflow;

/** Finds staffed windows and waits for them. */
final class WindowDesk {
    /** Feeds may lose a hint; a rollout without a window looks again after this long, and then ever more rarely. */
    private static final Duration FIRST_REST = Duration.ofMinutes(10);

    /** Weeks of waiting cost some hundred events. */
    private static final Duration LONGEST_REST = Duration.ofHours(6);

    /** No feed says when a source answers again, so that one is asked at least this often. */
    private static final Duration LONGEST_REST_OF_A_SOURCE = Duration.ofMinutes(30);

    private final WindowActivities activities =
            Workflow.newActivityStub(WindowActivities.class, ActivityProfiles.outsideCall());
    private final RolloutPlan plan;
    private final Chronicle chronicle;
    private final Steering steering;
    private final BookingDesk bookings;

    WindowDesk(RolloutPlan plan, Chronicle chronicle, Steering steering, BookingDesk bookings) {
        this.plan = plan;
        this.chronicle = chronicle;
        this.steering = steering;
        this.bookings = bookings;
    }

    /** When each wave will probably happen, one after the other, as far as the schedules tell. */
    List<WaveForecast> forecast(List<WaveSlice> slices) {
        List<WaveForecast> forecasts = new ArrayList<>();
        Optional<Instant> from = Optional.of(StoryClock.now());
        for (WaveSlice slice : slices) {
            WindowDemand demand = plan.demandOf(slice.number(), slice.range().size());
            Optional<Interval> when = from.flatMap(
                            start -> activities.find(question(demand, start)).window())
                    .map(window -> new Interval(
                            window.start(), window.start().plus(demand.work()).plus(demand.soak())));
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
        GrowingRest rarely = new GrowingRest(FIRST_REST, LONGEST_REST);
        GrowingRest soon = new GrowingRest(Duration.ofSeconds(1), LONGEST_REST_OF_A_SOURCE);
        Optional<Instant> told = Optional.empty();
        while (!needsAttention()) {
            steering.rosterSeen();
            Answer found = look(slice, demand, later(StoryClock.now(), notBefore));
            if (found.window().isEmpty()) {
                chronicle.window(Optional.empty());
                chronicle.hold(found.reasons());
                sleepUntil(found.lookAgainAt(), rarely, soon);
                continue;
            }
            Instant start = found.window().get().start();
            chronicle.window(Optional.of(found.window().get().span()));
            chronicle.release();
            if (!told.equals(Optional.of(start))) {
                told.ifPresent(before -> tellOfMove(slice, demand, before, start));
                tellOfWaiting(slice, found.window().get());
                told = Optional.of(start);
            }
            if (waited(start)) {
                Answer admitted = activities.admit(question(demand, StoryClock.now()));
                if (admitted.window().isPresent()) {
                    return admitted.window();
                }
                chronicle.hold(admitted.reasons());
                sleepUntil(admitted.lookAgainAt(), rarely, soon);
            }
        }
        return Optional.empty();
    }

    /**
     * Whether a running wave is still covered from now to its planned end, by schedules read afresh.
     *
     * @param devicesLeft how many it had to ask when it began
     */
    Answer stillCovered(WaveSlice slice, int devicesLeft, Instant begun) {
        steering.rosterSeen();
        WindowDemand whole = plan.demandOf(slice.number(), devicesLeft);
        Duration left = StoryClock.until(begun.plus(whole.work()));
        Duration deadline = plan.device().deadline();
        // A wave that is late still needs the time of the devices that it asked last.
        Duration work = left.compareTo(deadline) < 0 ? deadline : left;
        WindowDemand rest = new WindowDemand(whole.rules(), whole.staffing(), work, whole.soak());
        return activities.admit(question(rest, StoryClock.now()));
    }

    /** The first window, its people booked; whoever was faster is in the books, so that another look finds the next one. */
    private Answer look(WaveSlice slice, WindowDemand demand, Instant from) {
        Answer found = activities.find(question(demand, from));
        if (found.window().isEmpty()) {
            bookings.release();
            return found;
        }
        List<String> taken = bookings.claim(slice, demand, found.window().get());
        return taken.isEmpty() ? found : new Answer(Optional.empty(), taken, Optional.of(StoryClock.now()));
    }

    /** Says what became of the window that the wave waited for. */
    private void tellOfMove(WaveSlice slice, WindowDemand demand, Instant before, Instant after) {
        if (!bookings.isInUse() || !before.isAfter(StoryClock.now())) {
            return;
        }
        List<String> reasons = activities.admit(question(demand, before)).reasons();
        chronicle.tell(
                "window.moved",
                "The window of wave " + slice.name() + " moved from " + before + " to " + after + ". "
                        + String.join(" ", reasons),
                Map.of("from", before.toString(), "to", after.toString()));
    }

    private Question question(WindowDemand demand, Instant from) {
        return new Question(demand, from, Optional.of(plan.id()));
    }

    private void tellOfWaiting(WaveSlice slice, StaffedWindow window) {
        if (window.start().isAfter(StoryClock.now())) {
            chronicle.tell(
                    "window.found",
                    "Wave " + slice.name() + " waits for its window from " + window.start() + ".",
                    Map.of(
                            "evidence",
                            String.join("\n", window.evidence()),
                            "start",
                            window.start().toString(),
                            "latestStart",
                            window.latestStart().toString()));
        }
    }

    /** Waits for the moment; false when something changed before it came. */
    private boolean waited(Instant start) {
        StoryClock.await(StoryClock.until(start), () -> steering.hasRosterMoved() || needsAttention());
        return !StoryClock.now().isBefore(start) && !needsAttention();
    }

    /** Until then, if that is known, but ever longer and never too long. */
    private void sleepUntil(Optional<Instant> lookAgainAt, GrowingRest rarely, GrowingRest soon) {
        Duration nap = lookAgainAt
                .map(StoryClock::until)
                .map(wished -> longer(wished, soon.next()))
                .orElseGet(rarely::next);
        StoryClock.await(
                nap.compareTo(LONGEST_REST) < 0 ? nap : LONGEST_REST,
                () -> steering.hasRosterMoved() || needsAttention());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean needsAttention() {
        return steering.isPaused() || steering.command().isPresent() || steering.hasChangeMoved();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

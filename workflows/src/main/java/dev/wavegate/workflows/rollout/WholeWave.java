package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.mechanics.StoryClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.window.WindowActivities.Answer;
import dev.wavegate.workflows.window.WindowActivities.Question;
import io.temporal.workflow.Functions.Func1;

/** A wave that goes as a whole, on its way to one window and through it. */
final class WholeWave implements WindowSeeker {
    private final Desks desks;
    private final Chronicle chronicle;
    private final Steering steering;
    private final WaveSlice slice;
    private final int devicesLeft;

    WholeWave(Desks desks, WaveSlice slice, int devicesLeft) {
        this.desks = desks;
        this.chronicle = desks.chronicle();
        this.steering = desks.steering();
        this.slice = slice;
        this.devicesLeft = devicesLeft;
    }

    /** What may come up while it is under way, from now on. */
    News news(Instant begun) {
        return new News() {
            @Override
            public boolean isOver() {
                return steering.command().isPresent();
            }

            @Override
            public boolean isPaused() {
                return steering.isPaused();
            }

            @Override
            public boolean hasHint() {
                return steering.hasHint();
            }

            @Override
            public Need need() {
                Need byChange = steering.hasChangeMoved() ? desks.change().need() : Need.GO_ON;
                boolean mayHaveMoved = byChange == Need.GO_ON && steering.hasRosterMoved();
                return mayHaveMoved ? needOfStaff(begun) : byChange;
            }
        };
    }

    /** A wave that is late still needs the time of the devices that it asked last. */
    private News.Need needOfStaff(Instant begun) {
        Duration left = StoryClock.until(begun.plus(demand().work()));
        Duration deadline = desks.plan().device().deadline();
        return desks.windows().need(this, StoryClock.now(), left.compareTo(deadline) < 0 ? deadline : left);
    }

    @Override
    public String title() {
        return slice.name();
    }

    @Override
    public String wave() {
        return slice.name();
    }

    @Override
    public WindowDemand demand() {
        return desks.plan().demandOf(slice.number(), devicesLeft);
    }

    @Override
    public Question question(WindowDemand demand, Instant from) {
        return new Question(demand, from, Optional.of(desks.plan().id()));
    }

    /** Whoever was faster is in the books, so that another look finds the next window. */
    @Override
    public Answer look(WindowDemand demand, Instant from, Func1<Question, Answer> asking) {
        Answer found = asking.apply(question(demand, from));
        if (found.window().isEmpty()) {
            desks.bookings().release(slice);
            return found;
        }
        List<String> taken =
                desks.bookings().claim(slice, demand, found.window().get());
        return taken.isEmpty() ? found : new Answer(Optional.empty(), taken, Optional.of(StoryClock.now()));
    }

    @Override
    public Answer admission(WindowDemand demand, Instant now, Func1<Question, Answer> asking) {
        return asking.apply(question(demand, now));
    }

    @Override
    public boolean windowsMayHaveMoved() {
        return steering.hasRosterMoved();
    }

    @Override
    public void windowsSeen() {
        steering.rosterSeen();
    }

    @Override
    public boolean needsAttention() {
        return steering.isPaused() || steering.command().isPresent() || steering.hasChangeMoved();
    }

    @Override
    public void awaitsWindow() {
        chronicle.enter(RolloutState.AWAITING_WINDOW);
    }

    @Override
    public void window(Optional<Interval> window) {
        chronicle.window(window);
    }

    @Override
    public void hold(List<String> reasons) {
        chronicle.hold(reasons);
    }

    @Override
    public void release() {
        chronicle.release();
    }

    @Override
    public void tell(String kind, String text, Map<String, String> details) {
        chronicle.tell(kind, text, details);
    }
}

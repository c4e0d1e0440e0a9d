package dev.wavegate.workflows.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.window.WindowActivities.Answer;
import dev.wavegate.workflows.window.WindowActivities.Question;
import io.temporal.workflow.Functions.Func;

/** A wave that goes as a whole, on its way to one window and through it. */
final class WholeWave implements WindowSeeker {
    private final RolloutPlan plan;
    private final WaveSlice slice;
    private final int devicesLeft;
    private final Chronicle chronicle;
    private final Steering steering;

    WholeWave(RolloutPlan plan, WaveSlice slice, int devicesLeft, Chronicle chronicle, Steering steering) {
        this.plan = plan;
        this.slice = slice;
        this.devicesLeft = devicesLeft;
        this.chronicle = chronicle;
        this.steering = steering;
    }

    /** What may come up while it is under way, from now on. */
    News news(ChangeDesk desk, WindowDesk windows, Instant begun) {
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
                Need byChange = steering.hasChangeMoved() ? desk.need() : Need.GO_ON;
                boolean mayHaveMoved = byChange == Need.GO_ON && steering.hasRosterMoved();
                return mayHaveMoved ? windows.need(WholeWave.this, begun.plus(demand().work())) : byChange;
            }
        };
    }

    @Override
    public String title() {
        return slice.name();
    }

    @Override
    public WindowDemand demand() {
        return plan.demandOf(slice.number(), devicesLeft);
    }

    @Override
    public Question question(WindowDemand demand, Instant from) {
        return new Question(demand, from);
    }

    @Override
    public Answer admission(Func<Answer> asking) {
        return asking.apply();
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

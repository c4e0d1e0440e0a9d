package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.window.WindowActivities.SearchInput;
import dev.wavegate.workflows.window.WindowActivities.SearchResult;
import io.temporal.workflow.Functions.Func1;

/** A wave that goes as a whole, on its way to one window and through it. */
final class WholeWave implements WindowRequester {
    private final RolloutContext context;
    private final ProgressRecorder recorder;
    private final OperatorCommands commands;
    private final WaveSlice slice;
    private final int devicesLeft;

    WholeWave(RolloutContext context, WaveSlice slice, int devicesLeft) {
        this.context = context;
        this.recorder = context.recorder();
        this.commands = context.commands();
        this.slice = slice;
        this.devicesLeft = devicesLeft;
    }

    /** What may come up while it is under way, from now on. */
    Interrupts news(Instant begun) {
        return new Interrupts() {
            @Override
            public boolean isOver() {
                return commands.command().isPresent();
            }

            @Override
            public boolean isPaused() {
                return commands.isPaused();
            }

            @Override
            public boolean hasHint() {
                return commands.hasHint();
            }

            @Override
            public Interrupt need() {
                Interrupt byChange =
                        commands.hasChangeMoved() ? context.change().need() : Interrupt.CONTINUE;
                boolean mayHaveMoved = byChange == Interrupt.CONTINUE && commands.hasRosterMoved();
                return mayHaveMoved ? needOfStaff(begun) : byChange;
            }
        };
    }

    /** A wave that is late still needs the time of the devices that it asked last. */
    private Interrupts.Interrupt needOfStaff(Instant begun) {
        Duration left = WorkflowClock.until(begun.plus(demand().work()));
        Duration deadline = context.plan().device().deadline();
        return context.windows().need(this, WorkflowClock.now(), left.compareTo(deadline) < 0 ? deadline : left);
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
        return context.plan().demandOf(slice.number(), devicesLeft);
    }

    @Override
    public SearchInput question(WindowDemand demand, Instant from) {
        return new SearchInput(demand, from, Optional.of(context.plan().id()));
    }

    /** Whoever was faster is in the books, so that another look finds the next window. */
    @Override
    public SearchResult look(WindowDemand demand, Instant from, Func1<SearchInput, SearchResult> asking) {
        SearchResult found = asking.apply(question(demand, from));
        if (found.window().isEmpty()) {
            context.bookings().release(slice);
            return found;
        }
        List<String> taken =
                context.bookings().claim(slice, demand, found.window().get());
        return taken.isEmpty() ? found : new SearchResult(Optional.empty(), taken, Optional.of(WorkflowClock.now()));
    }

    @Override
    public SearchResult admission(WindowDemand demand, Instant now, Func1<SearchInput, SearchResult> asking) {
        return asking.apply(question(demand, now));
    }

    @Override
    public boolean windowsMayHaveMoved() {
        return commands.hasRosterMoved();
    }

    @Override
    public void windowsSeen() {
        commands.rosterSeen();
    }

    @Override
    public boolean needsAttention() {
        return commands.isPaused() || commands.command().isPresent() || commands.hasChangeMoved();
    }

    @Override
    public void awaitsWindow() {
        recorder.enter(RolloutState.AWAITING_WINDOW);
    }

    @Override
    public void window(Optional<Interval> window) {
        recorder.window(window);
    }

    @Override
    public void hold(List<String> reasons) {
        recorder.hold(reasons);
    }

    @Override
    public void release() {
        recorder.release();
    }

    @Override
    public void tell(String kind, String text, Map<String, String> details) {
        recorder.tell(kind, text, details);
    }
}

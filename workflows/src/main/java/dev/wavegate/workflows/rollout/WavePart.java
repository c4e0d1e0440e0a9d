package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.journal.WaveProgress;
import dev.wavegate.workflows.rollout.OperatorCommands.ScheduleHints;
import dev.wavegate.workflows.rollout.RunPermit.Interrupt;
import dev.wavegate.workflows.rollout.WindowScheduler.Blocked;
import dev.wavegate.workflows.rollout.WindowScheduler.Interrupted;
import dev.wavegate.workflows.rollout.WindowScheduler.Ready;
import dev.wavegate.workflows.rollout.WindowScheduler.Request;
import dev.wavegate.workflows.rollout.WindowScheduler.WindowStep;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.Interruptible;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;

/**
 * One part of a wave on its way from its first window to the end of its soak, in as many windows as that takes. It runs as
 * far as the permit of its wave allows.
 */
final class WavePart {
    /** Feeds may lose a hint; a part without a window searches again after this long, and then ever more rarely. */
    private static final Duration FIRST_REST = Duration.ofMinutes(10);
    /** Weeks of waiting cost some hundred events. */
    private static final Duration LONGEST_REST = Duration.ofHours(6);
    /** No feed says when a source responds again, so it is asked at least this often. */
    private static final Duration LONGEST_REST_OF_A_SOURCE = Duration.ofMinutes(30);

    private final CohortActivities cohorts =
            Workflow.newActivityStub(CohortActivities.class, ActivityProfiles.cohortWork());
    private final PlanRef rollout;
    private final RolloutPlan plan;
    private final WaveSlice slice;
    private final CohortPart part;
    private final WaveProgress progress;
    private final RunPermit permit;
    private final ChangeManagement change;
    private final WindowScheduler windows;
    private final StaffAllocation allocation;
    private final ScheduleHints hints;
    private final Backoff rest = Backoff.ofBackend();
    private int devicesLeft;
    private int movesSeen;
    private Instant workUntil = Instant.EPOCH;
    private Optional<Instant> announced = Optional.empty();
    private Optional<WaveWorkflow.Result> last = Optional.empty();

    WavePart(
            PlanRef rollout,
            RolloutPlan plan,
            WaveSlice slice,
            CohortPart part,
            WaveProgress progress,
            RunPermit permit,
            ChangeManagement change,
            WindowScheduler windows,
            StaffAllocation allocation,
            ScheduleHints hints) {
        this.rollout = rollout;
        this.plan = plan;
        this.slice = slice;
        this.part = part;
        this.progress = progress;
        this.permit = permit;
        this.change = change;
        this.windows = windows;
        this.allocation = allocation;
        this.hints = hints;
        this.devicesLeft = part.range().size();
    }

    CohortPart part() {
        return part;
    }

    /** How it ended last; empty before its first window. */
    Optional<WaveWorkflow.Result> result() {
        return last;
    }

    /** Every device has its outcome and the soak is over, or a gate failed. */
    boolean isFinished() {
        return last.filter(result -> result.end() != WaveWorkflow.End.UNFINISHED)
                .isPresent();
    }

    boolean hasFailed() {
        return last.filter(result ->
                        result.end() == WaveWorkflow.End.FAILED || result.end() == WaveWorkflow.End.EARLIER_WAVE_FAILED)
                .isPresent();
    }

    /**
     * Runs the part to its end, unless the wave ends before.
     *
     * @param othersFirst whether a part under way must replace its people before one that waits chooses any
     */
    void run(BooleanSupplier othersFirst) {
        while (!permit.hasEnded() && !isFinished()) {
            Workflow.await(() -> permit.isGranted() || permit.hasEnded());
            Optional<Ready> admitted = awaitAdmission(othersFirst);
            if (admitted.isPresent() && mayStart() && change.beginImplementation(this::mustYield)) {
                finish(runIn(admitted.get()));
            }
        }
    }

    /** Waits for a window in which the part may start now; empty when the permit is gone. */
    private Optional<Ready> awaitAdmission(BooleanSupplier othersFirst) {
        if (mustYield()) {
            return Optional.empty();
        }
        progress.enter(part, Stage.AWAITING_WINDOW);
        Request request = windows.request(slice, part, devicesLeft);
        Backoff rarely = new Backoff(FIRST_REST, LONGEST_REST);
        Backoff soon = new Backoff(Duration.ofSeconds(1), LONGEST_REST_OF_A_SOURCE);
        while (!mustYield()) {
            Workflow.await(() -> !othersFirst.getAsBoolean() || mustYield());
            schedulesSeen();
            WindowStep step = findAndReserve(request);
            if (step instanceof Ready found) {
                step = agree(request, found);
            }
            if (step instanceof Ready agreed) {
                step = awaitStart(agreed);
            }
            if (step instanceof Ready) {
                step = admit(request);
            }
            if (step instanceof Ready admitted) {
                announced = Optional.empty();
                return Optional.of(admitted);
            }
            if (step instanceof Blocked blocked) {
                progress.hold(part, blocked.reasons());
                rest(blocked, rarely, soon);
            }
        }
        return Optional.empty();
    }

    private WindowStep findAndReserve(Request request) {
        Instant from = later(WorkflowClock.now(), change.notBefore());
        WindowStep step = windows.reserveFirst(request, from);
        if (step instanceof Ready ready) {
            progress.window(part, Optional.of(ready.window().span()));
            progress.release(part);
            announce(request, ready.window());
        } else {
            progress.window(part, Optional.empty());
        }
        return step;
    }

    /** The change must be approved for that time; otherwise new planned dates are requested. */
    private WindowStep agree(Request request, Ready found) {
        Interval when = request.workAndSoak(found.window().start());
        if (change.agreesTo(when)) {
            return found;
        }
        change.replan(slice.name(), progress.title(part), when, this::mustYield);
        Workflow.await(() -> change.agreesTo(when) || !change.isRequested(when) || haveSchedulesMoved() || mustYield());
        return new Interrupted();
    }

    private WindowStep awaitStart(Ready agreed) {
        Instant start = agreed.window().start();
        WorkflowClock.await(WorkflowClock.until(start), () -> haveSchedulesMoved() || mustYield());
        return WorkflowClock.now().isBefore(start) || mustYield() ? new Interrupted() : agreed;
    }

    /** By schedules that are read now: what was found before may no longer be true. */
    private WindowStep admit(Request request) {
        WindowStep step = windows.reserveNow(request);
        if (step instanceof Ready ready) {
            workUntil = ready.workUntil();
        }
        return step;
    }

    /** Rests until the time at which a search is worthwhile, if that is known, but longer each time and never too long. */
    private void rest(Blocked blocked, Backoff rarely, Backoff soon) {
        Duration nap = blocked.lookAgainAt()
                .map(WorkflowClock::until)
                .map(wished -> longer(wished, soon.next()))
                .orElseGet(rarely::next);
        WorkflowClock.await(
                nap.compareTo(LONGEST_REST) < 0 ? nap : LONGEST_REST, () -> haveSchedulesMoved() || mustYield());
    }

    /** Records a window once, and when it moved, however often the part returns to wait for it. */
    private void announce(Request request, StaffedWindow window) {
        Optional<Instant> before = announced;
        announced = Optional.of(window.start());
        if (before.equals(announced)) {
            return;
        }
        Instant now = WorkflowClock.now();
        before.filter(start -> start.isAfter(now))
                .ifPresent(start ->
                        progress.windowMoved(part, start, window.start(), windows.reasonsAgainst(request, start)));
        if (window.start().isAfter(now)) {
            progress.windowFound(part, window);
        }
    }

    private boolean haveSchedulesMoved() {
        return hints.areNew() || allocation.moves(part.region()) != movesSeen;
    }

    private void schedulesSeen() {
        hints.seen();
        movesSeen = allocation.moves(part.region());
    }

    private boolean mustYield() {
        return !permit.isGranted() || permit.hasEnded();
    }

    /** Whether the permit still stands, on an approval that was read recently enough to act on. */
    private boolean mayStart() {
        if (mustYield()) {
            return false;
        }
        if (change.wasReadRecently()) {
            return true;
        }
        permit.request();
        Workflow.await(() -> !permit.isRequested() || permit.hasEnded());
        return false;
    }

    private WaveWorkflow.Result runIn(Ready admitted) {
        progress.release(part);
        progress.enter(part, Stage.RUNNING);
        String text = progress.started(part, devicesLeft, admitted.window());
        change.note(progress.step(part) + "-from-" + devicesLeft, text);
        change.waveBegan(slice, text);
        Instant started = WorkflowClock.now();
        WaveWorkflow.Input input = WaveWorkflow.Input.ofPart(
                rollout.rollout(),
                rollout.digest(),
                slice,
                part,
                workUntil.minus(plan.device().deadline()),
                plan.wave(slice.number()).soak());
        WaveWorkflow.Result result = runChild(WaveChild.start(input), started);
        OutcomeCounts counts = cohorts.countsWithin(rollout.rollout(), part.range());
        devicesLeft = Math.max(1, counts.of(DeviceOutcome.PENDING));
        if (result.end().hasSoaked()) {
            progress.soaking(part);
        }
        change.note(progress.step(part) + "-to-" + counts.outstanding(), progress.ended(part, result, counts));
        return result;
    }

    private WaveWorkflow.Result runChild(WaveChild child, Instant started) {
        try {
            steer(child, started);
        } catch (ActivityFailure unknown) {
            // What cannot be read any more allows nothing: the part must not go on by itself.
            child.stopEverything();
            child.result();
            throw unknown;
        }
        return child.result();
    }

    /** Listens to the permit and the schedules while the child runs, and stops it when they demand it. */
    private void steer(WaveChild child, Instant started) {
        boolean[] stopped = {false};
        while (!isOver(child)) {
            Workflow.await(() -> isOver(child) || hints.areNew() || (!permit.isGranted() && !stopped[0]));
            Interrupt interrupt =
                    !permit.isGranted() && !stopped[0] ? Interrupt.STOP_DISPATCH : checkStaff(child, started);
            if (interrupt == Interrupt.STOP_DISPATCH && !stopped[0] && !isOver(child)) {
                child.stopDispatching();
                stopped[0] = true;
            }
        }
        child.stopEverything();
    }

    private boolean isOver(WaveChild child) {
        return child.hasEnded() || permit.hasEnded();
    }

    /** A source that does not respond keeps nobody's command waiting. */
    private Interrupt checkStaff(WaveChild child, Instant started) {
        if (isOver(child)) {
            return Interrupt.CONTINUE;
        }
        boolean before = permit.isGranted();
        return Interruptible.ask(() -> staffed(started), () -> isOver(child) || permit.isGranted() != before)
                .orElse(Interrupt.CONTINUE);
    }

    /** Whether the schedules, read now, cover the part to its end. */
    private Interrupt staffed(Instant started) {
        schedulesSeen();
        Request whole = windows.request(slice, part, devicesLeft);
        WindowDemand demand = whole.demand();
        Request rest = whole.withDemand(new WindowDemand(
                demand.rules(), demand.staffing(), workLeft(started.plus(demand.work())), demand.soak()));
        // A part under way works no longer than it was admitted for, whoever is present later.
        WindowStep step = windows.reserveRest(rest, workUntil);
        if (step instanceof Blocked blocked) {
            progress.hold(part, blocked.reasons());
            progress.record(
                    part,
                    "window.coverage-lost",
                    "Coverage was lost during the wave: " + String.join(" ", blocked.reasons()),
                    Map.of());
            return Interrupt.STOP_DISPATCH;
        }
        return Interrupt.CONTINUE;
    }

    /**
     * How long the part may still work: one of several, as long as it was admitted for, because others count its people after
     * that; the only one, as long as it was planned for, and if it is late, as long as its last device may take.
     */
    private Duration workLeft(Instant planned) {
        if (!slice.isSplit()) {
            return longer(WorkflowClock.until(planned), plan.device().deadline());
        }
        return progress.isSoaking(part) ? Duration.ZERO : WorkflowClock.until(workUntil);
    }

    /** Whether people must be replaced before any part that waits chooses some. */
    boolean mustChooseFirst() {
        return progress.isUnderWay(part) && hints.areNew();
    }

    private void finish(WaveWorkflow.Result result) {
        last = Optional.of(result);
        if (result.end().hasSoaked()) {
            Duration reserve = plan.rulesIn(part.region()).windows().reserve();
            allocation.countUntil(part.region(), WorkflowClock.now().plus(reserve));
            progress.release(part);
            progress.enter(part, Stage.SOAKED);
            return;
        }
        allocation.countUntil(part.region(), Instant.MIN);
        if (!isFinished() && !permit.hasEnded()) {
            progress.enter(part, Stage.AWAITING_WINDOW);
            restAfter(result.reason());
        }
    }

    /** A backend that did not respond gets a rest. */
    private void restAfter(String trouble) {
        if (trouble.isBlank()) {
            rest.startOver();
        } else {
            progress.hold(part, List.of(trouble));
            WorkflowClock.await(rest.next(), permit::hasEnded);
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

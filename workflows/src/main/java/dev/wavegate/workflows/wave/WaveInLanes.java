package dev.wavegate.workflows.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.api.enums.v1.RetryState;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import org.jspecify.annotations.Nullable;

/** A wave driven in one or more lanes at once; the first lane that comes back with an objection stops the others. */
public final class WaveInLanes implements WaveWorkflow {
    private final WaveActivities activities = Workflow.newActivityStub(WaveActivities.class, ActivityProfiles.drive());
    private boolean stopDispatching;
    private boolean stopEverything;

    @Override
    public Result run(Input input) {
        // A cancellation request is a request to stop: the lanes are stopped and counted, nothing is cut off.
        CancellationScope.current().getCancellationRequest().thenApply(reason -> {
            stopEverything = true;
            return reason;
        });
        List<Result> results = new ArrayList<>();
        Workflow.newDetachedCancellationScope(() -> results.add(carryOut(input)))
                .run();
        return results.get(0);
    }

    private Result carryOut(Input input) {
        List<DriveInput> lanes = input.drives();
        if (input.task() == Task.JUDGE) {
            return input.soak().isZero() ? judge(lanes) : soakAndJudge(input, lanes);
        }
        DriveResult driven = drive(lanes);
        if (driven.end() != DriveResult.End.DONE) {
            return resultOf(driven);
        }
        if (input.task() == Task.ROLL_BACK) {
            return new Result(End.PASSED, driven.counts(), List.of(), "");
        }
        notifyOfSoak(input);
        return soakAndJudge(input, lanes);
    }

    private Result soakAndJudge(Input input, List<DriveInput> lanes) {
        DriveResult soaked = soak(lanes, input.soak());
        if (soaked.end() != DriveResult.End.STOPPED || stopEverything) {
            return resultOf(soaked);
        }
        return input.task() == Task.RUN ? new Result(End.SOAKED, soaked.counts(), soaked.gates(), "") : judge(lanes);
    }

    private Result judge(List<DriveInput> lanes) {
        return resultOf(runLanes(lanes, activities::judge, () -> stopEverything));
    }

    @Override
    public void stopDispatching() {
        stopDispatching = true;
    }

    @Override
    public void stopEverything() {
        stopEverything = true;
    }

    /** Drives all lanes; when told to stop dispatching, waits for what was asked without asking more. */
    private DriveResult drive(List<DriveInput> lanes) {
        DriveResult driven = runLanes(lanes, activities::drive, () -> stopDispatching || stopEverything);
        boolean stoppedSoftly = driven.end() == DriveResult.End.STOPPED && !stopEverything;
        if (!stoppedSoftly) {
            return driven;
        }
        List<DriveInput> quiet = lanes.stream().map(DriveInput::withoutDispatch).toList();
        return runLanes(quiet, activities::drive, () -> stopEverything);
    }

    private static void notifyOfSoak(Input input) {
        Workflow.getInfo()
                .getParentWorkflowId()
                .ifPresent(parent -> Workflow.newExternalWorkflowStub(SoakListener.class, parent)
                        .soaking(input.wave(), input.region()));
    }

    /** Watches until the time is over, which ends with a stop, or until something else ends it. */
    private DriveResult soak(List<DriveInput> lanes, Duration soak) {
        Instant over = WorkflowClock.now().plus(soak);
        return runLanes(
                lanes,
                activities::watch,
                () -> stopEverything || !WorkflowClock.now().isBefore(over),
                soak);
    }

    private DriveResult runLanes(List<DriveInput> lanes, Function<DriveInput, DriveResult> work, BooleanSupplier stop) {
        return runLanes(lanes, work, stop, Duration.ZERO);
    }

    /** Runs the lanes until all came back, one objects, or it is time to stop ({@code timer} wakes at its end). */
    private DriveResult runLanes(
            List<DriveInput> lanes, Function<DriveInput, DriveResult> work, BooleanSupplier stop, Duration timer) {
        List<Promise<DriveResult>> running = new ArrayList<>();
        CancellationScope scope = Workflow.newCancellationScope(() -> lanes.forEach(
                lane -> running.add(Async.function(work::apply, lane).handle(WaveInLanes::stoppedOr))));
        scope.run();
        Promise<DriveResult> all = Promise.allOf(running).thenApply(done -> worst(running));
        boolean[] objected = {false};
        running.forEach(each -> each.thenApply(result -> {
            objected[0] |= concernsAll(result.end());
            return result;
        }));
        if (timer.isZero()) {
            Workflow.await(() -> all.isCompleted() || objected[0] || stop.getAsBoolean());
        } else {
            WorkflowClock.await(timer, () -> all.isCompleted() || objected[0] || stop.getAsBoolean());
        }
        if (!all.isCompleted()) {
            scope.cancel();
        }
        return all.get();
    }

    /** A lane that closes or stops has answered for its own devices only; the others still collect theirs. */
    private static boolean concernsAll(DriveResult.End end) {
        return switch (end) {
            case OBJECTION, EARLIER_WAVE_FAILED, BACKEND_TROUBLE -> true;
            case DONE, WINDOW_CLOSING, STOPPED -> false;
        };
    }

    /**
     * A drive that was stopped before any worker took it up, or while it was about to be tried again, has nothing to say;
     * every other failure is one.
     */
    private static DriveResult stoppedOr(@Nullable DriveResult result, @Nullable RuntimeException failure) {
        if (failure instanceof ActivityFailure drive
                && (drive.getCause() instanceof CanceledFailure
                        || drive.getRetryState() == RetryState.RETRY_STATE_CANCEL_REQUESTED)) {
            return new DriveResult(DriveResult.End.STOPPED, OutcomeCounts.none(), List.of(), "");
        }
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(result, "a drive that did not fail has a result");
    }

    /**
     * The answer that matters most: an objection, then trouble, then a stop, then a closing window; of lanes that are
     * done, one whose gates are not content, since another may have judged before all was known.
     */
    private static DriveResult worst(List<Promise<DriveResult>> lanes) {
        List<DriveResult.End> byWeight = List.of(
                DriveResult.End.OBJECTION,
                DriveResult.End.EARLIER_WAVE_FAILED,
                DriveResult.End.BACKEND_TROUBLE,
                DriveResult.End.STOPPED,
                DriveResult.End.WINDOW_CLOSING,
                DriveResult.End.DONE);
        return lanes.stream()
                .map(Promise::get)
                .min(Comparator.comparingInt((DriveResult each) -> byWeight.indexOf(each.end()))
                        .thenComparing(each -> End.of(each.gates()) == End.PASSED))
                .orElseThrow();
    }

    private static Result resultOf(DriveResult driven) {
        End end = switch (driven.end()) {
            case OBJECTION -> End.FAILED;
            case WINDOW_CLOSING, STOPPED, BACKEND_TROUBLE -> End.UNFINISHED;
            case EARLIER_WAVE_FAILED -> End.EARLIER_WAVE_FAILED;
            case DONE -> End.of(driven.gates());
        };
        return new Result(end, driven.counts(), driven.gates(), driven.reason());
    }
}

package dev.wavegate.workflows.temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;

/** Questions that keep nobody waiting who no longer wants the answer. */
public final class Interruptible {
    private Interruptible() {}

    /**
     * The same for work that leaves something behind: after an interruption it is cancelled and waited for.
     *
     * @return what it came to; empty when it was cancelled before
     */
    public static <T> Optional<T> finish(Func<T> work, Supplier<Boolean> interruption) {
        List<Promise<T>> started = new ArrayList<>();
        CancellationScope scope = Workflow.newCancellationScope(() -> started.add(Async.function(work)));
        scope.run();
        Promise<T> result = started.get(0);
        Workflow.await(() -> result.isCompleted() || interruption.get());
        if (!result.isCompleted()) {
            scope.cancel();
        }
        try {
            return Optional.of(result.get());
        } catch (ActivityFailure failure) {
            if (failure.getCause() instanceof CanceledFailure) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** The answer; empty when the interruption came first, and then the question is cancelled. */
    public static <T> Optional<T> ask(Func<T> question, Supplier<Boolean> interruption) {
        List<Promise<T>> asked = new ArrayList<>();
        CancellationScope scope = Workflow.newCancellationScope(() -> asked.add(Async.function(question)));
        scope.run();
        Promise<T> answer = asked.get(0);
        Workflow.await(() -> answer.isCompleted() || interruption.get());
        if (answer.isCompleted()) {
            return Optional.of(answer.get());
        }
        scope.cancel();
        return Optional.empty();
    }
}

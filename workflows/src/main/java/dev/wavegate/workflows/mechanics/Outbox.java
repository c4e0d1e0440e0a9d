package dev.wavegate.workflows.mechanics;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sends what the story says, in order and one parcel at a time, without letting the story wait: an outside system that
 * is down for a day delays its notes, not the rollout. Only for use inside a workflow; sending goes on when the story is
 * cancelled.
 */
public final class Outbox<T> {
    private final List<T> waiting = new ArrayList<>();
    private final Consumer<List<T>> send;
    private final Consumer<ActivityFailure> onFailure;
    private boolean sending;
    private boolean open = true;

    /**
     * @param send called in a workflow thread with everything that waits, at least one item
     * @param onFailure called when a parcel was refused for good; the next parcel is sent all the same
     */
    public Outbox(Consumer<List<T>> send, Consumer<ActivityFailure> onFailure) {
        this.send = send;
        this.onFailure = onFailure;
        CancellationScope scope = Workflow.newDetachedCancellationScope(() -> Async.procedure(this::keepSending));
        scope.run();
    }

    public void put(T item) {
        waiting.add(item);
    }

    /** Waits until everything is sent, then closes. */
    public void drain() {
        open = false;
        Workflow.await(() -> waiting.isEmpty() && !sending);
    }

    private void keepSending() {
        while (open || !waiting.isEmpty()) {
            Workflow.await(() -> !waiting.isEmpty() || !open);
            List<T> parcel = List.copyOf(waiting);
            if (!parcel.isEmpty()) {
                waiting.clear();
                deliver(parcel);
            }
        }
    }

    private void deliver(List<T> parcel) {
        sending = true;
        try {
            send.accept(parcel);
        } catch (ActivityFailure refused) {
            onFailure.accept(refused);
        } finally {
            sending = false;
        }
    }
}

package dev.wavegate.workflows.temporal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Workflow;

/**
 * Sends what the workflow says, in order and one parcel at a time, without letting the workflow wait: an outside system that
 * is down for a day delays its notes, not the rollout. Only for use inside a workflow; sending goes on when the workflow is
 * cancelled.
 */
public final class Outbox<T> {
    private final List<T> waiting = new ArrayList<>();
    private final int largestParcel;
    private final Consumer<List<T>> send;
    private final Consumer<ActivityFailure> onFailure;
    private boolean sending;

    private Outbox(int largestParcel, Consumer<List<T>> send, Consumer<ActivityFailure> onFailure) {
        this.largestParcel = largestParcel;
        this.send = send;
        this.onFailure = onFailure;
        CancellationScope scope = Workflow.newDetachedCancellationScope(() -> Async.procedure(this::keepSending));
        scope.run();
    }

    /**
     * Sends everything that waits at once.
     *
     * @param send called in a workflow thread with at least one item
     * @param onFailure called when a parcel was refused for good; the next parcel is sent all the same
     */
    public static <T> Outbox<T> ofParcels(Consumer<List<T>> send, Consumer<ActivityFailure> onFailure) {
        return new Outbox<>(Integer.MAX_VALUE, send, onFailure);
    }

    /**
     * Sends item by item, so that one that is refused takes no other with it.
     *
     * @param send called in a workflow thread
     * @param onFailure called when an item was refused for good; the next item is sent all the same
     */
    public static <T> Outbox<T> ofSingles(Consumer<T> send, Consumer<ActivityFailure> onFailure) {
        return new Outbox<>(1, parcel -> parcel.forEach(send), onFailure);
    }

    public void put(T item) {
        waiting.add(item);
    }

    /** Waits until everything is sent. */
    public void drain() {
        Workflow.await(() -> waiting.isEmpty() && !sending);
    }

    /** Ends with its workflow: a thread that only waits does not keep a workflow open. */
    private void keepSending() {
        while (true) {
            Workflow.await(() -> !waiting.isEmpty());
            List<T> next = waiting.subList(0, Math.min(largestParcel, waiting.size()));
            List<T> parcel = List.copyOf(next);
            next.clear();
            deliver(parcel);
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

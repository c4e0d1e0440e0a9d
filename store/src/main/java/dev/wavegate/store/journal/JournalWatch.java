package dev.wavegate.store.journal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.wavegate.domain.identity.RolloutId;

/**
 * Somebody's eye on the journal of one rollout. What happens between two waits is not missed: a wait that follows returns
 * at once. For one waiting thread.
 */
public final class JournalWatch implements AutoCloseable {
    private final RolloutId rollout;
    private final Consumer<JournalWatch> onClose;
    private final Semaphore calls = new Semaphore(0);

    JournalWatch(RolloutId rollout, Consumer<JournalWatch> onClose) {
        this.rollout = rollout;
        this.onClose = onClose;
    }

    /**
     * Waits until the journal has grown, at most so long.
     *
     * @return whether there was a call; without one the journal may have grown all the same, so read it in either case
     */
    public boolean await(Duration timeout) throws InterruptedException {
        boolean called = calls.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
        calls.drainPermits();
        return called;
    }

    @Override
    public void close() {
        onClose.accept(this);
    }

    RolloutId rollout() {
        return rollout;
    }

    void call() {
        calls.release();
    }
}

package dev.wavegate.domain.journal;

import java.time.Duration;

import dev.wavegate.domain.identity.RolloutId;

/** Wakes readers when a journal grows, whichever process appended to it. */
public interface JournalWatches {
    /** Watches one journal from now on, until the watch is closed. */
    JournalWatch watch(RolloutId rollout);

    /** A watch of one journal, for one waiting thread; growth between two waits makes the next wait return at once. */
    interface JournalWatch extends AutoCloseable {
        /**
         * Waits until the journal has grown, at most so long.
         *
         * @return whether it was woken; if not, the journal may have grown all the same, so read it in either case
         */
        boolean await(Duration timeout) throws InterruptedException;

        @Override
        void close();
    }
}

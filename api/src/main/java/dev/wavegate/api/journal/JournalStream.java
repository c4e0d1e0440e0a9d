package dev.wavegate.api.journal;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalWatches.JournalWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * One client who follows a journal. It takes turns on a shared pool, never two at a time, and sends every entry after its
 * position once and in order. Clients that fall asleep hold a thread of the pool no longer than the server's write
 * timeout.
 */
final class JournalStream {
    private static final Logger LOG = LoggerFactory.getLogger(JournalStream.class);
    private static final int ENTRIES_PER_TURN = 200;

    private final SseEmitter emitter;
    private final RolloutId rollout;
    private final Journal journal;
    private final JournalWatch watch;
    private final Executor pool;
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicBoolean beatDue = new AtomicBoolean(true);
    private final boolean told;
    private long position;
    private volatile boolean over;

    /**
     * @param after position of the last entry that the client has
     * @param told whether the client has the entry that ends the rollout
     */
    JournalStream(
            SseEmitter emitter,
            RolloutId rollout,
            Journal journal,
            JournalWatch watch,
            Executor pool,
            long after,
            boolean told) {
        this.emitter = emitter;
        this.rollout = rollout;
        this.journal = journal;
        this.watch = watch;
        this.pool = pool;
        this.position = after;
        this.told = told;
    }

    /** Goes on if the journal has grown since the last look; returns at once. */
    void look() {
        try {
            if (watch.await(Duration.ZERO)) {
                wake();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }

    /** Says that it is alive, and looks into the journal all the same, for a call may have been missed. */
    void beat() {
        beatDue.set(true);
        wake();
    }

    void wake() {
        if (calls.getAndIncrement() == 0) {
            pool.execute(this::turn);
        }
    }

    /** Ends it from our side; the client may come again. */
    void end() {
        over = true;
        watch.close();
        emitter.complete();
    }

    boolean isOver() {
        return over;
    }

    private void turn() {
        int answered = calls.get();
        boolean more = false;
        try {
            more = !over && sendNext();
        } catch (IOException | IllegalStateException gone) {
            // The client hung up, which the container knows already.
            over = true;
            watch.close();
        } catch (Failure unreadable) {
            LOG.warn("A journal stream of {} ends early and can be resumed after {}", rollout, position, unreadable);
            end();
        }
        if (more || calls.addAndGet(-answered) > 0) {
            pool.execute(this::turn);
        }
    }

    /** Sends a page of what is new; whether there may be more at once. */
    private boolean sendNext() throws IOException {
        List<JournalEntry> entries = journal.read(rollout, position, ENTRIES_PER_TURN);
        boolean silent = entries.isEmpty();
        if (beatDue.getAndSet(false) && silent) {
            emitter.send(SseEmitter.event().comment("alive"));
        }
        for (JournalEntry entry : entries) {
            send(entry);
            if (FinalEvent.isSpokenIn(entry)) {
                end();
                return false;
            }
        }
        if (told && silent) {
            end();
        }
        return entries.size() == ENTRIES_PER_TURN;
    }

    private void send(JournalEntry entry) throws IOException {
        emitter.send(SseEmitter.event()
                .id(Long.toString(entry.position()))
                .name(entry.event().kind())
                .data(JournalItem.of(entry), MediaType.APPLICATION_JSON));
        position = entry.position();
    }
}

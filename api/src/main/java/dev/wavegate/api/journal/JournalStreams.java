package dev.wavegate.api.journal;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.wavegate.api.settings.ApiProperties;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalWatches;
import dev.wavegate.domain.rollout.RolloutRecord;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** All clients who follow journals, on one small pool of threads however many they are. */
@Component
final class JournalStreams implements SmartLifecycle {
    /** Clients are written to one after the other; a few threads keep one that reads slowly from holding up the rest. */
    private static final int THREADS = 4;

    /** People watch: a tenth of a second is at once for them, and asking a watch costs next to nothing. */
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final long NEVER = 0;
    private static final int PAGE = 500;

    private final Journal journal;
    private final JournalWatches watches;
    private final Duration heartbeat;
    private final Set<JournalStream> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor pool = pool();
    private volatile boolean running;

    JournalStreams(Journal journal, JournalWatches watches, ApiProperties settings) {
        this.journal = journal;
        this.watches = watches;
        this.heartbeat = settings.streamHeartbeat();
    }

    /** Sends the journal from after this position on, until the rollout has ended or the client goes. */
    SseEmitter open(RolloutRecord rollout, long after) {
        SseEmitter emitter = new SseEmitter(NEVER);
        boolean told = rollout.progress().state().isFinal() && hasLastWords(rollout.id(), after);
        JournalStream stream =
                new JournalStream(emitter, rollout.id(), journal, watches.watch(rollout.id()), pool, after, told);
        emitter.onCompletion(() -> forget(stream));
        open.add(stream);
        if (running) {
            stream.wake();
        } else {
            stream.end();
        }
        return emitter;
    }

    @Override
    public void start() {
        running = true;
        every(LOOK, JournalStream::look);
        every(heartbeat, JournalStream::beat);
    }

    /** Ends all streams before the web server waits for requests that are still being answered. */
    @Override
    public void stop() {
        running = false;
        open.forEach(JournalStream::end);
        pool.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void every(Duration time, Consumer<JournalStream> what) {
        var unused = pool.scheduleWithFixedDelay(
                () -> open.forEach(stream -> {
                    if (stream.isOver()) {
                        open.remove(stream);
                    } else {
                        what.accept(stream);
                    }
                }),
                time.toMillis(),
                time.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void forget(JournalStream stream) {
        open.remove(stream);
        if (!stream.isOver()) {
            stream.end();
        }
    }

    /** Whether the entry that ends the rollout is at this position or before. */
    private boolean hasLastWords(RolloutId rollout, long position) {
        long after = 0;
        while (after < position) {
            List<JournalEntry> entries = journal.read(rollout, after, PAGE);
            if (entries.stream().anyMatch(each -> each.position() <= position && FinalEvent.isSpokenIn(each))) {
                return true;
            }
            after = entries.size() < PAGE ? position : entries.get(PAGE - 1).position();
        }
        return false;
    }

    private static ScheduledThreadPoolExecutor pool() {
        // Whoever still asks for a turn while this process ends was told the end of the stream already.
        ScheduledThreadPoolExecutor pool =
                new ScheduledThreadPoolExecutor(THREADS, JournalStreams::thread, new DiscardPolicy());
        pool.setRemoveOnCancelPolicy(true);
        return pool;
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "journal-stream");
        thread.setDaemon(true);
        return thread;
    }
}

package dev.wavegate.worker.health;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One daemon thread for work that nobody waits for. */
final class BackgroundThread implements OrphanWatch.Background {
    private static final Logger LOG = LoggerFactory.getLogger(BackgroundThread.class);

    private final ScheduledThreadPoolExecutor executor;

    BackgroundThread(String name) {
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void run(Runnable work, Duration after) {
        try {
            Future<?> unused = executor.schedule(() -> logging(work), after.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("The worker stops; work was dropped", closed);
        }
    }

    /** An executor keeps what its work throws to itself. */
    private static void logging(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException bug) {
            LOG.error("Bug in work in the background, which is not done again; report it with this exception", bug);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}

package dev.wavegate.local.state;

import java.util.ArrayDeque;
import java.util.Deque;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what was started, last first and each once, whatever comes first: the end of a command, a failed start or the
 * shutdown of the process. Safe for concurrent use.
 */
public final class Teardown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Teardown.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean over;

    /** Remembers something that runs now; it is ended at once when the end has come already. */
    public <T extends AutoCloseable> T add(T running) {
        synchronized (this) {
            if (!over) {
                started.push(running);
                return running;
            }
        }
        end(running);
        throw new CannotStart("stopped during the start");
    }

    /** Also runs when the process is asked to end. */
    public Teardown onShutdown() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "teardown"));
        return this;
    }

    @Override
    public synchronized void close() {
        over = true;
        while (!started.isEmpty()) {
            end(started.pop());
        }
    }

    private static void end(AutoCloseable running) {
        try {
            running.close();
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.atWarn().setCause(e).log("A component did not stop cleanly");
        }
    }
}

package dev.wavegate.store.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.JournalWatches;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes those who wait for a journal to grow, whichever process made it grow. One connection of its own listens in the
 * background; while it is lost, nobody is woken and waits end by their timeouts, and when it is back, everybody is woken.
 */
public final class JournalWakeups implements JournalWatches, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWakeups.class);

    /** How long the listener waits for calls before it looks whether it shall end, and the connection still lives. */
    private static final int LISTENING_MILLIS = 1_000;

    private static final int VALIDATION_SECONDS = 5;
    private static final long RECONNECT_MILLIS = 1_000;
    private static final long CLOSING_MILLIS = 3_000;

    private final DataSource dataSource;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch listening = new CountDownLatch(1);
    private final Thread listener;

    /** Whether the last attempt failed; of the listener only. */
    private boolean down;

    private JournalWakeups(DataSource dataSource) {
        this.dataSource = dataSource;
        this.listener = new Thread(this::listenUntilClosed, "wavegate-journal-wakeups");
        this.listener.setDaemon(true);
    }

    /** Begins to listen; never fails, as it keeps trying while the database is away. */
    public static JournalWakeups over(DataSource dataSource) {
        JournalWakeups wakeups = new JournalWakeups(dataSource);
        wakeups.listener.start();
        return wakeups;
    }

    @Override
    public JournalWatch watch(RolloutId rollout) {
        Watch watch = new Watch(rollout);
        watches.add(watch);
        return watch;
    }

    /** Waits once; what happened before this call is missed, which {@link #watch} avoids. */
    public boolean await(RolloutId rollout, Duration timeout) throws InterruptedException {
        try (JournalWatch watch = watch(rollout)) {
            return watch.await(timeout);
        }
    }

    /**
     * Waits until the first connection listens.
     *
     * @return whether it does
     */
    public boolean awaitListening(Duration timeout) throws InterruptedException {
        return listening.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.join(CLOSING_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenUntilClosed() {
        while (!isClosed()) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException | RuntimeException lost) {
                if (!down) {
                    LOG.atWarn()
                            .addKeyValue("reason", lost.getMessage())
                            .log("Journal notifications are delayed until PostgreSQL is available");
                }
                down = true;
                pauseBeforeReconnecting();
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN " + PostgresJournal.CHANNEL);
        }
        listening.countDown();
        if (down) {
            LOG.warn("PostgreSQL is available again");
        }
        down = false;
        // What was announced before, or while there was no connection, nobody will repeat.
        watches.forEach(Watch::call);
        while (!isClosed()) {
            PGNotification[] calls = postgres.getNotifications(LISTENING_MILLIS);
            if (calls == null || calls.length == 0) {
                requireAlive(connection);
            } else {
                wake(calls);
            }
        }
        try (Statement statement = connection.createStatement()) {
            // The connection may go back to a pool, where nobody wants the calls.
            statement.execute("UNLISTEN *");
        }
    }

    private void wake(PGNotification[] calls) {
        for (PGNotification call : calls) {
            watches.stream()
                    .filter(each -> each.rollout.value().equals(call.getParameter()))
                    .forEach(Watch::call);
        }
    }

    private static void requireAlive(Connection connection) throws SQLException {
        if (!connection.isValid(VALIDATION_SECONDS)) {
            throw new SQLException("the connection that listens for journal notifications is lost");
        }
    }

    private void pauseBeforeReconnecting() {
        try {
            // Returns early when closed, and then the loop ends.
            closed.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            closed.countDown();
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private final class Watch implements JournalWatch {
        private final RolloutId rollout;
        private final Semaphore calls = new Semaphore(0);

        Watch(RolloutId rollout) {
            this.rollout = rollout;
        }

        @Override
        public boolean await(Duration timeout) throws InterruptedException {
            boolean called = calls.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS);
            calls.drainPermits();
            return called;
        }

        @Override
        public void close() {
            watches.remove(this);
        }

        private void call() {
            calls.release();
        }
    }
}

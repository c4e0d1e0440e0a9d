package dev.wavegate.store.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.journal.JournalWatches.JournalWatch;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import static org.assertj.core.api.Assertions.assertThat;

class JournalWakeupsTest {
    private static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");
    private static final RolloutId OTHER = new RolloutId("other");
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final DataSource database = FreshDatabase.create();
    private final PostgresStore store = new PostgresStore(database, Clock.systemUTC());
    private final Journal journal = store.journal();
    private final JournalWakeups wakeups = store.journalWakeups();

    @BeforeEach
    void listen() throws InterruptedException {
        assertThat(wakeups.awaitListening(LONG)).isTrue();
    }

    @AfterEach
    void close() {
        wakeups.close();
    }

    @Test
    void wakesWhoWatchesAJournalThatGrows() throws InterruptedException {
        try (JournalWatch watch = wakeups.watch(ROLLOUT)) {
            grow(ROLLOUT, "a");

            assertThat(watch.await(LONG)).isTrue();
        }
    }

    @Test
    void letsWhoWatchesAnotherJournalSleep() throws InterruptedException {
        try (JournalWatch watch = wakeups.watch(ROLLOUT);
                JournalWatch other = wakeups.watch(OTHER)) {
            drain(watch);
            grow(OTHER, "a");

            assertThat(other.await(LONG)).isTrue();
            assertThat(watch.await(SHORT)).isFalse();
        }
    }

    @Test
    void doesNotWakeForAnEventThatIsKnown() throws InterruptedException {
        try (JournalWatch watch = wakeups.watch(ROLLOUT);
                JournalWatch other = wakeups.watch(OTHER)) {
            grow(ROLLOUT, "a");
            assertThat(watch.await(LONG)).isTrue();
            drain(watch);

            grow(ROLLOUT, "a");
            grow(OTHER, "b");

            assertThat(other.await(LONG)).isTrue();
            assertThat(watch.await(SHORT)).isFalse();
        }
    }

    @Test
    void endsAWaitByItsTimeout() throws InterruptedException {
        try (JournalWatch first = wakeups.watch(OTHER)) {
            drain(first);
        }

        assertThat(wakeups.await(OTHER, SHORT)).isFalse();
    }

    @Test
    void wakesEverybodyOnceALostConnectionIsBack() throws InterruptedException {
        try (JournalWatch watch = wakeups.watch(ROLLOUT)) {
            drain(watch);
            loseTheListeningConnection();

            assertThat(watch.await(LONG)).isTrue();

            drain(watch);
            grow(ROLLOUT, "after");
            assertThat(watch.await(LONG)).isTrue();
        }
    }

    @Test
    void saysOnceThatTheDatabaseIsAwayAndOnceThatItIsBack() throws InterruptedException {
        Logger logger = (Logger) LoggerFactory.getLogger(JournalWakeups.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        AtomicInteger refused = new AtomicInteger();
        DataSource awayAtFirst = new DelegatingDataSource(database) {
            @Override
            public Connection getConnection() throws SQLException {
                if (refused.incrementAndGet() <= 2) {
                    throw new SQLException("connection refused");
                }
                return super.getConnection();
            }
        };
        try (JournalWakeups late = JournalWakeups.over(awayAtFirst);
                JournalWatch watch = late.watch(ROLLOUT)) {
            assertThat(watch.await(LONG)).isTrue();

            assertThat(log.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "Journal notifications are delayed until PostgreSQL is available",
                            "PostgreSQL is available again");
        } finally {
            logger.detachAppender(log);
        }
    }

    /** The first connection wakes all who were there already, which a test that began in between would take for a call. */
    private static void drain(JournalWatch watch) throws InterruptedException {
        boolean called = true;
        while (called) {
            called = watch.await(SHORT);
        }
    }

    private void loseTheListeningConnection() {
        int lost = JdbcClient.create(database)
                .sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND pid <> pg_backend_pid()")
                .query(Integer.class)
                .single();
        assertThat(lost).isPositive();
    }

    private void grow(RolloutId rollout, String key) {
        journal.append(rollout, List.of(new JournalEvent(key, Instant.EPOCH, "kind", "wavegate", "Text.", Map.of())));
    }
}

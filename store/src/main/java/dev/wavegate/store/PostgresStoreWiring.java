package dev.wavegate.store;

import java.time.Clock;
import javax.sql.DataSource;

import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.fleet.FeedCursors;
import dev.wavegate.domain.idempotency.IdempotencyKeys;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalWatches;
import dev.wavegate.domain.rollout.Plans;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.window.ScheduleCopies;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;

/** Gives every process that has this module on its class path the ports over its database; nobody names this class. */
@AutoConfiguration
public class PostgresStoreWiring {
    /** Brings the tables up to date before anybody reads them. */
    @Bean
    PostgresStore postgresStore(DataSource dataSource, Clock clock) {
        PostgresStore.migrate(dataSource);
        return new PostgresStore(dataSource, clock);
    }

    @Bean
    Bookings storedBookings(PostgresStore store) {
        return store.bookings();
    }

    @Bean
    Cohorts storedCohorts(PostgresStore store) {
        return store.cohorts();
    }

    @Bean
    Dispatches storedDispatches(PostgresStore store) {
        return store.dispatches();
    }

    @Bean
    FeedCursors storedFeedCursors(PostgresStore store) {
        return store.feedCursors();
    }

    @Bean
    IdempotencyKeys storedIdempotencyKeys(PostgresStore store) {
        return store.idempotencyKeys();
    }

    @Bean
    Journal storedJournal(PostgresStore store) {
        return store.journal();
    }

    /** Keeps a connection for itself, so it begins to listen only where somebody watches. */
    @Bean(destroyMethod = "close")
    @Lazy
    JournalWatches journalWatches(PostgresStore store) {
        return store.journalWakeups();
    }

    @Bean
    OpenWatches storedOpenWatches(PostgresStore store) {
        return store.openWatches();
    }

    @Bean
    Plans storedPlans(PostgresStore store) {
        return store.plans();
    }

    @Bean
    Rollouts storedRollouts(PostgresStore store) {
        return store.rollouts();
    }

    @Bean
    ScheduleCopies storedScheduleCopies(PostgresStore store) {
        return store.scheduleCopies();
    }
}

package dev.wavegate.store;

import java.time.Clock;
import javax.sql.DataSource;

import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.fleet.FeedCursors;
import dev.wavegate.domain.idempotency.IdempotencyKeys;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.rollout.Plans;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.store.booking.PostgresBookings;
import dev.wavegate.store.cohort.PostgresCohorts;
import dev.wavegate.store.cohort.PostgresDispatches;
import dev.wavegate.store.cohort.PostgresFeedCursors;
import dev.wavegate.store.idempotency.PostgresIdempotencyKeys;
import dev.wavegate.store.journal.JournalWakeups;
import dev.wavegate.store.journal.PostgresJournal;
import dev.wavegate.store.rollout.PostgresPlans;
import dev.wavegate.store.rollout.PostgresRollouts;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.StoreFailures;
import dev.wavegate.store.window.PostgresOpenWatches;
import dev.wavegate.store.window.PostgresScheduleCopies;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * All adapters over one PostgreSQL database, in its schema {@code wavegate}. Adapters are safe for use by several threads
 * and throw {@link dev.wavegate.domain.failure.Failure} only: {@code system.unavailable} for what may pass by itself.
 */
public final class PostgresStore {
    private static final String SCHEMA = "wavegate";
    private static final String MIGRATIONS = "classpath:db/wavegate";

    private final DataSource dataSource;
    private final Database database;
    private final Clock clock;

    public PostgresStore(DataSource dataSource, Clock clock) {
        this.dataSource = dataSource;
        this.database = new Database(dataSource);
        this.clock = clock;
    }

    /** Brings the schema to what this version needs, creating it if missing; several processes may do so at once. */
    public static void migrate(DataSource dataSource) {
        try {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations(MIGRATIONS)
                    .schemas(SCHEMA)
                    .defaultSchema(SCHEMA)
                    .createSchemas(true)
                    .load()
                    .migrate();
        } catch (FlywayException failed) {
            throw StoreFailures.of(failed);
        }
    }

    public Bookings bookings() {
        return new PostgresBookings(database);
    }

    public Cohorts cohorts() {
        return new PostgresCohorts(database, clock);
    }

    public Dispatches dispatches() {
        return new PostgresDispatches(database);
    }

    public FeedCursors feedCursors() {
        return new PostgresFeedCursors(database);
    }

    public Journal journal() {
        return new PostgresJournal(database);
    }

    /** Begins to listen for growing journals, on one connection that it keeps until closed. */
    public JournalWakeups journalWakeups() {
        return JournalWakeups.over(dataSource);
    }

    public OpenWatches openWatches() {
        return new PostgresOpenWatches(database);
    }

    public Plans plans() {
        return new PostgresPlans(database);
    }

    public Rollouts rollouts() {
        return new PostgresRollouts(database);
    }

    public ScheduleCopies scheduleCopies() {
        return new PostgresScheduleCopies(database);
    }

    public IdempotencyKeys idempotencyKeys() {
        return new PostgresIdempotencyKeys(database, clock);
    }

    /** One cheap call that shows the database answers and has our schema. */
    public void selfTest() {
        database.read(client -> client.sql("SELECT count(*) FROM wavegate.feed_cursor")
                .query(Long.class)
                .single());
    }
}

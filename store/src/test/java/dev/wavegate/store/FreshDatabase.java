package dev.wavegate.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Migrated, empty databases on one server per test run; each is a copy of one that was migrated once. */
public final class FreshDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger NUMBER = new AtomicInteger();

    static {
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("CREATE DATABASE model")
                .update();
        PostgresStore.migrate(SERVER.getDatabase("postgres", "model"));
    }

    private FreshDatabase() {}

    /** A database that nobody else has. */
    public static DataSource create() {
        String name = "test" + NUMBER.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("CREATE DATABASE " + name + " TEMPLATE model")
                .update();
        return SERVER.getDatabase("postgres", name);
    }

    /** A database without our schema. */
    public static DataSource createEmpty() {
        String name = "empty" + NUMBER.incrementAndGet();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("CREATE DATABASE " + name)
                .update();
        return SERVER.getDatabase("postgres", name);
    }

    private static EmbeddedPostgres start() {
        try {
            // Nothing here has to survive a power cut, and the tests are faster for it.
            return EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("synchronous_commit", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package dev.wavegate.store.sql;

import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The one way to the database: runs statements and lets nothing but {@link dev.wavegate.domain.failure.Failure} out. Safe
 * for use by several threads.
 */
public final class Database {
    private final JdbcClient client;
    private final TransactionTemplate transaction;

    public Database(DataSource dataSource) {
        client = JdbcClient.create(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        // Locks are taken first and rows read after them, which only sees what others committed meanwhile at this
        // level.
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_READ_COMMITTED);
    }

    /** Runs single statements, each on its own. */
    public <T> T read(Function<JdbcClient, T> work) {
        try {
            return work.apply(client);
        } catch (DataAccessException | TransactionException failed) {
            throw StoreFailures.of(failed);
        }
    }

    /** Runs statements that take effect together or not at all. */
    public <T> T write(Function<JdbcClient, T> work) {
        return read(any -> transaction.execute(status -> work.apply(client)));
    }

    /** Like {@link #write}, for work without a result. */
    public void change(Consumer<JdbcClient> work) {
        write(each -> {
            work.accept(each);
            return Boolean.TRUE;
        });
    }

    /**
     * Waits for the lock of this name and holds it until the transaction ends.
     *
     * @param inside the client of a running {@link #write}
     */
    public static void lock(JdbcClient inside, String name) {
        inside.sql("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")
                .param("name", name)
                .query((row, number) -> Boolean.TRUE)
                .single();
    }
}

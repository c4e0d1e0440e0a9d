package dev.wavegate.store;

import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;

import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresStoreTest {
    @Test
    void migratesAnEmptyDatabaseAndDoesNothingTheSecondTime() {
        DataSource empty = FreshDatabase.createEmpty();

        PostgresStore.migrate(empty);
        PostgresStore.migrate(empty);

        assertThatCode(() -> new PostgresStore(empty, Clock.systemUTC()).selfTest())
                .doesNotThrowAnyException();
    }

    @Test
    void saysThatTheDatabaseCannotBeReached() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setPortNumbers(new int[] {1});
        nowhere.setPassword("s3cret");
        PostgresStore store = new PostgresStore(nowhere, Clock.systemUTC());

        assertThatThrownBy(store::selfTest).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.SYSTEM_UNAVAILABLE);
            assertThat(failure.detail()).doesNotContain("s3cret");
        });
        assertThatThrownBy(() -> store.dispatches().acknowledge(new DispatchKey("a-c1"), Instant.EPOCH))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.SYSTEM_UNAVAILABLE));
        assertThatThrownBy(() -> PostgresStore.migrate(nowhere))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.SYSTEM_UNAVAILABLE));
    }

    @Test
    void callsARefusedStatementABug() {
        PostgresStore store = new PostgresStore(FreshDatabase.createEmpty(), Clock.systemUTC());

        assertThatThrownBy(store::selfTest)
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.BUG));
    }

    @Test
    void takesAConnectionThatBreaksForPassingTrouble() {
        DataSource database = FreshDatabase.create();
        JdbcClient client = JdbcClient.create(database);
        client.sql("CREATE FUNCTION wavegate.break_off() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END'")
                .update();
        client.sql("CREATE TRIGGER break_off BEFORE INSERT ON wavegate.feed_cursor"
                        + " FOR EACH ROW EXECUTE FUNCTION wavegate.break_off()")
                .update();
        PostgresStore store = new PostgresStore(database, Clock.systemUTC());

        assertThatThrownBy(() -> store.feedCursors().keep("feed", "1"))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.SYSTEM_UNAVAILABLE));
    }
}

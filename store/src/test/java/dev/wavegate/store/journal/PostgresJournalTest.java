package dev.wavegate.store.journal;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalChain;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.journal.JournalContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.util.PSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PostgresJournalTest extends JournalContract {
    private final DataSource database = FreshDatabase.create();
    private final Journal journal = new PostgresStore(database, Clock.systemUTC()).journal();

    @Override
    protected Journal journal() {
        return journal;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE wavegate.journal SET text = 'other'",
                "DELETE FROM wavegate.journal",
                "TRUNCATE wavegate.journal"
            })
    void refusesToBeChanged(String statement) {
        journal.append(ROLLOUT, List.of(event("a")));

        assertThatThrownBy(() -> JdbcClient.create(database).sql(statement).update())
                .rootCause()
                .isInstanceOfSatisfying(
                        PSQLException.class,
                        refused -> assertThat(requireNonNull(refused.getServerErrorMessage())
                                        .getMessage())
                                .satisfies(
                                        golden("journal.append-only", statement.substring(0, statement.indexOf(' ')))));

        assertThat(journal.read(ROLLOUT, 0, 10)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE wavegate.journal SET text = 'Wave 1 never began.' WHERE position = 2",
                "UPDATE wavegate.journal SET details = '{\"wave\": \"2\"}' WHERE position = 2",
                "UPDATE wavegate.journal SET at = at + interval '1 millisecond' WHERE position = 2",
                "DELETE FROM wavegate.journal WHERE position = 2",
                "UPDATE wavegate.journal SET previous_hash = repeat('0', 64) WHERE position = 2"
            })
    void showsWhereSomebodyTamperedWithIt(String tampering) {
        journal.append(ROLLOUT, List.of(event("a"), event("b"), event("c")));
        JdbcClient forger = JdbcClient.create(database);
        forger.sql("ALTER TABLE wavegate.journal DISABLE TRIGGER USER").update();

        forger.sql(tampering).update();

        assertThat(JournalChain.firstBreak(journal.read(ROLLOUT, 0, 10))).hasValue(2);
    }

    @Test
    void keepsWhatPostgresCannotKeepAsCloseAsItCan() {
        JournalEvent odd = new JournalEvent(
                "k", Instant.EPOCH, "kind", "wavegate", "zero \0, half \uD83D.", Map.of("a\0b", "\uDE80\0"));

        journal.append(ROLLOUT, List.of(odd));
        journal.append(ROLLOUT, List.of(odd));

        List<JournalEntry> entries = journal.read(ROLLOUT, 0, 10);
        assertThat(entries).hasSize(1);
        assertThat(entries.get(0).event().text()).isEqualTo("zero \uFFFD, half \uFFFD.");
        assertThat(entries.get(0).event().details()).isEqualTo(Map.of("a\uFFFDb", "\uFFFD\uFFFD"));
        assertThat(JournalChain.firstBreak(entries)).isEmpty();
    }
}

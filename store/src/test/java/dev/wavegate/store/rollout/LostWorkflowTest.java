package dev.wavegate.store.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.booking.BookingBuilder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements that the manual has for a rollout whose workflow is lost. */
class LostWorkflowTest {
    private static final Path MANUAL = Path.of("..", "docs", "how-to", "operate-a-rollout.md");
    private static final Pattern STATEMENTS = Pattern.compile("```sql\\R(.*?)```", Pattern.DOTALL);
    private static final RolloutId LOST = new RolloutId("thermostat-4-2-1");
    private static final RolloutId OTHER = new RolloutId("thermostat-4-2-2");

    @Test
    void endsTheRolloutAndFreesItsPeople() throws IOException, SQLException {
        DataSource database = FreshDatabase.create();
        PostgresStore store = new PostgresStore(database, Clock.systemUTC());
        for (RolloutId rollout : Set.of(LOST, OTHER)) {
            store.rollouts()
                    .register(new NewRollout(
                            rollout,
                            new PlanDigest("a".repeat(64)),
                            "{}",
                            "thermostat",
                            Map.of(),
                            Set.of(),
                            BookingBuilder.NOON));
            store.bookings()
                    .reserve(
                            BookingBuilder.aBookingFor(rollout.value(), 1)
                                    .of(rollout + "@example.com", "ops")
                                    .build(),
                            Set.of());
        }

        execute(database, manual());

        RolloutProgress end = store.rollouts().find(LOST).orElseThrow().progress();
        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(end.ending()).isPresent();
        assertThat(store.bookings().of(LOST)).isEmpty();
        assertThat(store.rollouts().unfinished(Optional.empty(), 9)).containsExactly(OTHER);
        assertThat(store.bookings().of(OTHER)).hasSize(1);
    }

    private static String manual() throws IOException {
        Matcher found = STATEMENTS.matcher(Files.readString(MANUAL));
        assertThat(found.find()).as("statements in %s", MANUAL).isTrue();
        return found.group(1);
    }

    private static void execute(DataSource database, String statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }
}

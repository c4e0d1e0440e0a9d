package dev.wavegate.store.cohort;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.store.FreshDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeGroupTest {
    @Test
    void isWhatTheDatabaseComputes() {
        DataSource database = FreshDatabase.create();
        JdbcClient client = JdbcClient.create(database);
        client.sql("INSERT INTO wavegate.cohort_member (rollout, ordinal, device, wave, outcome)"
                        + " SELECT 'r', place, outcome, 1, outcome"
                        + " FROM unnest(:outcomes::text[]) WITH ORDINALITY AS each (outcome, place)")
                .param(
                        "outcomes",
                        Arrays.stream(DeviceOutcome.values()).map(Enum::name).toArray(String[]::new))
                .update();

        Map<DeviceOutcome, OutcomeGroup> computed = new EnumMap<>(DeviceOutcome.class);
        client.sql("SELECT outcome, standing FROM wavegate.cohort_member")
                .query((row, number) -> computed.put(
                        DeviceOutcome.valueOf(row.getString("outcome")),
                        OutcomeGroup.valueOf(row.getString("standing"))))
                .list();

        assertThat(computed)
                .isEqualTo(Arrays.stream(DeviceOutcome.values())
                        .collect(Collectors.toMap(Function.identity(), OutcomeGroup::of)));
    }
}

package dev.wavegate.store.cohort;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.Dispatches.Dispatch;
import dev.wavegate.domain.cohort.Dispatches.Lane;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static org.assertj.core.api.Assertions.assertThat;

class PostgresRollbackReadsTest {
    private static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");
    private static final int DEVICES = 6_000;
    private static final int CHUNK = 50;

    // One connection: a session counts what it reads by itself, and tells when it is asked to.
    private final SingleConnectionDataSource connection;
    private final Cohorts cohorts;
    private final Dispatches dispatches;

    PostgresRollbackReadsTest() throws SQLException {
        connection = new SingleConnectionDataSource(FreshDatabase.create().getConnection(), true);
        PostgresStore store = new PostgresStore(connection, Clock.systemUTC());
        cohorts = store.cohorts();
        dispatches = store.dispatches();
    }

    @AfterEach
    void close() {
        connection.destroy();
    }

    /** 120 orders that each looked the lane through from its beginning would read 60 times as many rows as it has. */
    @Test
    void readsEachDeviceAFewTimesHoweverManyOrdersItTakes() {
        updateAll();
        long before = rowsRead();

        int taken = 0;
        Lane back = lane(Intent.ROLLBACK);
        Optional<Dispatch> next = dispatches.open(back, CHUNK, Instant.now());
        while (next.isPresent()) {
            taken += next.get().members().size();
            next = dispatches.open(back, CHUNK, Instant.now());
        }

        assertThat(taken).isEqualTo(DEVICES);
        assertThat(dispatches.keys(back)).hasSizeGreaterThanOrEqualTo(DEVICES / CHUNK);
        assertThat(rowsRead() - before).isBetween((long) DEVICES, 8L * DEVICES);
    }

    private void updateAll() {
        List<Device> devices = new ArrayList<>();
        for (int each = 0; each < DEVICES; each++) {
            devices.add(aDevice("d" + each)
                    .running(each % 4 == 0 ? "4.1.0" : "4.2.0")
                    .build());
        }
        cohorts.stage(ROLLOUT, devices);
        cohorts.assignWave(ROLLOUT, new WaveNumber(1), FleetSelection.everything(), DEVICES, 0);
        cohorts.seal(ROLLOUT);
        Dispatch all =
                dispatches.open(lane(Intent.UPDATE), DEVICES, Instant.now()).orElseThrow();
        cohorts.apply(
                ROLLOUT,
                all.members().stream()
                        .map(each -> new OutcomeChange(each, DeviceOutcome.CONFIRMED, ""))
                        .toList());
    }

    private long rowsRead() {
        JdbcClient client = JdbcClient.create(connection);
        client.sql("SELECT pg_stat_force_next_flush()")
                .query((row, number) -> Boolean.TRUE)
                .list();
        return client.sql("SELECT seq_tup_read + idx_tup_fetch FROM pg_stat_user_tables"
                        + " WHERE schemaname = 'wavegate' AND relname = 'cohort_member'")
                .query(Long.class)
                .single();
    }

    private static Lane lane(Intent intent) {
        String group = ROLLOUT + (intent == Intent.UPDATE ? "-w1" : "-rb1") + "-l0";
        return new Lane(ROLLOUT, group, new OrdinalRange(0, DEVICES), intent, new Version("4.2.1"), Duration.ZERO);
    }
}

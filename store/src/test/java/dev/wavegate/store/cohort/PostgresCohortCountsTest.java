package dev.wavegate.store.cohort;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.Dispatches.Dispatch;
import dev.wavegate.domain.cohort.Dispatches.Lane;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.cohort.DeviceBuilder;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

class PostgresCohortCountsTest {
    private static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");
    private static final int DEVICES = 9_000;

    private final DataSource database = FreshDatabase.create();
    private final PostgresStore store = new PostgresStore(database, Clock.systemUTC());
    private final Cohorts cohorts = store.cohorts();
    private final Dispatches dispatches = store.dispatches();

    /** The kept counts follow many writers at once, over the border of two slices, without losing a device. */
    @Test
    void agreesWithTheMembersHoweverManyWriteAtOnce() throws Exception {
        cohorts.stage(ROLLOUT, DeviceBuilder.devices(DEVICES));
        cohorts.assignWave(ROLLOUT, new WaveNumber(1), FleetSelection.everything(), DEVICES, 0);
        cohorts.seal(ROLLOUT);
        List<Callable<Integer>> drives = new ArrayList<>();
        drives.add(() -> drive("a", new OrdinalRange(0, 5_000)));
        drives.add(() -> drive("b", new OrdinalRange(0, 5_000)));
        drives.add(() -> drive("c", new OrdinalRange(5_000, DEVICES)));
        drives.add(() -> cohorts.cancelPending(ROLLOUT, new OrdinalRange(8_000, DEVICES)));
        ExecutorService threads = Executors.newFixedThreadPool(drives.size());
        int moved = 0;
        try {
            for (Future<Integer> each : threads.invokeAll(drives)) {
                moved += each.get();
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(moved).isEqualTo(DEVICES);
        assertThat(cohorts.counts(ROLLOUT).get(new WaveNumber(1))).isEqualTo(counted());
        assertThat(cohorts.counts(ROLLOUT, new OrdinalRange(0, DEVICES))).isEqualTo(counted());
        assertThat(counted().total()).isEqualTo(DEVICES);
        assertThat(counted().of(DeviceOutcome.PENDING)).isZero();
    }

    private int drive(String group, OrdinalRange range) {
        Lane lane = new Lane(ROLLOUT, group, range, Intent.UPDATE, new Version("4.2.1"), Duration.ZERO);
        int asked = 0;
        Optional<Dispatch> next = dispatches.open(lane, 500, Instant.now());
        while (next.isPresent()) {
            List<CohortMember> members = next.get().members();
            asked += members.size();
            cohorts.apply(
                    ROLLOUT,
                    members.stream()
                            .map(each -> new OutcomeChange(
                                    each,
                                    each.ordinal() % 10 == 0 ? DeviceOutcome.FAILED : DeviceOutcome.CONFIRMED,
                                    ""))
                            .toList());
            next = dispatches.open(lane, 500, Instant.now());
        }
        return asked;
    }

    private OutcomeCounts counted() {
        Map<DeviceOutcome, Integer> counts = new EnumMap<>(DeviceOutcome.class);
        JdbcClient.create(database)
                .sql("SELECT outcome, count(*) AS devices FROM wavegate.cohort_member GROUP BY outcome")
                .query((row, number) ->
                        counts.put(DeviceOutcome.valueOf(row.getString("outcome")), row.getInt("devices")))
                .list();
        return new OutcomeCounts(counts);
    }
}

package dev.wavegate.store.cohort;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.domain.cohort.Cohorts.Staged;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.PlanHints;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first half of a cohort's life: candidates come in, waves take theirs, the seal ends it. */
final class CohortStaging {
    private static final String STAGE = """
            INSERT INTO wavegate.cohort_candidate
                (rollout, device, model, hardware, region, site, criticality, version)
            SELECT :rollout, * FROM unnest(:devices::text[], :models::text[], :hardware::text[], :regions::text[],
                :sites::text[], :criticalities::text[], :versions::text[])
            ON CONFLICT (rollout, device) DO NOTHING
            """;

    private static final String COUNT_STAGED = """
            SELECT count(*) AS matching, count(m.device) AS placed
            FROM wavegate.cohort_candidate c
            LEFT JOIN wavegate.cohort_member m ON m.rollout = c.rollout AND m.device = c.device
            WHERE
            """;

    // SHA-256 rather than md5(), which is missing where only approved algorithms are allowed.
    private static final String FILL_WAVE = """
            INSERT INTO wavegate.cohort_member (rollout, ordinal, device, wave, previous)
            SELECT chosen.rollout, :first + row_number() OVER (ORDER BY {order}) - 1, chosen.device, :wave,
                chosen.version
            FROM (
                SELECT c.rollout, c.device, c.region, c.version,
                    sha256(convert_to(c.rollout || '/' || c.device, 'UTF8')) AS spread
                FROM wavegate.cohort_candidate c
                WHERE {selection} AND NOT EXISTS (
                    SELECT FROM wavegate.cohort_member m WHERE m.rollout = c.rollout AND m.device = c.device)
                ORDER BY spread
                LIMIT :most
            ) AS chosen
            """;

    private final Database database;
    private final Clock clock;

    CohortStaging(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    void stage(RolloutId rollout, List<Device> devices) {
        database.change(client -> {
            client.sql("INSERT INTO wavegate.cohort (rollout) VALUES (:rollout) ON CONFLICT DO NOTHING")
                    .param("rollout", rollout.value())
                    .update();
            if (isOpen(client, rollout, "FOR SHARE")) {
                insert(client, rollout, devices);
            }
        });
    }

    Staged staged(RolloutId rollout, FleetSelection selection) {
        return database.write(client -> {
            PlanHints.joinInBulk(client);
            CandidateFilter filter = CandidateFilter.of(client, rollout.value(), selection);
            return client.sql(COUNT_STAGED + filter.condition())
                    .params(filter.parameters())
                    .query((row, number) -> new Staged(row.getInt("matching"), row.getInt("placed")))
                    .single();
        });
    }

    int assignWave(
            RolloutId rollout,
            WaveNumber wave,
            FleetSelection selection,
            int most,
            int firstOrdinal,
            List<String> regions) {
        return database.write(client -> {
            boolean open = isOpen(client, rollout, "FOR UPDATE");
            Optional<OrdinalRange> present = rangeOf(client, rollout, wave);
            if (present.isPresent() || !open || most < 1) {
                return present.map(OrdinalRange::size).orElse(0);
            }
            PlanHints.joinInBulk(client);
            int placed = fill(client, rollout, wave, selection, most, firstOrdinal, regions);
            if (placed > 0) {
                if (!regions.isEmpty()) {
                    OrdinalRange range = new OrdinalRange(firstOrdinal, firstOrdinal + placed);
                    CohortParts.keep(client, rollout, wave, range, regions);
                }
                client.sql("INSERT INTO wavegate.cohort_wave (rollout, wave, from_ordinal, to_ordinal)"
                                + " VALUES (:rollout, :wave, :from, :to)")
                        .param("rollout", rollout.value())
                        .param("wave", wave.value())
                        .param("from", firstOrdinal)
                        .param("to", firstOrdinal + placed)
                        .update();
            }
            return placed;
        });
    }

    void seal(RolloutId rollout) {
        database.change(client -> {
            client.sql("INSERT INTO wavegate.cohort (rollout, sealed_at) VALUES (:rollout, :now)"
                            + " ON CONFLICT (rollout) DO UPDATE SET sealed_at = excluded.sealed_at"
                            + " WHERE cohort.sealed_at IS NULL")
                    .param("rollout", rollout.value())
                    .param("now", Times.parameter(clock.instant()))
                    .update();
            int forgotten = client.sql("DELETE FROM wavegate.cohort_candidate WHERE rollout = :rollout")
                    .param("rollout", rollout.value())
                    .update();
            if (forgotten > 0) {
                // The drive begins at once and must not wait for the statistics until autovacuum comes by.
                client.sql("ANALYZE wavegate.cohort_member").update();
            }
        });
    }

    boolean isSealed(RolloutId rollout) {
        return database.read(client -> client.sql(
                        "SELECT EXISTS (SELECT FROM wavegate.cohort WHERE rollout = :rollout AND sealed_at IS NOT NULL)")
                .param("rollout", rollout.value())
                .query((row, number) -> row.getBoolean(1))
                .single());
    }

    Optional<OrdinalRange> rangeOf(RolloutId rollout, WaveNumber wave) {
        return database.read(client -> rangeOf(client, rollout, wave));
    }

    private static Optional<OrdinalRange> rangeOf(JdbcClient client, RolloutId rollout, WaveNumber wave) {
        return client.sql("SELECT from_ordinal, to_ordinal FROM wavegate.cohort_wave"
                        + " WHERE rollout = :rollout AND wave = :wave")
                .param("rollout", rollout.value())
                .param("wave", wave.value())
                .query((row, number) -> new OrdinalRange(row.getInt("from_ordinal"), row.getInt("to_ordinal")))
                .optional();
    }

    /** Locks the cohort, shared among those who stage and alone for who fills a wave, and says whether it may change. */
    private static boolean isOpen(JdbcClient client, RolloutId rollout, String lock) {
        return client.sql("SELECT sealed_at IS NULL FROM wavegate.cohort WHERE rollout = :rollout " + lock)
                .param("rollout", rollout.value())
                .query((row, number) -> row.getBoolean(1))
                .optional()
                .orElse(false);
    }

    private static void insert(JdbcClient client, RolloutId rollout, List<Device> devices) {
        client.sql(STAGE)
                .param("rollout", rollout.value())
                .param("devices", column(devices, each -> each.id().value()))
                .param("models", column(devices, each -> StorableText.of(each.model())))
                .param("hardware", column(devices, each -> StorableText.of(each.hardware())))
                .param("regions", column(devices, each -> StorableText.of(each.region())))
                .param("sites", column(devices, each -> StorableText.of(each.site())))
                .param("criticalities", column(devices, each -> StorableText.of(each.criticality())))
                .param("versions", versions(devices))
                .update();
    }

    private static int fill(
            JdbcClient client,
            RolloutId rollout,
            WaveNumber wave,
            FleetSelection selection,
            int most,
            int first,
            List<String> regions) {
        CandidateFilter filter = CandidateFilter.of(client, rollout.value(), selection);
        // A million devices that are sorted already need not be sorted again.
        String order = regions.isEmpty() ? "chosen.spread" : CohortParts.IN_ORDER;
        return client.sql(FILL_WAVE.replace("{selection}", filter.condition()).replace("{order}", order))
                .params(filter.parameters())
                .param("regions", regions.toArray(String[]::new))
                .param("wave", wave.value())
                .param("first", first)
                .param("most", most)
                .update();
    }

    private static String[] column(List<Device> devices, Function<Device, String> value) {
        return devices.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable String[] versions(List<Device> devices) {
        @Nullable String[] versions = new String[devices.size()];
        for (int i = 0; i < versions.length; i++) {
            versions[i] = devices.get(i).version().map(Version::value).orElse(null);
        }
        return versions;
    }
}

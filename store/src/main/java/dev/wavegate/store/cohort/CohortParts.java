package dev.wavegate.store.cohort;

import java.util.List;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The parts that waves are cut into by region; a wave that is not cut has none. */
final class CohortParts {
    /** How the ordinals of a cut wave run: region by region as named, all others last. */
    static final String IN_ORDER = "array_position(:regions::text[], chosen.region) NULLS LAST, chosen.spread";

    private static final String KEEP = """
            INSERT INTO wavegate.cohort_part (rollout, wave, region, from_ordinal, to_ordinal)
            SELECT :rollout, :wave, placed.region, min(placed.ordinal), max(placed.ordinal) + 1
            FROM (
                SELECT CASE WHEN c.region = ANY(:regions::text[]) THEN c.region ELSE '' END AS region, m.ordinal
                FROM wavegate.cohort_member m
                JOIN wavegate.cohort_candidate c ON c.rollout = m.rollout AND c.device = m.device
                WHERE m.rollout = :rollout AND m.ordinal >= :from AND m.ordinal < :to
            ) AS placed
            GROUP BY placed.region
            """;

    private static final String OF_WAVE = """
            SELECT region, from_ordinal, to_ordinal
            FROM wavegate.cohort_part
            WHERE rollout = :rollout AND wave = :wave
            ORDER BY from_ordinal
            """;

    private CohortParts() {}

    /** Keeps where the regions of a wave lie that has just been filled, while its candidates are still known. */
    static void keep(JdbcClient client, RolloutId rollout, WaveNumber wave, OrdinalRange range, List<String> regions) {
        client.sql(KEEP)
                .param("rollout", rollout.value())
                .param("wave", wave.value())
                .param("from", range.from())
                .param("to", range.to())
                .param("regions", regions.toArray(String[]::new))
                .update();
    }

    static List<CohortPart> of(JdbcClient client, RolloutId rollout, WaveNumber wave) {
        return client.sql(OF_WAVE)
                .param("rollout", rollout.value())
                .param("wave", wave.value())
                .query((row, number) -> new CohortPart(
                        row.getString("region"),
                        new OrdinalRange(row.getInt("from_ordinal"), row.getInt("to_ordinal"))))
                .list();
    }
}

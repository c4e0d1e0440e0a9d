package dev.wavegate.store.cohort;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.store.sql.Database;

/** How many members stand where, from the kept counts of whole slices and, at the edges of a range, from its members. */
final class MemberCounts {
    /** As many ordinals as the triggers of the migration count together. */
    private static final int SLICE = 4_000;

    private static final String BY_WAVE = """
            SELECT wave, outcome, sum(devices) AS devices
            FROM wavegate.cohort_count
            WHERE rollout = :rollout
            GROUP BY wave, outcome
            HAVING sum(devices) > 0
            """;

    private static final String WITHIN = """
            SELECT 1 AS wave, outcome, sum(devices) AS devices
            FROM (
                SELECT outcome, devices
                FROM wavegate.cohort_count
                WHERE rollout = :rollout AND slice >= :firstSlice AND slice < :endSlice
                UNION ALL
                SELECT outcome, 1
                FROM wavegate.cohort_member
                WHERE rollout = :rollout AND ordinal >= :from AND ordinal < :headEnd
                UNION ALL
                SELECT outcome, 1
                FROM wavegate.cohort_member
                WHERE rollout = :rollout AND ordinal >= :tailStart AND ordinal < :to
            ) AS parts
            GROUP BY outcome
            HAVING sum(devices) > 0
            """;

    private final Database database;

    MemberCounts(Database database) {
        this.database = database;
    }

    Map<WaveNumber, OutcomeCounts> byWave(RolloutId rollout) {
        List<Count> counts = database.read(client -> client.sql(BY_WAVE)
                .param("rollout", rollout.value())
                .query(Count::read)
                .list());
        Map<WaveNumber, OutcomeCounts> byWave = new TreeMap<>();
        counts.forEach(each -> byWave.merge(each.wave(), each.alone(), OutcomeCounts::plus));
        return byWave;
    }

    OutcomeCounts within(RolloutId rollout, OrdinalRange range) {
        int firstSlice = (range.from() + SLICE - 1) / SLICE;
        int endSlice = Math.max(firstSlice, range.to() / SLICE);
        boolean anySlice = endSlice > firstSlice;
        List<Count> counts = database.read(client -> client.sql(WITHIN)
                .param("rollout", rollout.value())
                .param("firstSlice", firstSlice)
                .param("endSlice", endSlice)
                .param("from", range.from())
                .param("headEnd", anySlice ? firstSlice * SLICE : range.to())
                .param("tailStart", anySlice ? endSlice * SLICE : range.to())
                .param("to", range.to())
                .query(Count::read)
                .list());
        return counts.stream().map(Count::alone).reduce(OutcomeCounts.none(), OutcomeCounts::plus);
    }

    private record Count(WaveNumber wave, DeviceOutcome outcome, int devices) {
        static Count read(ResultSet row, int number) throws SQLException {
            return new Count(
                    new WaveNumber(row.getInt("wave")),
                    DeviceOutcome.valueOf(row.getString("outcome")),
                    row.getInt("devices"));
        }

        OutcomeCounts alone() {
            return new OutcomeCounts(Map.of(outcome, devices));
        }
    }
}

package dev.wavegate.store.cohort;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches.Lane;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Picks the members of an order and marks them, so that nobody else picks them. */
final class MemberSelection {
    private static final String UPDATE = """
            WITH picked AS (
                SELECT m.ordinal
                FROM wavegate.cohort_member m
                WHERE {range}
                LIMIT :most
                FOR UPDATE SKIP LOCKED
            )
            UPDATE wavegate.cohort_member m
            SET outcome = 'DISPATCHED', code = '', attempt = m.attempt + 1, dispatched_at = :now,
                first_dispatched_at = coalesce(m.first_dispatched_at, :now), assignment = :key
            FROM picked
            WHERE m.rollout = :rollout AND m.ordinal = picked.ordinal
            RETURNING
            """ + MemberRows.COLUMNS;

    private static final String NOT_BACKING_OFF = "(m.returned_at IS NULL OR m.returned_at <= :notAfter)";

    private static final String VERSION_TO_RESTORE = """
            SELECT m.previous
            FROM wavegate.cohort_member m
            WHERE m.rollout = :rollout AND m.ordinal >= :from AND m.ordinal < :to AND m.outcome = ANY(:changed)
                AND m.previous IS NOT NULL
            ORDER BY m.ordinal
            LIMIT 1
            """;

    private static final String ROLL_BACK = """
            WITH picked AS (
                SELECT m.ordinal
                FROM wavegate.cohort_member m
                WHERE m.rollout = :rollout AND m.ordinal >= :from AND m.ordinal < :to AND m.outcome = ANY(:changed)
                    AND m.previous = :previous
                ORDER BY m.ordinal
                LIMIT :most
                FOR UPDATE SKIP LOCKED
            )
            UPDATE wavegate.cohort_member m
            SET outcome = 'REVERTING', code = '', dispatched_at = :now,
                first_dispatched_at = coalesce(m.first_dispatched_at, :now), assignment = :key
            FROM picked
            WHERE m.rollout = :rollout AND m.ordinal = picked.ordinal
            RETURNING
            """ + MemberRows.COLUMNS;

    private static final String RENEW = """
            UPDATE wavegate.cohort_member m
            SET dispatched_at = :now,
                first_dispatched_at =
                    CASE WHEN a.intent = 'UPDATE' AND m.attempt = 1 THEN :now ELSE m.first_dispatched_at END
            FROM wavegate.assignment a CROSS JOIN LATERAL unnest(a.ordinals) AS named (ordinal)
            WHERE a.key = :key AND m.rollout = a.rollout AND m.ordinal = named.ordinal AND m.assignment = a.key
                AND m.outcome = CASE a.intent WHEN 'UPDATE' THEN 'DISPATCHED' WHEN 'ROLLBACK' THEN 'REVERTING' END
            """;

    private static final String OF_ORDINALS = "SELECT " + MemberRows.COLUMNS + """
            FROM wavegate.cohort_member m
            WHERE m.rollout = :rollout AND m.ordinal = ANY(:ordinals)
            ORDER BY m.ordinal
            """;

    private static final String[] CHANGED = Arrays.stream(DeviceOutcome.values())
            .filter(DeviceOutcome::mayHaveChanged)
            .map(Enum::name)
            .toArray(String[]::new);

    List<CohortMember> update(JdbcClient client, Lane lane, DispatchKey key, int most, Instant now) {
        return in(
                        client,
                        lane,
                        lane.range(),
                        UPDATE.replace("{range}", OutcomeGroup.WAITING.rangeInOrder(NOT_BACKING_OFF)))
                .param("notAfter", Times.parameter(now.minus(lane.backOff())))
                .param("key", key.value())
                .param("most", most)
                .param("now", Times.parameter(now))
                .query(MemberRows::read)
                .list();
    }

    /** Where the first member of a part of the lane that may have changed came from. */
    Optional<Version> versionToRestore(JdbcClient client, Lane lane, OrdinalRange range) {
        return in(client, lane, range, VERSION_TO_RESTORE)
                .param("changed", CHANGED)
                .query((row, number) -> new Version(row.getString("previous")))
                .optional();
    }

    List<CohortMember> rollBack(
            JdbcClient client,
            Lane lane,
            OrdinalRange range,
            DispatchKey key,
            Version previous,
            int most,
            Instant now) {
        return in(client, lane, range, ROLL_BACK)
                .param("changed", CHANGED)
                .param("previous", previous.value())
                .param("key", key.value())
                .param("most", most)
                .param("now", Times.parameter(now))
                .query(MemberRows::read)
                .list();
    }

    /** The time of those members begins anew that still stand as the order left them. */
    void renew(JdbcClient client, DispatchKey key, Instant now) {
        client.sql(RENEW)
                .param("key", key.value())
                .param("now", Times.parameter(now))
                .update();
    }

    /** The members of an order as they stood when it was recorded, whatever has become of them. */
    List<CohortMember> asMarked(JdbcClient client, RolloutId rollout, RecordedDispatch order) {
        return client
                .sql(OF_ORDINALS)
                .param("rollout", rollout.value())
                .param(
                        "ordinals",
                        order.attempts().keySet().stream()
                                .mapToInt(Integer::intValue)
                                .toArray())
                .query(MemberRows::read)
                .list()
                .stream()
                .map(each -> asMarked(each, order))
                .toList();
    }

    private static CohortMember asMarked(CohortMember now, RecordedDispatch order) {
        return new CohortMember(
                now.ordinal(),
                now.device(),
                now.wave(),
                now.previous(),
                order.mark(),
                "",
                order.attempts().getOrDefault(now.ordinal(), now.attempt()),
                now.firstDispatchedAt(),
                Optional.of(order.openedAt()),
                now.claimedAt(),
                Optional.of(order.key()));
    }

    private static JdbcClient.StatementSpec in(JdbcClient client, Lane lane, OrdinalRange range, String statement) {
        return client.sql(statement)
                .param("rollout", lane.rollout().value())
                .param("from", range.from())
                .param("to", range.to());
    }
}

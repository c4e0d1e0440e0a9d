package dev.wavegate.store.cohort;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.release.Version;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.Digests;
import dev.wavegate.store.sql.PlanHints;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders in PostgreSQL, each recorded in one transaction with the marks on its members. */
public final class PostgresDispatches implements Dispatches {
    private static final String RECORD = """
            INSERT INTO wavegate.assignment
                (key, rollout, lane_group, chunk, intent, version, targets_digest, devices, ordinals, attempts, opened_at)
            VALUES (:key, :rollout, :group, :chunk, :intent, :version, :digest, :devices, :ordinals, :attempts, :now)
            """;

    private static final String UNACKNOWLEDGED = """
            SELECT key, version, ordinals, attempts, intent, opened_at
            FROM wavegate.assignment
            WHERE lane_group = :group AND acknowledged_at IS NULL
            ORDER BY chunk
            """;

    private static final String RENEW =
            "UPDATE wavegate.assignment SET opened_at = :now WHERE key = :key AND acknowledged_at IS NULL";

    private static final String ACKNOWLEDGE =
            "UPDATE wavegate.assignment SET acknowledged_at = coalesce(acknowledged_at, :at) WHERE key = :key";

    private static final String LOWEST_OF_THE_LAST =
            "SELECT ordinals[1] FROM wavegate.assignment WHERE lane_group = :group ORDER BY chunk DESC LIMIT 1";

    private static final String UNACKNOWLEDGED_DEVICES = """
            SELECT count(*)
            FROM wavegate.assignment a
            CROSS JOIN LATERAL unnest(a.ordinals) AS named (ordinal)
            JOIN wavegate.cohort_member m ON m.rollout = a.rollout AND m.ordinal = named.ordinal
            WHERE a.lane_group = :group AND a.acknowledged_at IS NULL AND a.opened_at <= :until
                AND m.assignment = a.key AND m.outcome = :mark
            """;

    private final Database database;
    private final MemberSelection marks = new MemberSelection();

    public PostgresDispatches(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Dispatch> open(Lane lane, int most, Instant now) {
        return most < 1
                ? Optional.empty()
                : database.write(client -> {
                    // One opener at a time per group: the chunks are numbered without gaps, and lowest ordinals go
                    // first.
                    Database.lock(client, "wavegate-lane/" + lane.group());
                    PlanHints.lookUpEach(client);
                    int chunk = nextChunk(client, lane);
                    DispatchKey key = new DispatchKey(lane.group() + "-c" + chunk);
                    return lane.intent() == Intent.UPDATE
                            ? opened(
                                    client,
                                    lane,
                                    key,
                                    chunk,
                                    lane.target(),
                                    marks.update(client, lane, key, most, now),
                                    now)
                            : rollBack(client, lane, key, chunk, most, now);
                });
    }

    /**
     * Takes up where the last order began, since whatever stood below it then had nothing to be taken back; else each order
     * would read again what all orders before it have read. Only when nothing is left from there on is the whole lane looked
     * through, for what was passed over because somebody else was moving it.
     */
    private Optional<Dispatch> rollBack(
            JdbcClient client, Lane lane, DispatchKey key, int chunk, int most, Instant now) {
        PlanHints.readInOrder(client);
        int reached = client.sql(LOWEST_OF_THE_LAST)
                .param("group", lane.group())
                .query(Integer.class)
                .optional()
                .filter(ordinal -> ordinal < lane.range().to())
                .orElse(lane.range().from());
        Optional<Dispatch> next = rollBackFrom(reached, client, lane, key, chunk, most, now);
        return next.isPresent() || reached == lane.range().from()
                ? next
                : rollBackFrom(lane.range().from(), client, lane, key, chunk, most, now);
    }

    private Optional<Dispatch> rollBackFrom(
            int from, JdbcClient client, Lane lane, DispatchKey key, int chunk, int most, Instant now) {
        OrdinalRange range = new OrdinalRange(from, lane.range().to());
        return marks.versionToRestore(client, lane, range)
                .flatMap(version -> opened(
                        client,
                        lane,
                        key,
                        chunk,
                        version,
                        marks.rollBack(client, lane, range, key, version, most, now),
                        now));
    }

    @Override
    public List<Dispatch> unacknowledged(Lane lane) {
        return database.read(client ->
                client.sql(UNACKNOWLEDGED).param("group", lane.group()).query(RecordedDispatch::read).list().stream()
                        .map(order -> new Dispatch(
                                order.key(), order.version(), marks.asMarked(client, lane.rollout(), order)))
                        .toList());
    }

    @Override
    public void acknowledge(DispatchKey key, Instant at) {
        int known = database.write(client -> client.sql(ACKNOWLEDGE)
                .param("key", key.value())
                .param("at", Times.parameter(at))
                .update());
        if (known == 0) {
            throw unknown(key);
        }
    }

    @Override
    public void renew(DispatchKey key, Instant now) {
        database.change(client -> {
            int renewed = client.sql(RENEW)
                    .param("key", key.value())
                    .param("now", Times.parameter(now))
                    .update();
            if (renewed > 0) {
                PlanHints.lookUpEach(client);
                marks.renew(client, key, now);
            } else if (!isRecorded(client, key)) {
                throw unknown(key);
            }
        });
    }

    private static boolean isRecorded(JdbcClient client, DispatchKey key) {
        return client.sql("SELECT EXISTS (SELECT FROM wavegate.assignment WHERE key = :key)")
                .param("key", key.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private static Failure unknown(DispatchKey key) {
        return Failure.of(FailureCode.BUG, "dispatch " + key + " is not recorded");
    }

    @Override
    public int unacknowledgedDevices(Lane lane, Instant until) {
        return database.read(client -> client.sql(UNACKNOWLEDGED_DEVICES)
                .param("group", lane.group())
                .param("until", Times.parameter(until))
                .param("mark", RecordedDispatch.markOf(lane.intent()).name())
                .query((row, number) -> row.getInt(1))
                .single());
    }

    @Override
    public int dispatchedSince(Lane lane, Instant since) {
        return database.read(client -> client.sql("SELECT coalesce(sum(devices), 0) FROM wavegate.assignment"
                        + " WHERE lane_group = :group AND opened_at >= :since")
                .param("group", lane.group())
                .param("since", Times.parameter(since))
                .query((row, number) -> row.getInt(1))
                .single());
    }

    @Override
    public Optional<Instant> lastDispatch(Lane lane) {
        return database.read(client -> client.sql("SELECT opened_at FROM wavegate.assignment"
                        + " WHERE lane_group = :group ORDER BY opened_at DESC LIMIT 1")
                .param("group", lane.group())
                .query((row, number) -> Times.of(row, "opened_at"))
                .optional());
    }

    @Override
    public List<DispatchKey> keys(Lane lane) {
        return database.read(
                client -> client.sql("SELECT key FROM wavegate.assignment WHERE lane_group = :group ORDER BY chunk")
                        .param("group", lane.group())
                        .query((row, number) -> new DispatchKey(row.getString("key")))
                        .list());
    }

    private static int nextChunk(JdbcClient client, Lane lane) {
        return client.sql("SELECT coalesce(max(chunk), 0) + 1 FROM wavegate.assignment WHERE lane_group = :group")
                .param("group", lane.group())
                .query((row, number) -> row.getInt(1))
                .single();
    }

    private static Optional<Dispatch> opened(
            JdbcClient client,
            Lane lane,
            DispatchKey key,
            int chunk,
            Version version,
            List<CohortMember> marked,
            Instant now) {
        if (marked.isEmpty()) {
            return Optional.empty();
        }
        List<CohortMember> members = marked.stream()
                .sorted(Comparator.comparing(CohortMember::ordinal))
                .toList();
        client.sql(RECORD)
                .param("key", key.value())
                .param("rollout", lane.rollout().value())
                .param("group", lane.group())
                .param("chunk", chunk)
                .param("intent", lane.intent().name())
                .param("version", version.value())
                .param("digest", digest(members))
                .param("devices", members.size())
                .param(
                        "ordinals",
                        members.stream().mapToInt(CohortMember::ordinal).toArray())
                .param(
                        "attempts",
                        members.stream().mapToInt(CohortMember::attempt).toArray())
                .param("now", Times.parameter(now))
                .update();
        return Optional.of(new Dispatch(key, version, members));
    }

    private static String digest(List<CohortMember> members) {
        return Digests.ofLines(
                members.stream().map(each -> each.device().value()).sorted());
    }
}

package dev.wavegate.store.rollout;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.Json;
import dev.wavegate.store.sql.Times;

/** The read model of rollouts in PostgreSQL. */
public final class PostgresRollouts implements Rollouts {
    private static final String COLUMNS =
            "id, digest, plan_json, product, labels::text AS labels, progress::text AS progress, created_at, updated_at, version";

    private static final String REGISTER = """
            INSERT INTO wavegate.rollout
                (id, digest, plan_json, product, labels, schedules, state, finished, progress, sequence, version,
                 created_at, updated_at)
            VALUES (:id, :digest, :plan, :product, :labels::jsonb, :schedules, :state, false, :progress::jsonb, -1, 1,
                :at, :at)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String PROGRESS = """
            UPDATE wavegate.rollout
            SET state = :state, finished = :finished, progress = :progress::jsonb, sequence = :sequence,
                version = version + 1, updated_at = :at
            WHERE id = :id AND sequence < :sequence
            """;

    private final Database database;

    public PostgresRollouts(Database database) {
        this.database = database;
    }

    @Override
    public void register(NewRollout rollout) {
        String digest = database.write(client -> {
            client.sql(REGISTER)
                    .param("id", rollout.id().value())
                    .param("digest", rollout.digest().value())
                    .param("plan", rollout.planJson())
                    .param("product", rollout.product())
                    .param("labels", Json.write(rollout.labels()))
                    .param("schedules", texts(rollout.schedules()))
                    .param("state", RolloutState.PREPARING.name())
                    .param("progress", Json.write(ProgressJson.of(RolloutProgress.preparing())))
                    .param("at", Times.parameter(rollout.at()))
                    .update();
            return client.sql("SELECT digest FROM wavegate.rollout WHERE id = :id")
                    .param("id", rollout.id().value())
                    .query(String.class)
                    .single();
        });
        if (!digest.equals(rollout.digest().value())) {
            throw Failure.of(
                    FailureCode.ROLLOUT_EXISTS,
                    "rollout " + rollout.id()
                            + " exists with another plan; rollout names are permanent and cannot be reused");
        }
    }

    @Override
    public void progress(RolloutId id, RolloutProgress progress, long sequence, Instant at) {
        boolean known = database.write(client -> client.sql(PROGRESS)
                                .param("id", id.value())
                                .param("state", progress.state().name())
                                .param("finished", progress.state().isFinal())
                                .param("progress", Json.write(ProgressJson.of(progress)))
                                .param("sequence", sequence)
                                .param("at", Times.parameter(at))
                                .update()
                        > 0
                || client.sql("SELECT EXISTS (SELECT FROM wavegate.rollout WHERE id = :id)")
                        .param("id", id.value())
                        .query((row, number) -> row.getBoolean(1))
                        .single());
        if (!known) {
            throw Failure.of(FailureCode.ROLLOUT_MISSING, "rollout " + id + " does not exist");
        }
    }

    @Override
    public Optional<RolloutRecord> find(RolloutId id) {
        return database.read(client -> client.sql("SELECT " + COLUMNS + " FROM wavegate.rollout WHERE id = :id")
                .param("id", id.value())
                .query(PostgresRollouts::entry)
                .optional());
    }

    @Override
    public RolloutPage list(RolloutFilter filter, String cursor, int most) {
        List<String> conditions = new ArrayList<>(List.of("TRUE"));
        // One more than asked for tells whether another page follows.
        Map<String, Object> parameters = new HashMap<>(Map.of("most", most + 1L));
        if (!cursor.isEmpty()) {
            PageToken last = PageToken.parse(cursor);
            conditions.add("(created_at, id) < (:createdAt, :id)");
            parameters.put("createdAt", Times.parameter(last.createdAt()));
            parameters.put("id", last.id());
        }
        filter.state().ifPresent(state -> {
            conditions.add("state = :state");
            parameters.put("state", state.name());
        });
        filter.product().ifPresent(product -> {
            conditions.add("product = :product");
            parameters.put("product", product);
        });
        if (!filter.labels().isEmpty()) {
            conditions.add("labels @> :labels::jsonb");
            parameters.put("labels", Json.write(filter.labels()));
        }
        List<RolloutRecord> found =
                database.read(client -> client.sql("SELECT " + COLUMNS + " FROM wavegate.rollout WHERE "
                                + String.join(" AND ", conditions) + " ORDER BY created_at DESC, id DESC LIMIT :most")
                        .params(parameters)
                        .query(PostgresRollouts::entry)
                        .list());
        return page(found, most);
    }

    @Override
    public Set<ScheduleRef> schedulesInUse() {
        return database.read(client -> client
                .sql("SELECT DISTINCT unnest(schedules) FROM wavegate.rollout WHERE NOT finished")
                .query(String.class)
                .list()
                .stream()
                .map(ScheduleRef::parse)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public List<RolloutRecord> naming(Set<ScheduleRef> schedules) {
        return database.read(client -> client.sql("SELECT " + COLUMNS
                        + " FROM wavegate.rollout WHERE NOT finished AND schedules && :schedules::text[]")
                .param("schedules", texts(schedules))
                .query(PostgresRollouts::entry)
                .list());
    }

    @Override
    public List<RolloutRecord> activeSince(Instant moment) {
        return database.read(client -> client.sql("SELECT " + COLUMNS
                        + " FROM wavegate.rollout WHERE NOT finished OR updated_at >= :moment ORDER BY created_at, id")
                .param("moment", Times.parameter(moment))
                .query(PostgresRollouts::entry)
                .list());
    }

    @Override
    public List<RolloutId> unfinished(Optional<RolloutId> after, int most) {
        return database.read(client -> client.sql(
                        "SELECT id FROM wavegate.rollout WHERE NOT finished AND id > :after ORDER BY id LIMIT :most")
                .param("after", after.map(RolloutId::value).orElse(""))
                .param("most", most)
                .query((row, number) -> new RolloutId(row.getString("id")))
                .list());
    }

    private static RolloutPage page(List<RolloutRecord> found, int most) {
        if (found.size() <= most || most < 1) {
            return new RolloutPage(found.subList(0, Math.min(found.size(), Math.max(0, most))), Optional.empty());
        }
        RolloutRecord last = found.get(most - 1);
        PageToken next = new PageToken(last.createdAt(), last.id().value());
        return new RolloutPage(found.subList(0, most), Optional.of(next.text()));
    }

    private static RolloutRecord entry(ResultSet row, int number) throws SQLException {
        return new RolloutRecord(
                new RolloutId(row.getString("id")),
                new PlanDigest(row.getString("digest")),
                row.getString("plan_json"),
                row.getString("product"),
                Json.readTexts(row.getString("labels")),
                Json.read(row.getString("progress"), ProgressJson.class).toProgress(),
                Times.of(row, "created_at"),
                Times.of(row, "updated_at"),
                row.getLong("version"));
    }

    private static String[] texts(Collection<ScheduleRef> schedules) {
        return schedules.stream().map(ScheduleRef::toString).sorted().toArray(String[]::new);
    }

    /**
     * The last rollout of a page, by which the next page is found however many rollouts came in between.
     *
     * @param createdAt to the microsecond
     */
    record PageToken(Instant createdAt, String id) {
        private static final Pattern FORM = Pattern.compile(Rollouts.CURSOR);

        /** Microseconds since 1970 and the name; everything of this form is a place in the list. */
        String text() {
            return ChronoUnit.MICROS.between(Instant.EPOCH, createdAt) + "." + id;
        }

        static PageToken parse(String text) {
            if (!FORM.matcher(text).matches()) {
                throw Failure.of(
                        FailureCode.REQUEST_INVALID,
                        "the page token is invalid; use nextPageToken of the previous page");
            }
            int dot = text.indexOf('.');
            long micros = Long.parseLong(text.substring(0, dot));
            return new PageToken(Instant.EPOCH.plus(micros, ChronoUnit.MICROS), text.substring(dot + 1));
        }
    }
}

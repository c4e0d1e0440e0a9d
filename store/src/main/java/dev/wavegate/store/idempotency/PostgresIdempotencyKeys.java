package dev.wavegate.store.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.idempotency.IdempotencyKeys;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Idempotency keys in PostgreSQL. */
public final class PostgresIdempotencyKeys implements IdempotencyKeys {
    /** Longer than any request that is still alive takes: clients and proxies give up before. */
    private static final Duration ABANDONED_AFTER = Duration.ofMinutes(1);

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    // The row is written at first sight, and locked otherwise, so that one of many callers is the one to answer.
    private static final String FIRST = """
            INSERT INTO wavegate.idempotency_key (key, request_digest, begun_at, created_at)
            VALUES (:key, :digest, :now, :now)
            ON CONFLICT (key) DO NOTHING
            """;

    private static final String KNOWN = """
            SELECT request_digest, begun_at, status, content_type, body
            FROM wavegate.idempotency_key
            WHERE key = :key
            FOR UPDATE
            """;

    private final Database database;
    private final Clock clock;

    public PostgresIdempotencyKeys(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Optional<StoredAnswer> begin(String key, String requestDigest) {
        Instant now = clock.instant();
        return database.write(client -> {
            boolean first = client.sql(FIRST)
                            .param("key", key)
                            .param("digest", requestDigest)
                            .param("now", Times.parameter(now))
                            .update()
                    > 0;
            return first ? Optional.empty() : answer(client, key, requestDigest, now);
        });
    }

    @Override
    public void finish(String key, int status, String contentType, String body) {
        database.change(client -> client.sql("UPDATE wavegate.idempotency_key"
                        + " SET status = :status, content_type = :contentType, body = :body"
                        + " WHERE key = :key AND status IS NULL")
                .param("key", key)
                .param("status", status)
                .param("contentType", contentType)
                .param("body", body)
                .update());
    }

    @Override
    public void release(String key) {
        database.change(client -> client.sql("DELETE FROM wavegate.idempotency_key WHERE key = :key AND status IS NULL")
                .param("key", key)
                .update());
    }

    @Override
    public int forgetBefore(Instant time) {
        return database.write(client -> client.sql("DELETE FROM wavegate.idempotency_key WHERE created_at < :time")
                .param("time", Times.parameter(time))
                .update());
    }

    private static Optional<StoredAnswer> answer(JdbcClient client, String key, String requestDigest, Instant now) {
        Optional<Known> found =
                client.sql(KNOWN).param("key", key).query(Known::read).optional();
        if (found.isEmpty()) {
            // It was released between the two statements.
            throw beingAnswered();
        }
        Known known = found.get();
        if (!known.requestDigest().equals(requestDigest)) {
            throw Failure.of(
                    FailureCode.IDEMPOTENCY_KEY_REUSED,
                    "the idempotency key was used for another request; use a new key");
        }
        if (known.answer().isPresent()) {
            return known.answer();
        }
        if (known.begunAt().plus(ABANDONED_AFTER).isAfter(now)) {
            throw beingAnswered();
        }
        client.sql("UPDATE wavegate.idempotency_key SET begun_at = :now WHERE key = :key")
                .param("key", key)
                .param("now", Times.parameter(now))
                .update();
        return Optional.empty();
    }

    private static Failure beingAnswered() {
        return Failure.throttled("a request with this idempotency key is in progress", ASK_AGAIN_AFTER);
    }

    private record Known(String requestDigest, Instant begunAt, Optional<StoredAnswer> answer) {
        static Known read(ResultSet row, int number) throws SQLException {
            int status = row.getInt("status");
            Optional<StoredAnswer> answer = row.wasNull()
                    ? Optional.empty()
                    : Optional.of(new StoredAnswer(status, row.getString("content_type"), row.getString("body")));
            return new Known(row.getString("request_digest"), Times.of(row, "begun_at"), answer);
        }
    }
}

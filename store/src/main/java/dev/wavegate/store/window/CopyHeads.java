package dev.wavegate.store.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept of every reading besides its intervals. */
final class CopyHeads {
    private static final String FIND = """
            SELECT fetched_at, covered_from, covered_to, problem, digest, content_digest
            FROM wavegate.schedule_copy
            WHERE ref = :ref AND kind = :kind
            """;

    private static final String KEEP = """
            INSERT INTO wavegate.schedule_copy
                (ref, kind, fetched_at, covered_from, covered_to, problem, digest, content_digest)
            VALUES (:ref, :kind, :fetchedAt, :from, :to, :problem, :digest, :contentDigest)
            ON CONFLICT (ref, kind) DO UPDATE SET
                fetched_at = excluded.fetched_at, covered_from = excluded.covered_from, covered_to = excluded.covered_to,
                problem = excluded.problem, digest = excluded.digest, content_digest = excluded.content_digest
            """;

    /** What a copy is of; one name may be both. */
    enum Kind {
        CALENDAR,
        ROSTER
    }

    Optional<Head> find(JdbcClient client, ScheduleRef ref, Kind kind) {
        return find(client, ref, kind, "FOR SHARE");
    }

    /** Puts the head in place of the one before and says what that changes. */
    Difference keep(JdbcClient client, ScheduleRef ref, Kind kind, Head head) {
        Optional<Head> before = find(client, ref, kind, "FOR UPDATE");
        client.sql(KEEP)
                .param("ref", ref.toString())
                .param("kind", kind.name())
                .param("fetchedAt", Times.parameter(head.fetchedAt()))
                .param("from", Times.parameter(head.covered().start()))
                .param("to", Times.parameter(head.covered().end()))
                .param("problem", head.problem().map(StorableText::of).orElse(null))
                .param("digest", head.digest())
                .param("contentDigest", head.contentDigest())
                .update();
        boolean sameIntervals = before.filter(each -> each.digest().equals(head.digest())
                        && each.problem().isPresent() == head.problem().isPresent())
                .isPresent();
        boolean sameContent = before.filter(each -> each.contentDigest().equals(head.contentDigest()))
                .isPresent();
        return new Difference(!sameIntervals, !sameContent, before);
    }

    private static Optional<Head> find(JdbcClient client, ScheduleRef ref, Kind kind, String lock) {
        return client.sql(FIND + lock)
                .param("ref", ref.toString())
                .param("kind", kind.name())
                .query(Head::read)
                .optional();
    }

    /**
     * A row of {@code schedule_copy}.
     *
     * @param problem why the copy is not complete; empty when it is
     * @param digest of what windows follow from
     * @param contentDigest of everything
     */
    record Head(Interval covered, Instant fetchedAt, Optional<String> problem, String digest, String contentDigest) {
        static Head read(ResultSet row, int number) throws SQLException {
            return new Head(
                    new Interval(Times.of(row, "covered_from"), Times.of(row, "covered_to")),
                    Times.of(row, "fetched_at"),
                    Optional.ofNullable(row.getString("problem")),
                    row.getString("digest"),
                    row.getString("content_digest"));
        }
    }

    /**
     * How a reading differs from the one before it.
     *
     * @param before the head that was kept before; empty for the first one
     */
    record Difference(boolean ofIntervals, boolean ofContent, Optional<Head> before) {
        /** The head before, if what windows follow from may have moved since. */
        Optional<Head> movedFrom() {
            return ofIntervals ? before : Optional.empty();
        }
    }
}

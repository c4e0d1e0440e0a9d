package dev.wavegate.store.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.window.ScheduleMove;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Schedule changes of which not all affected rollouts have been notified. */
final class MoveRows {
    /** A second change must be notified again. */
    private static final String NOTE = """
            INSERT INTO wavegate.schedule_move AS kept (ref, moved_from, moved_to, freed, told)
            VALUES (:ref, :from, :to, :freed, :told)
            ON CONFLICT (ref) DO UPDATE SET
                moved_from = least(kept.moved_from, excluded.moved_from),
                moved_to = greatest(kept.moved_to, excluded.moved_to),
                freed = kept.freed AND excluded.freed,
                number = excluded.number, told = '{}', told_at = NULL
            """;

    private static final String SHOWING = """
            SELECT DISTINCT ref FROM wavegate.presence
            WHERE person_key = ANY (:people) AND starts_at < :to AND ends_at > :from
            ORDER BY ref
            """;

    void note(JdbcClient client, ScheduleRef ref, Interval span) {
        note(client, ref, span, false, Set.of());
    }

    /** In the order of their names, so that two who do this at once wait for each other only once. */
    Set<ScheduleRef> noteFreed(JdbcClient client, Set<Person> people, Interval span, RolloutId by) {
        List<ScheduleRef> showing = client
                .sql(SHOWING)
                .param(
                        "people",
                        people.stream().map(each -> StorableText.of(each.key())).toArray(String[]::new))
                .param("from", Times.parameter(span.start()))
                .param("to", Times.parameter(span.end()))
                .query(String.class)
                .list()
                .stream()
                .map(ScheduleRef::parse)
                .toList();
        showing.forEach(ref -> note(client, ref, span, true, Set.of(by)));
        return Set.copyOf(showing);
    }

    private static void note(JdbcClient client, ScheduleRef ref, Interval span, boolean freed, Set<RolloutId> told) {
        client.sql(NOTE)
                .param("ref", ref.toString())
                .param("from", Times.parameter(span.start()))
                .param("to", Times.parameter(span.end()))
                .param("freed", freed)
                .param("told", texts(told))
                .update();
    }

    List<ScheduleMove> all(JdbcClient client) {
        return client.sql("SELECT ref, moved_from, moved_to, freed, number, told, told_at FROM wavegate.schedule_move")
                .query((row, number) -> move(row))
                .list();
    }

    void toldSome(JdbcClient client, ScheduleMove move, Set<RolloutId> told) {
        client.sql("UPDATE wavegate.schedule_move SET told = :told WHERE ref = :ref AND number = :number")
                .param("told", texts(told))
                .param("ref", move.schedule().toString())
                .param("number", move.number())
                .update();
    }

    void told(JdbcClient client, ScheduleMove move, Set<RolloutId> told, Instant at) {
        client.sql(
                        "UPDATE wavegate.schedule_move SET told = :told, told_at = :at WHERE ref = :ref AND number = :number")
                .param("told", texts(told))
                .param("at", Times.parameter(at))
                .param("ref", move.schedule().toString())
                .param("number", move.number())
                .update();
    }

    void settle(JdbcClient client, ScheduleMove move) {
        client.sql("DELETE FROM wavegate.schedule_move WHERE ref = :ref AND number = :number")
                .param("ref", move.schedule().toString())
                .param("number", move.number())
                .update();
    }

    private static ScheduleMove move(ResultSet row) throws SQLException {
        String[] told = (String[]) row.getArray("told").getArray();
        return new ScheduleMove(
                ScheduleRef.parse(row.getString("ref")),
                new Interval(Times.of(row, "moved_from"), Times.of(row, "moved_to")),
                row.getBoolean("freed"),
                row.getLong("number"),
                Arrays.stream(told).map(RolloutId::new).collect(Collectors.toUnmodifiableSet()),
                Times.maybe(row, "told_at"));
    }

    private static String[] texts(Collection<RolloutId> rollouts) {
        return rollouts.stream().map(RolloutId::value).sorted().toArray(String[]::new);
    }
}

package dev.wavegate.store.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;

/** The list of open watches in PostgreSQL. */
public final class PostgresOpenWatches implements OpenWatches {
    private static final String SELECT = "SELECT id, ref, resource, begun_at, ends_at FROM wavegate.schedule_watch ";

    private static final String KEEP = """
            INSERT INTO wavegate.schedule_watch (id, ref, resource, begun_at, ends_at)
            VALUES (:id, :ref, :resource, :from, :until)
            ON CONFLICT (id) DO NOTHING
            """;

    private final Database database;

    public PostgresOpenWatches(Database database) {
        this.database = database;
    }

    @Override
    public void keep(ScheduleWatch watch) {
        database.change(client -> client.sql(KEEP)
                .param("id", watch.id())
                .param("ref", watch.schedule().toString())
                .param("resource", StorableText.of(watch.resource()))
                .param("from", Times.parameter(watch.from()))
                .param("until", Times.parameter(watch.until()))
                .update());
    }

    @Override
    public void forget(String id) {
        database.change(client -> client.sql("DELETE FROM wavegate.schedule_watch WHERE id = :id")
                .param("id", id)
                .update());
    }

    @Override
    public Optional<ScheduleWatch> find(String id) {
        return database.read(client -> client.sql(SELECT + "WHERE id = :id")
                // The caller of a webhook may send anything.
                .param("id", StorableText.of(id))
                .query(PostgresOpenWatches::watch)
                .optional());
    }

    @Override
    public List<ScheduleWatch> of(String source) {
        return database.read(client -> client.sql(SELECT + "WHERE starts_with(ref, :prefix) ORDER BY begun_at DESC, id")
                .param("prefix", source + ":")
                .query(PostgresOpenWatches::watch)
                .list());
    }

    private static ScheduleWatch watch(ResultSet row, int number) throws SQLException {
        return new ScheduleWatch(
                ScheduleRef.parse(row.getString("ref")),
                row.getString("id"),
                row.getString("resource"),
                Times.of(row, "begun_at"),
                Times.of(row, "ends_at"));
    }
}

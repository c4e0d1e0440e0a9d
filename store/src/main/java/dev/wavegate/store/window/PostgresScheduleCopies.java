package dev.wavegate.store.window;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFault;
import dev.wavegate.domain.window.ScheduleMove;
import dev.wavegate.domain.window.SnapshotDifference;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.Digests;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Copies of calendars and rosters in PostgreSQL; a reading that says nothing new only refreshes its age and coverage. */
public final class PostgresScheduleCopies implements ScheduleCopies {
    private static final String INSERT_ENTRIES = """
            INSERT INTO wavegate.calendar_interval (ref, place, starts_at, ends_at, certainty, title)
            SELECT :ref, entry.place, entry.starts_at, entry.ends_at, entry.certainty, entry.title
            FROM unnest(:starts::timestamptz[], :ends::timestamptz[], :certainties::text[], :titles::text[])
                WITH ORDINALITY AS entry (starts_at, ends_at, certainty, title, place)
            """;

    private static final String INSERT_PRESENCES = """
            INSERT INTO wavegate.presence (ref, place, person_key, person_name, starts_at, ends_at)
            SELECT :ref, shift.place, shift.person_key, shift.person_name, shift.starts_at, shift.ends_at
            FROM unnest(:keys::text[], :names::text[], :starts::timestamptz[], :ends::timestamptz[])
                WITH ORDINALITY AS shift (person_key, person_name, starts_at, ends_at, place)
            """;

    private final Database database;
    private final CopyHeads heads = new CopyHeads();
    private final FaultRows faults = new FaultRows();
    private final MoveRows moves = new MoveRows();

    public PostgresScheduleCopies(Database database) {
        this.database = database;
    }

    @Override
    public Optional<CalendarSnapshot> calendar(ScheduleRef ref) {
        // Together, so that entries and coverage are of one reading.
        return database.write(
                client -> heads.find(client, ref, CopyHeads.Kind.CALENDAR).map(head -> calendar(client, ref, head)));
    }

    private static CalendarSnapshot calendar(JdbcClient client, ScheduleRef ref, CopyHeads.Head head) {
        return new CalendarSnapshot(ref, entries(client, ref), head.covered(), head.fetchedAt(), head.problem());
    }

    @Override
    public Optional<RosterSnapshot> roster(ScheduleRef ref) {
        return database.write(
                client -> heads.find(client, ref, CopyHeads.Kind.ROSTER).map(head -> roster(client, ref, head)));
    }

    private static RosterSnapshot roster(JdbcClient client, ScheduleRef ref, CopyHeads.Head head) {
        return new RosterSnapshot(ref, presences(client, ref), head.covered(), head.fetchedAt(), head.problem());
    }

    @Override
    public boolean keep(CalendarSnapshot reading) {
        Stream<String> intervals = reading.entries().stream().map(each -> each.interval() + " " + each.certainty());
        Stream<String> everything = reading.entries().stream().map(CalendarEntry::toString);
        CopyHeads.Head head = new CopyHeads.Head(
                reading.covered(),
                reading.fetchedAt(),
                reading.problem(),
                Digests.ofLines(intervals.distinct().sorted()),
                Digests.ofLines(everything));
        return database.write(client -> {
            CopyHeads.Difference difference = heads.keep(client, reading.ref(), CopyHeads.Kind.CALENDAR, head);
            difference
                    .movedFrom()
                    .map(old -> calendar(client, reading.ref(), old))
                    .flatMap(old -> SnapshotDifference.between(old, reading))
                    .ifPresent(span -> moves.note(client, reading.ref(), span));
            if (difference.ofContent()) {
                replace(client, reading.ref(), reading.entries());
            }
            faults.settle(client, reading.ref(), reading.problem(), reading.fetchedAt());
            return difference.ofIntervals();
        });
    }

    @Override
    public boolean keep(RosterSnapshot reading) {
        Stream<String> intervals = reading.presences().stream()
                .map(each -> each.interval() + " " + each.person().key());
        Stream<String> everything = reading.presences().stream().map(Presence::toString);
        CopyHeads.Head head = new CopyHeads.Head(
                reading.covered(),
                reading.fetchedAt(),
                reading.problem(),
                Digests.ofLines(intervals.distinct().sorted()),
                Digests.ofLines(everything));
        return database.write(client -> {
            CopyHeads.Difference difference = heads.keep(client, reading.ref(), CopyHeads.Kind.ROSTER, head);
            difference
                    .movedFrom()
                    .map(old -> roster(client, reading.ref(), old))
                    .flatMap(old -> SnapshotDifference.between(old, reading))
                    .ifPresent(span -> moves.note(client, reading.ref(), span));
            if (difference.ofContent()) {
                replacePresences(client, reading.ref(), reading.presences());
            }
            faults.settle(client, reading.ref(), reading.problem(), reading.fetchedAt());
            return difference.ofIntervals();
        });
    }

    @Override
    public void keep(ScheduleRef ref, ScheduleFault fault) {
        database.change(client -> faults.keep(client, ref, fault));
    }

    @Override
    public Map<ScheduleRef, ScheduleFault> faults(Collection<ScheduleRef> refs) {
        return database.read(client -> faults.find(client, refs));
    }

    @Override
    public Set<ScheduleRef> noteFreed(Set<Person> people, Interval span, RolloutId by) {
        return database.write(client -> moves.noteFreed(client, people, span, by));
    }

    @Override
    public List<ScheduleMove> moves() {
        return database.read(moves::all);
    }

    @Override
    public void toldSome(ScheduleMove move, Set<RolloutId> told) {
        database.change(client -> moves.toldSome(client, move, told));
    }

    @Override
    public void told(ScheduleMove move, Set<RolloutId> told, Instant at) {
        database.change(client -> moves.told(client, move, told, at));
    }

    @Override
    public void settle(ScheduleMove move) {
        database.change(client -> moves.settle(client, move));
    }

    private static void replace(JdbcClient client, ScheduleRef ref, List<CalendarEntry> entries) {
        client.sql("DELETE FROM wavegate.calendar_interval WHERE ref = :ref")
                .param("ref", ref.toString())
                .update();
        client.sql(INSERT_ENTRIES)
                .param("ref", ref.toString())
                .param("starts", times(entries, each -> each.interval().start()))
                .param("ends", times(entries, each -> each.interval().end()))
                .param("certainties", texts(entries, each -> each.certainty().name()))
                .param("titles", texts(entries, each -> StorableText.of(each.title())))
                .update();
    }

    private static void replacePresences(JdbcClient client, ScheduleRef ref, List<Presence> presences) {
        client.sql("DELETE FROM wavegate.presence WHERE ref = :ref")
                .param("ref", ref.toString())
                .update();
        client.sql(INSERT_PRESENCES)
                .param("ref", ref.toString())
                .param(
                        "keys",
                        texts(presences, each -> StorableText.of(each.person().key())))
                .param(
                        "names",
                        texts(presences, each -> StorableText.of(each.person().name())))
                .param("starts", times(presences, each -> each.interval().start()))
                .param("ends", times(presences, each -> each.interval().end()))
                .update();
    }

    private static List<CalendarEntry> entries(JdbcClient client, ScheduleRef ref) {
        return client.sql("SELECT starts_at, ends_at, certainty, title FROM wavegate.calendar_interval"
                        + " WHERE ref = :ref ORDER BY place")
                .param("ref", ref.toString())
                .query((row, number) -> new CalendarEntry(
                        interval(row), Certainty.valueOf(row.getString("certainty")), row.getString("title")))
                .list();
    }

    private static List<Presence> presences(JdbcClient client, ScheduleRef ref) {
        return client.sql("SELECT person_key, person_name, starts_at, ends_at FROM wavegate.presence"
                        + " WHERE ref = :ref ORDER BY place")
                .param("ref", ref.toString())
                .query((row, number) -> new Presence(
                        new Person(row.getString("person_key"), row.getString("person_name")), interval(row)))
                .list();
    }

    private static Interval interval(ResultSet row) throws SQLException {
        return new Interval(Times.of(row, "starts_at"), Times.of(row, "ends_at"));
    }

    private static <T> String[] times(List<T> values, Function<T, Instant> time) {
        return texts(values, each -> Times.parameter(time.apply(each)).toString());
    }

    private static <T> String[] texts(List<T> values, Function<T, String> text) {
        return values.stream().map(text).toArray(String[]::new);
    }
}

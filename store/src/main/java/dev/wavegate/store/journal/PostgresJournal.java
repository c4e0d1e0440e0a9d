package dev.wavegate.store.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalChain;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.Json;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The journal in PostgreSQL: positions and hashes are given under a lock per rollout, and readers are woken. */
public final class PostgresJournal implements Journal {
    /** The channel on which the name of a rollout is announced when its journal has grown. */
    static final String CHANNEL = "wavegate_journal";

    private static final String APPEND = """
            INSERT INTO wavegate.journal
                (rollout, position, event_key, at, kind, actor, text, details, previous_hash, hash)
            VALUES (:rollout, :position, :key, :at, :kind, :actor, :text, :details::jsonb, :previousHash, :hash)
            """;

    private static final String READ = """
            SELECT rollout, position, event_key, at, kind, actor, text, details::text AS details, previous_hash, hash
            FROM wavegate.journal
            WHERE rollout = :rollout AND position > :after
            ORDER BY position
            LIMIT :most
            """;

    private final Database database;

    public PostgresJournal(Database database) {
        this.database = database;
    }

    @Override
    public void append(RolloutId rollout, List<JournalEvent> events) {
        if (events.isEmpty()) {
            return;
        }
        List<JournalEvent> storable =
                events.stream().map(PostgresJournal::storable).toList();
        database.change(client -> {
            Database.lock(client, "wavegate-journal/" + rollout);
            List<JournalEvent> unknown = unknown(client, rollout, storable);
            if (!unknown.isEmpty()) {
                chain(client, rollout, unknown);
                announce(client, rollout);
            }
        });
    }

    @Override
    public List<JournalEntry> read(RolloutId rollout, long afterPosition, int most) {
        return database.read(client -> client.sql(READ)
                .param("rollout", rollout.value())
                .param("after", afterPosition)
                .param("most", most)
                .query(PostgresJournal::entry)
                .list());
    }

    private static List<JournalEvent> unknown(JdbcClient client, RolloutId rollout, List<JournalEvent> events) {
        Set<String> seen = new HashSet<>(
                client.sql("SELECT event_key FROM wavegate.journal WHERE rollout = :rollout AND event_key = ANY(:keys)")
                        .param("rollout", rollout.value())
                        .param("keys", events.stream().map(JournalEvent::key).toArray(String[]::new))
                        .query(String.class)
                        .list());
        return events.stream().filter(each -> seen.add(each.key())).toList();
    }

    private static void chain(JdbcClient client, RolloutId rollout, List<JournalEvent> events) {
        Head head = client.sql("SELECT position, hash FROM wavegate.journal"
                        + " WHERE rollout = :rollout ORDER BY position DESC LIMIT 1")
                .param("rollout", rollout.value())
                .query((row, number) -> new Head(row.getLong("position"), row.getString("hash")))
                .optional()
                .orElse(new Head(0, JournalChain.ORIGIN));
        List<JournalEntry> entries = new ArrayList<>(events.size());
        for (JournalEvent event : events) {
            JournalEntry entry = JournalChain.link(rollout, head.position() + 1, event, head.hash());
            entries.add(entry);
            head = new Head(entry.position(), entry.hash());
        }
        entries.forEach(each -> insert(client, each));
    }

    private static void insert(JdbcClient client, JournalEntry entry) {
        client.sql(APPEND)
                .param("rollout", entry.rollout().value())
                .param("position", entry.position())
                .param("key", entry.event().key())
                .param("at", Times.parameter(entry.event().at()))
                .param("kind", entry.event().kind())
                .param("actor", entry.event().actor())
                .param("text", entry.event().text())
                .param("details", Json.write(entry.event().details()))
                .param("previousHash", entry.previousHash())
                .param("hash", entry.hash())
                .update();
    }

    private static void announce(JdbcClient client, RolloutId rollout) {
        client.sql("SELECT pg_notify(:channel, :rollout)")
                .param("channel", CHANNEL)
                .param("rollout", rollout.value())
                .query((row, number) -> Boolean.TRUE)
                .single();
    }

    private static JournalEntry entry(ResultSet row, int number) throws SQLException {
        JournalEvent event = new JournalEvent(
                row.getString("event_key"),
                Times.of(row, "at"),
                row.getString("kind"),
                row.getString("actor"),
                row.getString("text"),
                Json.readTexts(row.getString("details")));
        return new JournalEntry(
                new RolloutId(row.getString("rollout")),
                row.getLong("position"),
                event,
                row.getString("previous_hash"),
                row.getString("hash"));
    }

    /** The event as it will be read back, so that its hash holds. */
    private static JournalEvent storable(JournalEvent event) {
        Map<String, String> details = new TreeMap<>();
        event.details().forEach((name, value) -> details.put(StorableText.of(name), StorableText.of(value)));
        return new JournalEvent(
                StorableText.of(event.key()),
                event.at().truncatedTo(ChronoUnit.MILLIS),
                StorableText.of(event.kind()),
                StorableText.of(event.actor()),
                StorableText.of(event.text()),
                details);
    }

    /** Where a journal ends. */
    private record Head(long position, String hash) {}
}

package dev.wavegate.store.cohort;

import java.util.Optional;

import dev.wavegate.domain.fleet.FeedCursors;
import dev.wavegate.store.sql.Database;

/** Places in feeds, in PostgreSQL. */
public final class PostgresFeedCursors implements FeedCursors {
    private final Database database;

    public PostgresFeedCursors(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> find(String feed) {
        return database.read(client -> client.sql("SELECT cursor FROM wavegate.feed_cursor WHERE feed = :feed")
                .param("feed", feed)
                .query(String.class)
                .optional());
    }

    @Override
    public void keep(String feed, String cursor) {
        database.change(client -> client.sql("INSERT INTO wavegate.feed_cursor (feed, cursor) VALUES (:feed, :cursor)"
                        + " ON CONFLICT (feed) DO UPDATE SET cursor = excluded.cursor")
                .param("feed", feed)
                .param("cursor", cursor)
                .update());
    }
}

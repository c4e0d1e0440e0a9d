package dev.wavegate.testkit.cohort;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.wavegate.domain.fleet.FeedCursors;

/** Cursors that live as long as their process; safe for use by several threads. */
public final class InMemoryFeedCursors implements FeedCursors {
    private final Map<String, String> cursors = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String feed) {
        return Optional.ofNullable(cursors.get(feed));
    }

    @Override
    public void keep(String feed, String cursor) {
        cursors.put(feed, cursor);
    }
}

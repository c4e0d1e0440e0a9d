package dev.wavegate.domain.fleet;

import java.util.Optional;

/** The port to durable places in feeds: where reading goes on after a restart. */
public interface FeedCursors {
    Optional<String> find(String feed);

    void keep(String feed, String cursor);
}

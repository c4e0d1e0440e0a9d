package dev.wavegate.simulators.ics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All feeds by their names; safe for concurrent use. */
final class FeedShelf {
    private final List<SeedFeed> seed;
    private final Clock clock;
    private final Map<String, Publication> feeds = new HashMap<>();

    FeedShelf(List<SeedFeed> seed, Clock clock) {
        this.seed = seed;
        this.clock = clock;
        reset();
    }

    synchronized void reset() {
        feeds.clear();
        Instant now = clock.instant();
        seed.forEach(each ->
                feeds.put(each.name(), new Publication(new ServedFeed(each.text(), now, true), now, Optional.empty())));
    }

    /** What the feed holds becomes visible after the lag; until then the former text is served, if there was one. */
    synchronized void publish(SeedFeed changed, boolean isValidated, Duration lag) {
        Instant now = clock.instant();
        feeds.put(
                changed.name(),
                new Publication(
                        new ServedFeed(changed.text(), now, isValidated), now.plus(lag), served(changed.name())));
    }

    synchronized boolean remove(String name) {
        return feeds.remove(name) != null;
    }

    synchronized Optional<ServedFeed> served(String name) {
        return Optional.ofNullable(feeds.get(name)).flatMap(feed -> feed.at(clock.instant()));
    }

    /** A feed, from when it is visible, and what is served before. */
    private record Publication(ServedFeed feed, Instant visibleFrom, Optional<ServedFeed> former) {
        Optional<ServedFeed> at(Instant now) {
            return now.isBefore(visibleFrom) ? former : Optional.of(feed);
        }
    }
}

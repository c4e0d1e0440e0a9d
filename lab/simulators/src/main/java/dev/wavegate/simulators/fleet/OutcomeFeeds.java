package dev.wavegate.simulators.fleet;

import java.util.HashMap;
import java.util.Map;

/** The feeds by group; a group nobody has assigned to yet has an empty one. */
final class OutcomeFeeds {

    private final Map<String, OutcomeFeed> feeds = new HashMap<>();

    OutcomeFeed of(String group) {
        return feeds.computeIfAbsent(group, absent -> new OutcomeFeed());
    }

    /** How many entries the group has, without making room for it. */
    long sizeOf(String group) {
        OutcomeFeed feed = feeds.get(group);
        return feed == null ? 0 : feed.size();
    }
}

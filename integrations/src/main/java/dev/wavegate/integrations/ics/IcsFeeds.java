package dev.wavegate.integrations.ics;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.integrations.http.SystemCodes;

/** All calendars by the names that plans use. */
final class IcsFeeds {
    private final Map<String, IcsFeed> byName;

    IcsFeeds(Map<String, IcsFeed> byName) {
        this.byName = new TreeMap<>(byName);
    }

    Set<String> names() {
        return Collections.unmodifiableSet(byName.keySet());
    }

    IcsFeed named(String name, SystemCodes codes) {
        IcsFeed feed = byName.get(name);
        if (feed == null) {
            throw Failure.of(
                    codes.missing(),
                    "ICS calendar " + name + " is not configured; known are: " + String.join(", ", byName.keySet()));
        }
        return feed;
    }
}

package dev.wavegate.domain.journal;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that happened, before it has a place in the journal.
 *
 * @param key unique in its rollout; the same key again is the same event
 * @param kind what kind of event, in the journal's vocabulary, such as {@code wave.started}
 * @param actor who did it: {@code wavegate}, or who gave the command
 * @param text one sentence for people
 * @param details names and values for machines
 */
public record JournalEvent(
        String key, Instant at, String kind, String actor, String text, Map<String, String> details) {
    public JournalEvent {
        if (key.isBlank() || kind.isBlank() || actor.isBlank()) {
            throw new IllegalArgumentException("an event needs a key, a kind and an actor, but has \"" + key + "\", \""
                    + kind + "\", \"" + actor + "\"");
        }
        details = Collections.unmodifiableMap(new TreeMap<>(details));
    }
}

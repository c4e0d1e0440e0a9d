package dev.wavegate.domain.journal;

import java.util.List;

import dev.wavegate.domain.identity.RolloutId;

/** The port to the append-only record. */
public interface Journal {
    /** Appends the events in order; one whose key is there already is left as it was. Times are kept to the millisecond. */
    void append(RolloutId rollout, List<JournalEvent> events);

    /** Entries after a position (0 for the beginning), in order. */
    List<JournalEntry> read(RolloutId rollout, long afterPosition, int most);
}

package dev.wavegate.workflows.journal;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RolloutProgress;

/**
 * What is new in a workflow.
 *
 * @param progress what it knows of itself after the events
 * @param sequence grows with every update of the workflow
 * @param at when the progress was current
 */
public record ProgressUpdate(
        RolloutId rollout, RolloutProgress progress, long sequence, Instant at, List<JournalEvent> events) {
    public ProgressUpdate {
        events = List.copyOf(events);
    }
}

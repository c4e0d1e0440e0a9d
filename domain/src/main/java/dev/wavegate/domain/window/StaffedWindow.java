package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/**
 * Where a wave fits: it may start from {@code start} to {@code latestStart} (inclusive) within {@code span}, the
 * unbroken open and staffed time from the search's beginning on; dispatching and device deadline must be over by
 * {@code workUntil}, so that soak and reserve still fit before the span ends. The evidence names sources and people.
 */
public record StaffedWindow(
        Interval span, Instant start, Instant latestStart, Instant workUntil, List<String> evidence) {

    public StaffedWindow {
        evidence = List.copyOf(evidence);
        if (!span.contains(start)) {
            throw new IllegalArgumentException("start must lie in the span " + span + ", but is " + start);
        }
        if (latestStart.isBefore(start)) {
            throw new IllegalArgumentException(
                    "latestStart must not be before start " + start + ", but is " + latestStart);
        }
        if (workUntil.isBefore(latestStart) || workUntil.isAfter(span.end())) {
            throw new IllegalArgumentException("workUntil must lie between latestStart " + latestStart
                    + " and the end of the span " + span.end() + ", but is " + workUntil);
        }
    }
}

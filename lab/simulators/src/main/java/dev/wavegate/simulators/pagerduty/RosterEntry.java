package dev.wavegate.simulators.pagerduty;

import java.time.Instant;

/** One person on call from the start, inclusive, to the end, exclusive. */
public record RosterEntry(RosterUser user, Instant start, Instant end) {

    public RosterEntry {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "start must be before end, but the entry is from " + start + " to " + end);
        }
    }

    boolean overlaps(Instant since, Instant until) {
        return start.isBefore(until) && end.isAfter(since);
    }

    RosterEntry clippedTo(Instant since, Instant until) {
        return new RosterEntry(user, start.isBefore(since) ? since : start, end.isAfter(until) ? until : end);
    }
}

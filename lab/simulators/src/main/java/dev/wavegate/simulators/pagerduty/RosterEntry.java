package dev.wavegate.simulators.pagerduty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * One person on call from the start, inclusive, to the end, exclusive.
 *
 * @param user empty for a planned gap
 */
public record RosterEntry(Optional<RosterUser> user, Instant start, Instant end) {
    public RosterEntry {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    "start must be before end, but the entry is from " + start + " to " + end);
        }
    }

    /** A person on call. */
    public RosterEntry(RosterUser user, Instant start, Instant end) {
        this(Optional.of(user), start, end);
    }

    static RosterEntry read(JsonNode body) {
        JsonFields fields = JsonFields.of("an entry", body);
        boolean hole = body.path("user").isNull();
        return new RosterEntry(
                hole ? Optional.empty() : Optional.of(RosterUser.read(body.path("user"))),
                fields.moment("start"),
                fields.moment("end"));
    }

    boolean overlaps(Instant since, Instant until) {
        return start.isBefore(until) && end.isAfter(since);
    }

    RosterEntry clippedTo(Instant since, Instant until) {
        return new RosterEntry(user, start.isBefore(since) ? since : start, end.isAfter(until) ? until : end);
    }

    /** What is left of this entry when another takes its place. */
    List<RosterEntry> without(RosterEntry other) {
        if (!overlaps(other.start, other.end)) {
            return List.of(this);
        }
        List<RosterEntry> left = new ArrayList<>();
        if (start.isBefore(other.start)) {
            left.add(new RosterEntry(user, start, other.start));
        }
        if (end.isAfter(other.end)) {
            left.add(new RosterEntry(user, other.end, end));
        }
        return left;
    }
}

package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** A break that is known by its times, or by its length only. */
record PlannedBreak(Optional<Instant> start, Optional<Instant> end, long seconds, boolean paid) {

    static PlannedBreak read(JsonNode body) {
        return new PlannedBreak(
                PlannedShift.moment(body, "start"),
                PlannedShift.moment(body, "end"),
                body.path("seconds").asLong(1_800),
                body.path("paid").asBoolean(false));
    }
}

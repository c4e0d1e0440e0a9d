package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A shift of a roster.
 *
 * @param personId 0 when nobody has taken it
 * @param breakHours how long its breaks are in all
 */
record PlannedShift(
        int id,
        String roster,
        int personId,
        Instant start,
        Instant end,
        boolean published,
        double breakHours,
        List<PlannedBreak> breaks) {

    static PlannedShift read(int id, String roster, JsonNode body) {
        List<PlannedBreak> breaks = new ArrayList<>();
        body.path("breaks").forEach(each -> breaks.add(PlannedBreak.read(each)));
        return new PlannedShift(
                id,
                roster,
                body.path("person").path("id").asInt(),
                required(body, "start"),
                required(body, "end"),
                body.path("published").asBoolean(true),
                body.path("breakHours").asDouble(0),
                List.copyOf(breaks));
    }

    boolean isOpen() {
        return personId == 0;
    }

    boolean overlaps(Instant from, Instant until) {
        return start.isBefore(until) && end.isAfter(from);
    }

    static Optional<Instant> moment(JsonNode body, String field) {
        return body.path(field).isTextual()
                ? Optional.of(OffsetDateTime.parse(body.path(field).textValue()).toInstant())
                : Optional.empty();
    }

    private static Instant required(JsonNode body, String field) {
        return moment(body, field)
                .orElseThrow(() -> new IllegalArgumentException(field + " must be a time, but is " + body.path(field)));
    }
}

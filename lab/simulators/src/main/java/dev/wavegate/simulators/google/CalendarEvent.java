package dev.wavegate.simulators.google;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An event of a calendar as its resource says: a single one, a series, an instance of a series, or a tombstone. */
final class CalendarEvent {
    private final ObjectNode resource;
    private final ZoneId calendarZone;
    private final EventTime start;
    private final EventTime end;
    private final Optional<Recurrence> recurrence;

    CalendarEvent(ObjectNode resource, ZoneId calendarZone) {
        this.resource = resource.deepCopy();
        this.calendarZone = calendarZone;
        start = EventTime.read("start", resource.path("start"), calendarZone);
        end = EventTime.read("end", resource.path("end"), calendarZone);
        boolean bothDays = start instanceof EventTime.AllDay && end instanceof EventTime.AllDay;
        boolean bothMoments = start instanceof EventTime.At && end instanceof EventTime.At;
        if (!bothDays && !bothMoments) {
            throw GoogleErrors.invalid("Start and end times must either both be date or both be dateTime.");
        }
        if (start.instant(calendarZone).isAfter(end.instant(calendarZone))) {
            throw GoogleErrors.emptyTimeRange();
        }
        List<String> lines = lines(resource.path("recurrence"));
        ZoneId zone = start instanceof EventTime.At at ? at.zone() : calendarZone;
        recurrence = lines.isEmpty() ? Optional.empty() : Optional.of(Recurrence.parse(lines, zone));
    }

    String id() {
        return resource.path("id").asText();
    }

    String status() {
        return resource.path("status").asText("confirmed");
    }

    boolean isCancelled() {
        return status().equals("cancelled");
    }

    boolean isSeries() {
        return recurrence.isPresent();
    }

    Optional<String> seriesId() {
        return Optional.ofNullable(resource.path("recurringEventId").textValue());
    }

    /** The basic form of the start the instance had in its series. */
    Optional<String> originalStart() {
        return resource.path("originalStartTime").isObject()
                ? Optional.of(EventTime.read("originalStartTime", resource.path("originalStartTime"), calendarZone)
                        .basic())
                : Optional.empty();
    }

    Instant begins() {
        return start.instant(calendarZone);
    }

    Instant ends() {
        return end.instant(calendarZone);
    }

    Instant updated() {
        return Instant.parse(resource.path("updated").asText());
    }

    String etag() {
        return resource.path("etag").asText();
    }

    String field(String name) {
        return resource.path(name).asText("");
    }

    JsonNode node(String name) {
        return resource.path(name);
    }

    /** The instances of a series that begin before the horizon; an event that is none has itself only. */
    List<CalendarEvent> instancesBefore(Instant horizon) {
        if (recurrence.isEmpty()) {
            return List.of(this);
        }
        List<CalendarEvent> instances = new ArrayList<>();
        for (Recurrence.Occurrence occurrence : recurrence.get().occurrences(start, end, horizon, calendarZone)) {
            instances.add(instance(occurrence));
        }
        return instances;
    }

    private CalendarEvent instance(Recurrence.Occurrence occurrence) {
        ObjectNode copy = resource.deepCopy();
        copy.remove("recurrence");
        copy.put("id", id() + "_" + occurrence.start().basic());
        copy.put("recurringEventId", id());
        copy.set("originalStartTime", occurrence.start().toJson(calendarZone));
        copy.set("start", occurrence.start().toJson(calendarZone));
        copy.set("end", occurrence.end().toJson(calendarZone));
        return new CalendarEvent(copy, calendarZone);
    }

    /** The resource with its times in the zone of the answer. */
    ObjectNode toJson(ZoneId answerZone) {
        ObjectNode copy = resource.deepCopy();
        copy.set("start", start.toJson(answerZone));
        copy.set("end", end.toJson(answerZone));
        if (resource.path("originalStartTime").isObject()) {
            copy.set(
                    "originalStartTime",
                    EventTime.read("originalStartTime", resource.path("originalStartTime"), calendarZone)
                            .toJson(answerZone));
        }
        return copy;
    }

    private static List<String> lines(JsonNode recurrence) {
        List<String> lines = new ArrayList<>();
        recurrence.forEach(line -> lines.add(line.asText()));
        return lines;
    }
}

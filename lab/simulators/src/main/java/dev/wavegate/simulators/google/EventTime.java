package dev.wavegate.simulators.google;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRefusal;

/** Where an event begins or ends: at a moment, or with a day whose bounds the zone of the calendar decides. */
sealed interface EventTime {
    /** The moment, with days beginning at the start of the day in the zone of the calendar. */
    Instant instant(ZoneId calendarZone);

    /** The time as the API writes it, in the zone of the answer. */
    ObjectNode toJson(ZoneId answerZone);

    /** The time within the identifier of an instance. */
    String basic();

    /** Reads {@code {"dateTime":…,"timeZone":…}} or {@code {"date":…}}. */
    static EventTime read(String name, JsonNode node, ZoneId calendarZone) {
        try {
            if (node.path("date").isTextual() && !node.hasNonNull("dateTime")) {
                return new AllDay(LocalDate.parse(node.path("date").textValue()));
            }
            if (node.path("dateTime").isTextual()) {
                ZoneId zone = node.path("timeZone").isTextual()
                        ? iana(node.path("timeZone").textValue())
                        : calendarZone;
                return new At(moment(node.path("dateTime").textValue(), zone), zone);
            }
        } catch (DateTimeException e) {
            throw badTime(name, node);
        }
        throw badTime(name, node);
    }

    /** The zone of this name in the IANA database; offsets and {@code Z} are none. */
    static ZoneId iana(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw new DateTimeException("not an IANA time zone: " + name);
        }
        return ZoneId.of(name);
    }

    private static Instant moment(String text, ZoneId zone) {
        String time = text.toUpperCase(Locale.ROOT);
        boolean hasOffset = time.endsWith("Z")
                || time.substring(Math.min(11, time.length())).matches(".*[+-].*");
        return hasOffset
                ? OffsetDateTime.parse(time).toInstant()
                : LocalDateTime.parse(time).atZone(zone).toInstant();
    }

    private static SimRefusal badTime(String name, JsonNode node) {
        return GoogleErrors.invalid("Invalid " + name + " time: " + node);
    }

    /** Begins or ends at a moment; the zone is the one a series is expanded in. */
    record At(Instant moment, ZoneId zone) implements EventTime {
        private static final DateTimeFormatter BASIC =
                DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
        private static final DateTimeFormatter WITH_OFFSET =
                DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

        @Override
        public Instant instant(ZoneId calendarZone) {
            return moment;
        }

        @Override
        public ObjectNode toJson(ZoneId answerZone) {
            return Json.object()
                    .put("dateTime", WITH_OFFSET.format(moment.atZone(answerZone)))
                    .put("timeZone", zone.getId());
        }

        @Override
        public String basic() {
            return BASIC.format(moment);
        }
    }

    /** Begins or ends with a day. */
    record AllDay(LocalDate date) implements EventTime {
        @Override
        public Instant instant(ZoneId calendarZone) {
            return date.atStartOfDay(calendarZone).toInstant();
        }

        @Override
        public ObjectNode toJson(ZoneId answerZone) {
            return Json.object().put("date", date.toString());
        }

        @Override
        public String basic() {
            return DateTimeFormatter.BASIC_ISO_DATE.format(date);
        }
    }
}

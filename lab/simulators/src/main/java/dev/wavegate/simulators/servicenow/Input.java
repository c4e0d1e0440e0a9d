package dev.wavegate.simulators.servicenow;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimRequest;

/** The fields of a write as sent; whether labels stand for values, and the zone its dates are written in. */
record Input(Map<String, String> fields, boolean labels, ZoneId zone) {
    static Input raw(Map<String, String> fields) {
        return new Input(fields, false, ZoneOffset.UTC);
    }

    /** The Table API: labels and local dates only where the request says so. */
    static Input ofTable(SimRequest request, Caller caller) {
        boolean shown = request.flag("sysparm_input_display_value");
        return new Input(fieldsOf(request), shown, shown ? caller.zone() : ZoneOffset.UTC);
    }

    /** The Change API: body fields or name/value pairs of the query; labels of choices are understood. */
    static Input ofChange(SimRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.queries().forEach((name, values) -> {
            if (!name.startsWith("sysparm_")) {
                fields.put(name, values.get(0));
            }
        });
        if (!request.text().isBlank()) {
            fields.putAll(fieldsOf(request));
        }
        return new Input(fields, true, ZoneOffset.UTC);
    }

    /** Fields of the body, an object or an array of which the first element counts; refused with 400 or 415 if it is neither. */
    private static Map<String, String> fieldsOf(SimRequest request) {
        String type = request.header("Content-Type").orElse("application/json").toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            throw ServiceNowErrors.unsupportedMediaType(type);
        }
        JsonNode body = request.json(ServiceNowErrors::unreadable);
        if (!body.isContainerNode()) {
            throw ServiceNowErrors.unreadable("the body must be an object");
        }
        return fieldsOf(body);
    }

    private static Map<String, String> fieldsOf(JsonNode body) {
        Map<String, String> fields = new LinkedHashMap<>();
        // Of several records in one body the platform takes the first.
        JsonNode record = body.isArray() ? body.path(0) : body;
        record.properties().forEach(field -> fields.put(field.getKey(), text(field.getValue())));
        return fields;
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    /** The same with one field set. */
    Input with(String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new Input(changed, labels, zone);
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }
}

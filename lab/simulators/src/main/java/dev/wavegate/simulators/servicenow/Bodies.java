package dev.wavegate.simulators.servicenow;

import java.io.IOException;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimRequest;

/** Reads the JSON body of a write as the platform does. */
final class Bodies {
    private Bodies() {}

    /** An object, or an array of which the first element counts; anything else is refused with 400 or 415. */
    static JsonNode required(SimRequest request) {
        String type = request.header("Content-Type").orElse("application/json").toLowerCase(Locale.ROOT);
        if (!type.contains("json")) {
            throw new SimRefusal(Refusals.of(415, "Unsupported media type", type));
        }
        try {
            JsonNode body = request.parsedJson();
            if (!body.isContainerNode()) {
                throw new SimRefusal(Refusals.unreadable("the body must be an object"));
            }
            return body;
        } catch (IOException malformed) {
            throw new SimRefusal(Refusals.unreadable(malformed.getMessage()));
        }
    }

    /** The same where fields may come in the query instead. */
    static JsonNode optional(SimRequest request) {
        return request.text().isBlank() ? JsonNodeFactory.instance.objectNode() : required(request);
    }
}

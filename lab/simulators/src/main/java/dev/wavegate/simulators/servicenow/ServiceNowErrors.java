package dev.wavegate.simulators.servicenow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimResponse;
import org.jspecify.annotations.Nullable;

/** The error bodies of the platform. */
final class ServiceNowErrors {
    private static final String TIMED_OUT = "Transaction cancelled: maximum execution time exceeded";

    private ServiceNowErrors() {}

    static SimResponse of(int status, String message, @Nullable String detail) {
        ObjectNode body = Json.object();
        body.putObject("error").put("message", message).put("detail", detail);
        body.put("status", "failure");
        return SimResponse.json(status, body);
    }

    private static SimRefusal refusal(int status, String message, @Nullable String detail) {
        return new SimRefusal(message, of(status, message, detail));
    }

    static SimResponse unauthenticated() {
        return of(401, "User Not Authenticated", "Required to provide Auth information")
                .withHeader("WWW-Authenticate", "BASIC realm=\"Service-now\"");
    }

    static SimRefusal noRecord() {
        return refusal(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval");
    }

    static SimRefusal noTable(String table) {
        return refusal(400, "Invalid table " + table, null);
    }

    static SimResponse noResource() {
        return of(400, "Requested URI does not represent any resource", null);
    }

    static SimRefusal unreadable(String reason) {
        return refusal(400, "Exception while reading request", reason);
    }

    static SimRefusal unsupportedMediaType(String type) {
        return refusal(415, "Unsupported media type", type);
    }

    /** A query asks for something the simulator does not evaluate; ignoring it would match too much. */
    static SimRefusal notEvaluated(String part) {
        return refusal(501, "Not evaluated by this simulator", "the simulator does not evaluate '" + part + "'");
    }

    /** What the platform says when it is made to fail with a status. */
    static SimResponse injected(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> of(403, "Insufficient rights to query records", null);
            case 404 -> noRecord().response();
            case 429 -> of(429, "Rate limit exceeded", "Rate limit of 100 requests per hour for Table API exceeded");
            case 500 ->
                of(
                        500,
                        TIMED_OUT,
                        TIMED_OUT + " Check logs for error trace or enable glide.rest.debug property to verify REST"
                                + " request processing");
            case 502, 503 ->
                SimResponse.html(status, "<html><head><title>Service Unavailable</title></head><body></body></html>");
            default -> of(status, "Request failed", null);
        };
    }
}

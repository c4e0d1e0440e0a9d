package dev.wavegate.simulators.pagerduty;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimResponse;

/** Refusals in the error format of PagerDuty. */
final class PagerDutyErrors {
    private PagerDutyErrors() {}

    private static SimRefusal of(int status, int code, String text, String... details) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("message", text).put("code", code);
        for (String detail : details) {
            error.withArray("errors").add(detail);
        }
        return new SimRefusal(status + " " + text + ": " + String.join(", ", details), SimResponse.json(status, body));
    }

    static SimRefusal invalid(String detail) {
        return of(400, 2001, "Invalid Input Provided", detail);
    }

    static SimRefusal unauthenticated() {
        return of(401, 2006, "Unauthorized");
    }

    static SimRefusal notFound() {
        return of(404, 2100, "Not Found");
    }

    static SimRefusal throttled() {
        return of(429, 2020, "Rate Limit Exceeded");
    }

    /** The error behind an injected status. */
    static SimRefusal injected(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 404 -> notFound();
            case 429 -> throttled();
            default -> of(status, 2000, "Internal Error", "Injected by the control plane");
        };
    }
}

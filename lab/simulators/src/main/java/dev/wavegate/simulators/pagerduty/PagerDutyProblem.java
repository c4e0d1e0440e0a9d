package dev.wavegate.simulators.pagerduty;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimResponse;

/** A refusal in the error format of PagerDuty; the details are empty where there are none. */
final class PagerDutyProblem extends RuntimeException {

    private final int status;
    private final int code;
    private final String text;
    private final String details;

    private PagerDutyProblem(int status, int code, String text, String details) {
        super(status + " " + text + ": " + details);
        this.status = status;
        this.code = code;
        this.text = text;
        this.details = details;
    }

    static PagerDutyProblem invalid(String details) {
        return new PagerDutyProblem(400, 2001, "Invalid Input Provided", details);
    }

    static PagerDutyProblem invalid(String details, Exception cause) {
        PagerDutyProblem problem = invalid(details);
        problem.initCause(cause);
        return problem;
    }

    static PagerDutyProblem unauthenticated() {
        return new PagerDutyProblem(401, 2006, "Unauthorized", "");
    }

    static PagerDutyProblem notFound() {
        return new PagerDutyProblem(404, 2100, "Not Found", "");
    }

    static PagerDutyProblem throttled() {
        return new PagerDutyProblem(429, 2020, "Rate Limit Exceeded", "");
    }

    /** The problem behind an injected status. */
    static PagerDutyProblem injected(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 404 -> notFound();
            case 429 -> throttled();
            default -> new PagerDutyProblem(status, 2000, "Internal Error", "Injected by the control plane");
        };
    }

    SimResponse response() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("message", text).put("code", code);
        if (!details.isEmpty()) {
            ArrayNode errors = error.putArray("errors");
            errors.add(details);
        }
        return SimResponse.json(status, body);
    }
}

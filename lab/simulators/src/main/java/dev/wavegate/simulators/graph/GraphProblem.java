package dev.wavegate.simulators.graph;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimResponse;

/** A refusal in the error format of Microsoft Graph. */
final class GraphProblem extends RuntimeException {

    private final int status;
    private final String code;
    private final String text;

    private GraphProblem(int status, String code, String text) {
        super(status + " " + code + ": " + text);
        this.status = status;
        this.code = code;
        this.text = text;
    }

    static GraphProblem badRequest(String text) {
        return new GraphProblem(400, "BadRequest", text);
    }

    static GraphProblem unauthenticated() {
        return new GraphProblem(401, "InvalidAuthenticationToken", "Access token is empty or no longer valid.");
    }

    static GraphProblem forbidden() {
        return new GraphProblem(403, "Forbidden", "MS-APP-ACTS-AS header needs to be set for application context.");
    }

    static GraphProblem noTeam(String id) {
        return new GraphProblem(404, "NotFound", "No team found with Group Id " + id);
    }

    static GraphProblem noUser(String id) {
        return new GraphProblem(404, "Request_ResourceNotFound", "Resource '" + id + "' does not exist.");
    }

    static GraphProblem noRoute() {
        return new GraphProblem(404, "ResourceNotFound", "Resource not found for the segment.");
    }

    static GraphProblem throttled() {
        return new GraphProblem(429, "TooManyRequests", "Too many requests.");
    }

    /** The problem behind an injected status. */
    static GraphProblem injected(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 404 -> noRoute();
            case 429 -> throttled();
            default -> new GraphProblem(status, "generalException", "Injected by the control plane");
        };
    }

    SimResponse response() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", code).put("message", text);
        error.putObject("innerError").put("request-id", "00000000-0000-0000-0000-000000000000");
        return SimResponse.json(status, body);
    }
}

package dev.wavegate.simulators.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimResponse;

/** Refusals in the error format of Microsoft Graph. */
final class GraphErrors {
    private GraphErrors() {}

    private static SimRefusal of(int status, String code, String text) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", code).put("message", text);
        error.putObject("innerError").put("request-id", "00000000-0000-0000-0000-000000000000");
        return new SimRefusal(status + " " + code + ": " + text, SimResponse.json(status, body));
    }

    static SimRefusal badRequest(String text) {
        return of(400, "BadRequest", text);
    }

    static SimRefusal unauthenticated() {
        return of(401, "InvalidAuthenticationToken", "Access token is empty or no longer valid.");
    }

    static SimRefusal forbidden() {
        return of(403, "Forbidden", "MS-APP-ACTS-AS header needs to be set for application context.");
    }

    static SimRefusal noTeam(String id) {
        return of(404, "NotFound", "No team found with Group Id " + id);
    }

    static SimRefusal noUser(String id) {
        return of(404, "Request_ResourceNotFound", "Resource '" + id + "' does not exist.");
    }

    static SimRefusal noRoute() {
        return of(404, "ResourceNotFound", "Resource not found for the segment.");
    }

    static SimRefusal throttled() {
        return of(429, "TooManyRequests", "Too many requests.");
    }

    /** The error behind an injected status. */
    static SimRefusal injected(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 404 -> noRoute();
            case 429 -> throttled();
            default -> of(status, "generalException", "Injected by the control plane");
        };
    }
}

package dev.wavegate.simulators.fleet;

import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimResponse;

/** The refusals of the Fleet API as problem documents. */
final class FleetErrors {
    private FleetErrors() {}

    static SimRefusal invalidRequest(String detail) {
        return of(400, "invalid-request", "The request is not valid", detail);
    }

    static SimRefusal unauthenticated() {
        SimRefusal refusal =
                of(401, "unauthenticated", "A valid bearer token is required", "send Authorization: Bearer <token>");
        return new SimRefusal(
                String.valueOf(refusal.getMessage()), refusal.response().withHeader("WWW-Authenticate", "Bearer"));
    }

    static SimRefusal notFound(String detail) {
        return of(404, "not-found", "There is no such thing", detail);
    }

    static SimRefusal conflict(String detail) {
        return of(409, "assignment-conflict", "The key is taken by an assignment with other content", detail);
    }

    static SimRefusal cursorExpired(String detail) {
        return of(410, "cursor-expired", "The cursor is from before a reset", detail);
    }

    /** The problem document of an injected status. */
    static SimRefusal injected(int status) {
        String title = status == 429 ? "Too many requests" : "The backend answered with status " + status;
        return of(status, "status-" + status, title, "Injected by the control plane.");
    }

    private static SimRefusal of(int status, String type, String title, String detail) {
        SimResponse response = SimResponse.json(
                        status,
                        Json.object()
                                .put("type", "urn:fleet-api:problem:" + type)
                                .put("title", title)
                                .put("status", status)
                                .put("detail", detail))
                .withHeader("Content-Type", "application/problem+json");
        return new SimRefusal(title + ": " + detail, response);
    }
}

package dev.wavegate.simulators.google;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimResponse;

/** A refusal in the error format of the Google APIs; location type and location are empty where none is named. */
final class GoogleProblem extends RuntimeException {

    private final int code;
    private final String domain;
    private final String reason;
    private final String text;
    private final String locationType;
    private final String location;

    private GoogleProblem(int code, String domain, String reason, String text, String locationType, String location) {
        super(code + " " + reason + ": " + text);
        this.code = code;
        this.domain = domain;
        this.reason = reason;
        this.text = text;
        this.locationType = locationType;
        this.location = location;
    }

    static GoogleProblem global(int code, String reason, String text) {
        return new GoogleProblem(code, "global", reason, text, "", "");
    }

    static GoogleProblem parameter(int code, String domain, String reason, String text, String parameter) {
        return new GoogleProblem(code, domain, reason, text, "parameter", parameter);
    }

    static GoogleProblem header(int code, String reason, String text, String header) {
        return new GoogleProblem(code, "global", reason, text, "header", header);
    }

    static GoogleProblem badRequest(String text) {
        return global(400, "badRequest", text);
    }

    static GoogleProblem notFound() {
        return global(404, "notFound", "Not Found");
    }

    static GoogleProblem unauthenticated() {
        return header(401, "authError", "Invalid Credentials", "Authorization");
    }

    static GoogleProblem readOnly() {
        return new GoogleProblem(
                403, "calendar", "requiredAccessLevel", "You need to have writer access to this calendar.", "", "");
    }

    static GoogleProblem noGuests() {
        return new GoogleProblem(
                403,
                "calendar",
                "forbiddenForServiceAccounts",
                "Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.",
                "",
                "");
    }

    static GoogleProblem fullSyncRequired() {
        return parameter(
                410,
                "calendar",
                "fullSyncRequired",
                "Sync token is no longer valid, a full sync is required.",
                "syncToken");
    }

    static GoogleProblem deleted() {
        return global(410, "deleted", "Resource has been deleted");
    }

    /** The problem behind an injected status. */
    static GoogleProblem injected(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403, 429 ->
                new GoogleProblem(status, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded", "", "");
            case 404 -> notFound();
            case 410 -> fullSyncRequired();
            default -> global(status, status >= 500 ? "backendError" : "badRequest", "Injected by the control plane");
        };
    }

    SimResponse response() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        ObjectNode first = error.putArray("errors")
                .addObject()
                .put("domain", domain)
                .put("reason", reason)
                .put("message", text);
        if (!location.isEmpty()) {
            first.put("locationType", locationType).put("location", location);
        }
        error.put("code", code).put("message", text);
        if (code == 401) {
            error.put("status", "UNAUTHENTICATED");
        }
        return SimResponse.json(code, body);
    }
}

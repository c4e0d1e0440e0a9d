package dev.wavegate.simulators.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRefusal;
import dev.wavegate.simulators.wire.SimResponse;

/** Refusals in the error format of the Google APIs. */
final class GoogleErrors {
    private static final String CALENDAR = "calendar";
    private static final String GLOBAL = "global";

    private GoogleErrors() {}

    /** Location type and location are empty where none is named. */
    private static SimRefusal of(
            int code, String domain, String reason, String text, String locationType, String location) {
        ObjectNode body = Json.object();
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
        return new SimRefusal(code + " " + reason + ": " + text, SimResponse.json(code, body));
    }

    static SimRefusal global(int code, String reason, String text) {
        return of(code, GLOBAL, reason, text, "", "");
    }

    static SimRefusal parameter(int code, String domain, String reason, String text, String parameter) {
        return of(code, domain, reason, text, "parameter", parameter);
    }

    static SimRefusal invalid(String text) {
        return global(400, "invalid", text);
    }

    static SimRefusal invalidParameter(String parameter, String value) {
        return parameter(400, GLOBAL, "invalidParameter", "Invalid value '" + value + "'.", parameter);
    }

    static SimRefusal badRequest(String text) {
        return global(400, "badRequest", text);
    }

    static SimRefusal parseError() {
        return global(400, "parseError", "Parse Error");
    }

    static SimRefusal emptyTimeRange() {
        return parameter(400, CALENDAR, "timeRangeEmpty", "The specified time range is empty.", "timeMax");
    }

    static SimRefusal notFound() {
        return global(404, "notFound", "Not Found");
    }

    static SimRefusal unauthenticated() {
        return of(401, GLOBAL, "authError", "Invalid Credentials", "header", "Authorization");
    }

    static SimRefusal readOnly() {
        String text = "You need to have writer access to this calendar.";
        return of(403, CALENDAR, "requiredAccessLevel", text, "", "");
    }

    static SimRefusal noGuests() {
        String text = "Service accounts cannot invite attendees without Domain-Wide Delegation of Authority.";
        return of(403, CALENDAR, "forbiddenForServiceAccounts", text, "", "");
    }

    static SimRefusal noZone(String end) {
        return global(400, "required", "Missing time zone definition for " + end + " time.");
    }

    static SimRefusal notHttps(String address) {
        return global(400, "push.webhookUrlNotHttps", "WebHook callback must be HTTPS: " + address);
    }

    static SimRefusal fullSyncRequired() {
        String text = "Sync token is no longer valid, a full sync is required.";
        return parameter(410, CALENDAR, "fullSyncRequired", text, "syncToken");
    }

    static SimRefusal deleted() {
        return global(410, "deleted", "Resource has been deleted");
    }

    static SimRefusal changed() {
        return of(412, GLOBAL, "conditionNotMet", "Precondition Failed", "header", "If-Match");
    }

    /** The error behind an injected status. */
    static SimRefusal injected(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403, 429 -> of(status, "usageLimits", "rateLimitExceeded", "Rate Limit Exceeded", "", "");
            case 404 -> notFound();
            case 410 -> fullSyncRequired();
            default -> global(status, status >= 500 ? "backendError" : "badRequest", "Injected by the control plane");
        };
    }
}

package dev.wavegate.domain.failure;

import java.util.Arrays;
import java.util.Optional;

/** The catalogue of named failures: each has a stable code, a kind and a title for people. */
public enum FailureCode {
    PLAN_INVALID("plan.invalid", FailureKind.INVALID, "The plan is invalid"),
    PLAN_TOO_LARGE("plan.too-large", FailureKind.INVALID, "The plan is too large"),
    WINDOW_SEARCH_INVALID("window.search-invalid", FailureKind.INVALID, "The window search is invalid"),
    REQUEST_INVALID("request.invalid", FailureKind.INVALID, "The request is invalid"),
    REQUEST_UNAUTHENTICATED("request.unauthenticated", FailureKind.DENIED, "The request has no valid token"),
    ROLLOUT_MISSING("rollout.missing", FailureKind.MISSING, "The rollout does not exist"),
    ROLLOUT_EXISTS("rollout.exists", FailureKind.CONFLICT, "A rollout with this name and another plan exists"),
    ROLLOUT_CHANGED("rollout.changed", FailureKind.CONFLICT, "The rollout has changed since it was read"),
    ROLLOUT_NOT_READY(
            "rollout.not-ready", FailureKind.REFUSED, "The rollout does not accept this command in its current state"),
    IDEMPOTENCY_KEY_REUSED(
            "request.idempotency-key-reused", FailureKind.CONFLICT, "The idempotency key was used for another request"),
    ENGINE_UNAVAILABLE("engine.unavailable", FailureKind.UNAVAILABLE, "The workflow engine is unavailable"),
    CHANGE_INVALID("change.invalid", FailureKind.INVALID, "The change system rejected the request"),
    CHANGE_REFUSED("change.refused", FailureKind.REFUSED, "The change system refuses until a person corrects it"),
    CHANGE_DENIED("change.denied", FailureKind.DENIED, "The change system denied access"),
    CHANGE_MISSING("change.missing", FailureKind.MISSING, "The change does not exist"),
    CHANGE_NOT_MOVABLE("change.not-movable", FailureKind.CONFLICT, "The change cannot move to the requested state"),
    CHANGE_TASKS_OPEN("change.tasks-open", FailureKind.CONFLICT, "The change has open tasks of others"),
    INCIDENT_INVALID("incident.invalid", FailureKind.INVALID, "The incident system rejected the request"),
    CALENDAR_INVALID("calendar.invalid", FailureKind.INVALID, "The calendar rejected the request"),
    CALENDAR_DENIED("calendar.denied", FailureKind.DENIED, "The calendar denied access"),
    CALENDAR_MISSING("calendar.missing", FailureKind.MISSING, "The calendar does not exist"),
    CALENDAR_ENTRY_FOREIGN(
            "calendar.entry-foreign",
            FailureKind.CONFLICT,
            "The id of a booking belongs to an entry that Wavegate did not create"),
    ROSTER_INVALID("roster.invalid", FailureKind.INVALID, "The roster rejected the request"),
    ROSTER_DENIED("roster.denied", FailureKind.DENIED, "The roster denied access"),
    ROSTER_MISSING("roster.missing", FailureKind.MISSING, "The roster does not exist"),
    SCHEDULE_SOURCE_UNKNOWN(
            "schedule.source-unknown", FailureKind.MISSING, "The calendar or roster system is not configured"),
    BACKEND_UNKNOWN("device.backend-unknown", FailureKind.MISSING, "The device backend is not configured"),
    DEVICE_REQUEST_INVALID("device.request-invalid", FailureKind.INVALID, "The device backend rejected the request"),
    DEVICE_DENIED("device.denied", FailureKind.DENIED, "The device backend denied access"),
    DEVICE_MISSING("device.missing", FailureKind.MISSING, "The device backend has no such object"),
    ASSIGNMENT_CONFLICT("device.assignment-conflict", FailureKind.CONFLICT, "The key belongs to another dispatch"),
    CURSOR_EXPIRED("device.cursor-expired", FailureKind.CONFLICT, "The cursor has expired"),
    SYSTEM_THROTTLED("system.throttled", FailureKind.THROTTLED, "Rate limit reached"),
    SYSTEM_UNAVAILABLE("system.unavailable", FailureKind.UNAVAILABLE, "The system is unavailable"),
    SYSTEM_OUTCOME_UNKNOWN("system.outcome-unknown", FailureKind.OUTCOME_UNKNOWN, "A write was sent but not confirmed"),
    STORE_CONFLICT("store.conflict", FailureKind.CONFLICT, "The stored record differs"),
    BUG("bug", FailureKind.BUG, "Internal error");

    private final String code;
    private final FailureKind kind;
    private final String title;

    FailureCode(String code, FailureKind kind, String title) {
        this.code = code;
        this.kind = kind;
        this.title = title;
    }

    /** The stable code, such as {@code change.missing}. */
    public String code() {
        return code;
    }

    public FailureKind kind() {
        return kind;
    }

    /** A write to a change was refused for a reason that people can remove, in the change system or in the settings. */
    public boolean isMendableByPeople() {
        return switch (this) {
            case CHANGE_INVALID, CHANGE_DENIED, CHANGE_NOT_MOVABLE, CHANGE_REFUSED, CHANGE_TASKS_OPEN -> true;
            default -> false;
        };
    }

    /** The code of this name, if there is one. */
    public static Optional<FailureCode> named(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }

    public String title() {
        return title;
    }
}

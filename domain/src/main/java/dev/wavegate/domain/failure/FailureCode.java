package dev.wavegate.domain.failure;

import java.util.Arrays;
import java.util.Optional;

/** The catalogue of named failures: each has a stable code, a kind and a title for people. */
public enum FailureCode {
    PLAN_INVALID("plan.invalid", FailureKind.INVALID, "The plan breaks its rules"),
    PLAN_TOO_LARGE("plan.too-large", FailureKind.INVALID, "The plan is too large"),
    WINDOW_QUESTION_INVALID(
            "window.question-invalid", FailureKind.INVALID, "The question about windows breaks its rules"),
    REQUEST_INVALID("request.invalid", FailureKind.INVALID, "The request breaks its rules"),
    REQUEST_UNAUTHENTICATED("request.unauthenticated", FailureKind.DENIED, "The request carries no valid token"),
    ROLLOUT_MISSING("rollout.missing", FailureKind.MISSING, "There is no such rollout"),
    ROLLOUT_EXISTS("rollout.exists", FailureKind.CONFLICT, "A rollout of this name has another plan"),
    ROLLOUT_CHANGED("rollout.changed", FailureKind.CONFLICT, "The rollout has changed since it was read"),
    ROLLOUT_NOT_READY("rollout.not-ready", FailureKind.REFUSED, "The rollout cannot take this command now"),
    IDEMPOTENCY_KEY_REUSED(
            "request.idempotency-key-reused", FailureKind.CONFLICT, "The idempotency key belongs to another request"),
    ENGINE_UNAVAILABLE("engine.unavailable", FailureKind.UNAVAILABLE, "The workflow engine does not answer"),
    CHANGE_INVALID("change.invalid", FailureKind.INVALID, "The change system refuses what we sent"),
    CHANGE_DENIED("change.denied", FailureKind.DENIED, "The change system refuses our identity"),
    CHANGE_MISSING("change.missing", FailureKind.MISSING, "The change cannot be found"),
    CHANGE_NOT_MOVABLE("change.not-movable", FailureKind.CONFLICT, "The change cannot take this step"),
    INCIDENT_INVALID("incident.invalid", FailureKind.INVALID, "The incident was refused"),
    CALENDAR_INVALID("calendar.invalid", FailureKind.INVALID, "The calendar refuses what we asked"),
    CALENDAR_DENIED("calendar.denied", FailureKind.DENIED, "The calendar refuses our identity"),
    CALENDAR_MISSING("calendar.missing", FailureKind.MISSING, "The calendar cannot be found"),
    CALENDAR_ENTRY_FOREIGN(
            "calendar.entry-foreign", FailureKind.CONFLICT, "The place of a booking is taken by another's entry"),
    ROSTER_INVALID("roster.invalid", FailureKind.INVALID, "The roster refuses what we asked"),
    ROSTER_DENIED("roster.denied", FailureKind.DENIED, "The roster refuses our identity"),
    ROSTER_MISSING("roster.missing", FailureKind.MISSING, "The roster cannot be found"),
    SCHEDULE_SOURCE_UNKNOWN("schedule.source-unknown", FailureKind.MISSING, "No such calendar or roster system"),
    BACKEND_UNKNOWN("device.backend-unknown", FailureKind.MISSING, "No such device backend is configured"),
    DEVICE_REQUEST_INVALID("device.request-invalid", FailureKind.INVALID, "The device backend refuses what we sent"),
    DEVICE_DENIED("device.denied", FailureKind.DENIED, "The device backend refuses our identity"),
    DEVICE_MISSING("device.missing", FailureKind.MISSING, "The device backend does not know what we asked for"),
    ASSIGNMENT_CONFLICT("device.assignment-conflict", FailureKind.CONFLICT, "The key belongs to another assignment"),
    CURSOR_EXPIRED("device.cursor-expired", FailureKind.CONFLICT, "The backend no longer knows the cursor"),
    SYSTEM_THROTTLED("system.throttled", FailureKind.THROTTLED, "The system asks us to slow down"),
    SYSTEM_UNAVAILABLE("system.unavailable", FailureKind.UNAVAILABLE, "The system does not answer as it should"),
    SYSTEM_OUTCOME_UNKNOWN(
            "system.outcome-unknown", FailureKind.OUTCOME_UNKNOWN, "A write was sent and no answer came"),
    STORE_CONFLICT("store.conflict", FailureKind.CONFLICT, "The stored record differs from the one given"),
    BUG("bug", FailureKind.BUG, "Something impossible happened");

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

    public String title() {
        return title;
    }

    /** The entry of a stable code, if the catalogue has it. */
    public static Optional<FailureCode> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}

package dev.wavegate.integrations.servicenow;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.Level;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;

/** Between ServiceNow's words and ours, in both directions; what we do not know stays unrecognised. */
final class ChangeConverter {
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    /** Every correlation id of ours begins with it. */
    static final String PREFIX = "wavegate:";

    /** No value of the platform, so that only a mapping can say it. */
    static final String NOT_REQUIRED = "not required by mapping";

    private static final String CHANGE = ":change";
    private static final String INCIDENT = ":incident";

    private ChangeConverter() {}

    static String changeCorrelation(RolloutId rollout) {
        return PREFIX + rollout + CHANGE;
    }

    static String incidentCorrelation(RolloutId rollout) {
        return PREFIX + rollout + INCIDENT;
    }

    /** The rollout of a change that is ours; empty for any other. */
    static Optional<RolloutId> rolloutOf(ChangeRow row) {
        String correlation = Value.textOf(row.correlationId());
        if (!correlation.startsWith(PREFIX)
                || !correlation.endsWith(CHANGE)
                || correlation.length() < PREFIX.length() + CHANGE.length()) {
            return Optional.empty();
        }
        String name = correlation.substring(PREFIX.length(), correlation.length() - CHANGE.length());
        return RolloutId.isValid(name) ? Optional.of(new RolloutId(name)) : Optional.empty();
    }

    static ChangeTicket ticket(ChangeRow row, Optional<String> comment) {
        return new ChangeTicket(
                ref(row), phase(row), approval(row), planned(row), holdReason(row), comment, version(row));
    }

    /** How often the change was updated; 0 when the instance does not show that. */
    static long version(ChangeRow row) {
        String count = Value.textOf(row.sysModCount());
        return count.matches("[0-9]{1,18}") ? Long.parseLong(count) : 0;
    }

    static ChangeRef ref(ChangeRow row) {
        String number = Value.textOf(row.number());
        if (row.id().isBlank() || number.isBlank()) {
            throw Failure.of(
                    FailureCode.SYSTEM_UNAVAILABLE, ServiceNow.NAME + " sent a change without its id or number");
        }
        return new ChangeRef(row.id(), number);
    }

    static ChangePhase phase(ChangeRow row) {
        return switch (Value.textOf(row.state())) {
            case States.NEW -> ChangePhase.DRAFT;
            case States.ASSESS, States.AUTHORIZE -> ChangePhase.AWAITING_APPROVAL;
            case States.SCHEDULED -> ChangePhase.SCHEDULED;
            case States.IMPLEMENT -> ChangePhase.IMPLEMENTING;
            case States.REVIEW -> ChangePhase.REVIEWING;
            case States.CLOSED -> ChangePhase.CLOSED;
            case States.CANCELED -> ChangePhase.CANCELLED;
            default -> ChangePhase.UNRECOGNISED;
        };
    }

    static Approval approval(ChangeRow row) {
        return switch (Value.textOf(row.approval())) {
            case "not requested" -> Approval.NOT_REQUESTED;
            case "requested" -> Approval.REQUESTED;
            case "approved" -> Approval.APPROVED;
            case "rejected" -> Approval.REJECTED;
            case NOT_REQUIRED -> Approval.NOT_REQUIRED;
            default -> Approval.UNRECOGNISED;
        };
    }

    static Optional<Interval> planned(ChangeRow row) {
        Optional<Instant> start = instant(Value.textOf(row.startDate()));
        Optional<Instant> end = instant(Value.textOf(row.endDate()));
        return start.isPresent() && end.isPresent() && !end.get().isBefore(start.get())
                ? Optional.of(new Interval(start.get(), end.get()))
                : Optional.empty();
    }

    static boolean isOnHold(ChangeRow row) {
        return holdReason(row).isPresent();
    }

    /** Anything but a clear "no" holds the change. */
    private static Optional<String> holdReason(ChangeRow row) {
        String held = Value.textOf(row.onHold());
        return held.equals("false") || held.isEmpty() || held.equals("0")
                ? Optional.empty()
                : Optional.of(Value.textOf(row.onHoldReason()));
    }

    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text, UTC_TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    static String text(Instant time) {
        return UTC_TIME.format(time);
    }

    static String risk(Level level) {
        return switch (level) {
            case HIGH -> "2";
            case MEDIUM -> "3";
            case LOW -> "4";
        };
    }

    static String impact(Level level) {
        return switch (level) {
            case HIGH -> "1";
            case MEDIUM -> "2";
            case LOW -> "3";
        };
    }

    static String closeCode(CloseCode code) {
        return switch (code) {
            case SUCCESSFUL -> "successful";
            case SUCCESSFUL_WITH_ISSUES -> "successful_issues";
            case UNSUCCESSFUL -> "unsuccessful";
        };
    }
}

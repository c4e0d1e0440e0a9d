package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.text.ReadableTime;

/**
 * Why a calendar or roster cannot be read at present.
 *
 * @param kind what has to be done about it
 * @param reason a sentence that names the event, shift or line as far as the source allows; cut off when it is long
 * @param since when the first reading failed after the last one that did not
 */
public record ScheduleFault(FailureKind kind, String reason, Instant since) {
    /** A person reads the reason in a list; a source may be as wordy as it likes. */
    static final int LONGEST_REASON = 500;

    /** Sources fail for moments every day; an outage of this length needs somebody. */
    static final Duration LONG_OUTAGE = Duration.ofMinutes(10);

    public ScheduleFault {
        reason = cut(reason.strip());
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("reason must not be blank");
        }
    }

    /** The source did not give the schedule. */
    public static ScheduleFault of(Failure failure, Instant at) {
        return new ScheduleFault(failure.kind(), failure.detail(), at);
    }

    /** The source gave the schedule, but a part of it is unclear or missing. */
    public static ScheduleFault ofContent(String problem, Instant at) {
        return new ScheduleFault(FailureKind.INVALID, problem, at);
    }

    /**
     * What is to be kept in place of an earlier fault, with no complete reading in between: the fault has lasted since then,
     * and an outage does not hide what a person has to correct.
     */
    public ScheduleFault after(Optional<ScheduleFault> earlier) {
        return earlier.map(before -> {
                    ScheduleFault last = kind.isRetryable() && !before.kind.isRetryable() ? before : this;
                    return new ScheduleFault(last.kind, last.reason, before.since);
                })
                .orElse(this);
    }

    /** Whether a person has to do something; most outages end by themselves. */
    public boolean needsAttention(Instant now) {
        return !kind.isRetryable() || !now.isBefore(since.plus(LONG_OUTAGE));
    }

    /** Which schedule cannot be read since when and why, and what to do; of an outage only why. */
    public String sentence(ScheduleRef ref) {
        if (kind.isRetryable()) {
            return ref + ": " + reason;
        }
        String remedy = switch (kind) {
            case DENIED -> "Give Wavegate access to it";
            case MISSING -> "Correct its name in the plan, or configure it";
            case INVALID, CONFLICT, REFUSED -> "Correct it at the source";
            default -> "See the worker's log";
        };
        return ref + " cannot be read since " + ReadableTime.of(since) + ": " + reason
                + (reason.endsWith(".") ? " " : ". ") + remedy + "; it is read again by itself.";
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_REASON) {
            return text;
        }
        int end = LONGEST_REASON - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

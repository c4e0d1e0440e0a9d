package dev.wavegate.domain.gate;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.text.ReadableTime;

/**
 * The counts a gate judges, of one wave.
 *
 * @param failures reports that are failure-like
 * @param reports final outcomes that count: confirmed or failure-like
 * @param confirmed devices that came back and report the new version
 * @param targeted devices to update, without the skipped ones
 * @param outstanding devices without a final outcome yet
 * @param dispatchDone whether no further device of the wave will be dispatched
 * @param sinceLastDispatch time since the latest dispatch
 * @param last whether no further report will come, as the soak is over
 */
public record GateFacts(
        int failures,
        int reports,
        int confirmed,
        int targeted,
        int outstanding,
        boolean dispatchDone,
        Duration sinceLastDispatch,
        boolean last) {

    /** The facts after one more final outcome. */
    public GateFacts after(ReportKind report) {
        int failed = report == ReportKind.FAILED ? 1 : 0;
        return new GateFacts(
                failures + failed,
                reports + 1,
                confirmed + 1 - failed,
                targeted,
                Math.max(0, outstanding - 1),
                dispatchDone,
                sinceLastDispatch,
                last);
    }

    /** The same counts, judged as if all limits of time lay ahead. */
    GateFacts beforeAnyTimeLimit() {
        return new GateFacts(failures, reports, confirmed, targeted, outstanding, dispatchDone, Duration.ZERO, false);
    }

    /** Whether every device that was or will be dispatched has its final outcome. */
    boolean allIn() {
        return outstanding == 0 && (dispatchDone || last);
    }

    /** Why these numbers cannot be true, or nothing when they can. */
    Optional<String> contradiction() {
        if (failures < 0 || reports < 0 || confirmed < 0 || targeted < 0 || outstanding < 0) {
            return Optional.of("counts must not be negative, but are failures " + failures + ", reports " + reports
                    + ", confirmed " + confirmed + ", targeted " + targeted + ", outstanding " + outstanding);
        }
        if (sinceLastDispatch.isNegative()) {
            return Optional.of("the time since the last dispatch must not be negative, but is "
                    + ReadableTime.of(sinceLastDispatch));
        }
        if ((long) failures + confirmed > reports) {
            return Optional.of("failures and confirmed must be at most the " + reports + " reports, but are " + failures
                    + " and " + confirmed);
        }
        if (confirmed > targeted) {
            return Optional.of("confirmed must be at most targeted " + targeted + ", but is " + confirmed);
        }
        return Optional.empty();
    }
}

package dev.wavegate.domain.cohort;

import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Version;

/**
 * What a report, a state or the passing of time makes of a device that is being updated. A claim of success is believed
 * only when the device itself reports the version; nothing heard is never success.
 */
public final class UpdateRules {
    private static final String SILENCE = "silent";

    private final Version target;
    private final DeviceRules rules;

    public UpdateRules(Version target, DeviceRules rules) {
        this.target = target;
        this.rules = rules;
    }

    /** What a backend's claim makes of the device; empty when it changes nothing (late, repeated, unknown). */
    public Optional<OutcomeChange> onReport(CohortMember member, Report report, Instant now) {
        if (!member.assignment().equals(Optional.of(report.assignment()))) {
            return Optional.empty();
        }
        DeviceOutcome seen = member.outcome();
        if (seen == DeviceOutcome.CONFIRMED) {
            return switch (report.claim()) {
                case REVERTED -> step(member, DeviceOutcome.SELF_REVERTED, report.code());
                case FAILED -> step(member, DeviceOutcome.FAILED, report.code());
                case STARTED, SUCCEEDED, REJECTED, DEFERRED, CANCELLED, UNRECOGNISED -> Optional.empty();
            };
        }
        if (!seen.isInFlight()) {
            return Optional.empty();
        }
        return switch (report.claim()) {
            case STARTED -> step(member, DeviceOutcome.INSTALLING, report.code());
            case SUCCEEDED -> step(member, DeviceOutcome.AWAITING_CONFIRMATION, report.code());
            case FAILED -> onFailure(member, report.code());
            case REJECTED -> step(member, DeviceOutcome.REJECTED, report.code());
            case DEFERRED -> onDeferral(member, report.code(), now);
            case CANCELLED -> step(member, DeviceOutcome.CANCELLED, report.code());
            case REVERTED -> step(member, DeviceOutcome.SELF_REVERTED, report.code());
            case UNRECOGNISED -> Optional.empty();
        };
    }

    /** What the device's own word makes of it, once success is claimed or its deadline has passed. */
    public Optional<OutcomeChange> onState(CohortMember member, Optional<DeviceState> state, Instant now) {
        if (member.outcome() == DeviceOutcome.CONFIRMED) {
            return state.flatMap(DeviceState::version)
                    .filter(version -> !version.equals(target))
                    .flatMap(version -> step(
                            member,
                            isForeign(member, version) ? DeviceOutcome.SUPERSEDED : DeviceOutcome.SELF_REVERTED,
                            "reports " + version));
        }
        if (!member.outcome().isInFlight()) {
            return Optional.empty();
        }
        boolean claimed = member.outcome() == DeviceOutcome.AWAITING_CONFIRMATION;
        boolean overdue = isOverdue(member, now);
        if ((claimed || overdue) && reports(state, target)) {
            return step(member, DeviceOutcome.CONFIRMED, "");
        }
        if (claimed && (overdue || contradicts(member, state))) {
            return step(member, DeviceOutcome.FALSE_SUCCESS, versionOf(state));
        }
        return overdue ? onSilence(member) : Optional.empty();
    }

    /**
     * What a device that waits to be asked ends as when nobody will ask it: cancelled when it never was asked, else as its
     * last answer left it, so that one that may have changed is not taken for one that was left alone.
     *
     * @param waiting a member that is {@code PENDING}
     */
    public static OutcomeChange giveUp(CohortMember waiting) {
        if (waiting.attempt() == 0) {
            return new OutcomeChange(waiting, DeviceOutcome.CANCELLED, "");
        }
        if (waiting.code().equals(SILENCE)) {
            return new OutcomeChange(waiting, DeviceOutcome.NO_RESPONSE, "no response by the deadline");
        }
        return DeviceRules.isHarmless(waiting.code())
                ? new OutcomeChange(waiting, DeviceOutcome.FAILED, waiting.code())
                : new OutcomeChange(waiting, DeviceOutcome.DEFERRED, waiting.code());
    }

    /** Whether the device's time is up. */
    public boolean isOverdue(CohortMember member, Instant now) {
        return member.dispatchedAt()
                .map(at -> !now.isBefore(at.plus(rules.deadline())))
                .orElse(false);
    }

    private Optional<OutcomeChange> onFailure(CohortMember member, String code) {
        return rules.retries(code, member.attempt())
                ? step(member, DeviceOutcome.PENDING, code)
                : step(member, DeviceOutcome.FAILED, code);
    }

    private Optional<OutcomeChange> onDeferral(CohortMember member, String code, Instant now) {
        boolean patienceIsOver = member.firstDispatchedAt()
                .map(at -> !now.isBefore(at.plus(rules.deadline())))
                .orElse(true);
        return patienceIsOver ? step(member, DeviceOutcome.DEFERRED, code) : step(member, DeviceOutcome.PENDING, code);
    }

    private Optional<OutcomeChange> onSilence(CohortMember member) {
        return rules.retriesSilence(member.attempt())
                ? step(member, DeviceOutcome.PENDING, SILENCE)
                : step(
                        member,
                        DeviceOutcome.NO_RESPONSE,
                        member.outcome() == DeviceOutcome.INSTALLING
                                ? "began, but no result by the deadline"
                                : "no response by the deadline");
    }

    /**
     * What becomes of a device that another rollout has dispatched to since; empty for one that is over.
     *
     * @param taker the other rollout
     */
    public static Optional<OutcomeChange> takenOver(CohortMember member, RolloutId taker) {
        return step(member, DeviceOutcome.SUPERSEDED, "taken over by rollout " + taker);
    }

    /** Neither went the device back by itself, nor did this rollout bring it there. */
    private boolean isForeign(CohortMember member, Version version) {
        return member.previous().isPresent()
                && !member.previous().equals(Optional.of(version))
                && !version.equals(target);
    }

    private static boolean reports(Optional<DeviceState> state, Version version) {
        return state.flatMap(DeviceState::version).filter(version::equals).isPresent();
    }

    /** The device spoke after success was claimed, and named another version. */
    private boolean contradicts(CohortMember member, Optional<DeviceState> state) {
        Optional<Instant> spoke = state.flatMap(DeviceState::observedAt);
        boolean named = state.flatMap(DeviceState::version).isPresent();
        return named
                && spoke.isPresent()
                && member.claimedAt().map(at -> !spoke.get().isBefore(at)).orElse(false);
    }

    private static String versionOf(Optional<DeviceState> state) {
        return state.flatMap(DeviceState::version)
                .map(version -> "reports " + version)
                .orElse("reports no version");
    }

    private static Optional<OutcomeChange> step(CohortMember member, DeviceOutcome next, String code) {
        return member.outcome().mayBecome(next) ? Optional.of(new OutcomeChange(member, next, code)) : Optional.empty();
    }
}

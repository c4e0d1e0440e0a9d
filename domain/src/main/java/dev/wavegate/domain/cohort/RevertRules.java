package dev.wavegate.domain.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.release.Version;

/** What a report, a state or the passing of time makes of a device that is being taken back to its previous version. */
public final class RevertRules {
    private final Duration deadline;

    public RevertRules(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * What a backend's claim makes of the device. A claim of success counts only together with the device's own word, but
     * then that word may be from before the order: a device that is already there has nothing new to say.
     *
     * @param state the device's own word, read after the claim
     */
    public Optional<OutcomeChange> onReport(CohortMember member, Report report, Optional<DeviceState> state) {
        if (member.outcome() != DeviceOutcome.REVERTING
                || !member.assignment().equals(Optional.of(report.assignment()))) {
            return Optional.empty();
        }
        return switch (report.claim()) {
            case FAILED, REJECTED, DEFERRED, CANCELLED ->
                Optional.of(new OutcomeChange(member, DeviceOutcome.REVERT_FAILED, report.code()));
            case SUCCEEDED ->
                runsPrevious(member, state)
                        ? Optional.of(new OutcomeChange(member, DeviceOutcome.REVERTED, ""))
                        : Optional.empty();
            case STARTED, REVERTED, UNRECOGNISED -> Optional.empty();
        };
    }

    /** What the device's own word, or its silence until the deadline, makes of it. */
    public Optional<OutcomeChange> onState(CohortMember member, Optional<DeviceState> state, Instant now) {
        if (member.outcome() != DeviceOutcome.REVERTING) {
            return Optional.empty();
        }
        if (isBack(member, state)) {
            return Optional.of(new OutcomeChange(member, DeviceOutcome.REVERTED, ""));
        }
        boolean overdue = member.dispatchedAt()
                .map(at -> !now.isBefore(at.plus(deadline)))
                .orElse(true);
        return overdue
                ? Optional.of(new OutcomeChange(member, DeviceOutcome.REVERT_FAILED, "not reverted by the deadline"))
                : Optional.empty();
    }

    /** A device that runs neither the version of this rollout nor its previous one is somebody else's. */
    public Optional<OutcomeChange> superseded(CohortMember member, Optional<DeviceState> state, Version target) {
        return state.flatMap(DeviceState::version)
                .filter(version -> member.previous().isPresent()
                        && !version.equals(target)
                        && !member.previous().equals(Optional.of(version)))
                .map(version -> new OutcomeChange(member, DeviceOutcome.SUPERSEDED, "reports " + version));
    }

    /** The device has spoken since it was asked to go back, and runs its previous version. */
    private static boolean isBack(CohortMember member, Optional<DeviceState> state) {
        Optional<Instant> spoke = state.flatMap(DeviceState::observedAt);
        return runsPrevious(member, state)
                && spoke.isPresent()
                && member.dispatchedAt().map(at -> !spoke.get().isBefore(at)).orElse(false);
    }

    private static boolean runsPrevious(CohortMember member, Optional<DeviceState> state) {
        return member.previous().isPresent()
                && state.flatMap(DeviceState::version).equals(member.previous());
    }
}

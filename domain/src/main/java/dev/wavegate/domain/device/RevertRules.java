package dev.wavegate.domain.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a report, a state or the passing of time makes of a device that is being taken back to its previous version. */
public final class RevertRules {
    private final Duration deadline;

    public RevertRules(Duration deadline) {
        this.deadline = deadline;
    }

    /** What a backend's claim makes of the device; success is left to the device's own word. */
    public Optional<OutcomeChange> onReport(CohortMember member, Report report) {
        if (member.outcome() != DeviceOutcome.REVERTING
                || !member.assignment().equals(Optional.of(report.assignment()))) {
            return Optional.empty();
        }
        return switch (report.claim()) {
            case FAILED, REJECTED, DEFERRED, CANCELLED ->
                Optional.of(new OutcomeChange(member, DeviceOutcome.REVERT_FAILED, report.code()));
            case STARTED, SUCCEEDED, REVERTED, UNRECOGNISED -> Optional.empty();
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
                ? Optional.of(new OutcomeChange(member, DeviceOutcome.REVERT_FAILED, "did not come back in time"))
                : Optional.empty();
    }

    /** The device has spoken since it was asked to go back, and runs its previous version. */
    private static boolean isBack(CohortMember member, Optional<DeviceState> state) {
        boolean previous = member.previous().isPresent()
                && state.flatMap(DeviceState::version).equals(member.previous());
        Optional<Instant> spoke = state.flatMap(DeviceState::observedAt);
        return previous
                && spoke.isPresent()
                && member.dispatchedAt().map(at -> !spoke.get().isBefore(at)).orElse(false);
    }
}

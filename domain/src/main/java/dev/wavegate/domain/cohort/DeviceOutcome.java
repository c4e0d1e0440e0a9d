package dev.wavegate.domain.cohort;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** What has become of a device in a rollout, and what may become of it next. */
public enum DeviceOutcome {
    /** Not yet asked, or to be asked again. */
    PENDING,
    /** Asked; the order may or may not have reached it. */
    DISPATCHED,
    /** It said that it began. */
    INSTALLING,
    /** The backend claims success; the device has not yet reported the version itself. */
    AWAITING_CONFIRMATION,
    /** It reported the new version itself. */
    CONFIRMED,
    /** Nothing to do, or not meant for it. */
    SKIPPED,
    /** In use, offline or low on power until its deadline. */
    DEFERRED,
    /** Never asked, because the rollout ended before. */
    CANCELLED,
    /** Another rollout, or somebody else, has brought it to another version. */
    SUPERSEDED,
    /** It, or its backend, reported a failure. */
    FAILED,
    /** It refused the order: identity, digest, compatibility. */
    REJECTED,
    /** Nothing was heard until the deadline. */
    NO_RESPONSE,
    /** Success was claimed, but it reports the old version. */
    FALSE_SUCCESS,
    /** It had the new version and went back by itself. */
    SELF_REVERTED,
    /** It has been asked to go back. */
    REVERTING,
    /** It reported its previous version. */
    REVERTED,
    /** It did not come back to its previous version. */
    REVERT_FAILED;

    private static final Set<DeviceOutcome> IN_FLIGHT = EnumSet.of(DISPATCHED, INSTALLING, AWAITING_CONFIRMATION);
    private static final Set<DeviceOutcome> FAILURES =
            EnumSet.of(FAILED, REJECTED, NO_RESPONSE, FALSE_SUCCESS, SELF_REVERTED);
    private static final Map<DeviceOutcome, Set<DeviceOutcome>> NEXT = Map.ofEntries(
            Map.entry(PENDING, EnumSet.of(DISPATCHED, SKIPPED, CANCELLED, SUPERSEDED, DEFERRED, FAILED, NO_RESPONSE)),
            Map.entry(
                    DISPATCHED,
                    EnumSet.of(
                            INSTALLING,
                            AWAITING_CONFIRMATION,
                            CONFIRMED,
                            PENDING,
                            DEFERRED,
                            CANCELLED,
                            FAILED,
                            REJECTED,
                            NO_RESPONSE,
                            FALSE_SUCCESS,
                            SELF_REVERTED,
                            SUPERSEDED,
                            REVERTING,
                            REVERTED,
                            REVERT_FAILED)),
            Map.entry(
                    INSTALLING,
                    EnumSet.of(
                            AWAITING_CONFIRMATION,
                            CONFIRMED,
                            PENDING,
                            DEFERRED,
                            FAILED,
                            REJECTED,
                            NO_RESPONSE,
                            FALSE_SUCCESS,
                            SELF_REVERTED,
                            SUPERSEDED,
                            REVERTING,
                            REVERTED,
                            REVERT_FAILED)),
            Map.entry(
                    AWAITING_CONFIRMATION,
                    EnumSet.of(
                            CONFIRMED,
                            PENDING,
                            FAILED,
                            REJECTED,
                            NO_RESPONSE,
                            FALSE_SUCCESS,
                            SELF_REVERTED,
                            SUPERSEDED,
                            REVERTING,
                            REVERTED,
                            REVERT_FAILED)),
            Map.entry(CONFIRMED, EnumSet.of(SELF_REVERTED, SUPERSEDED, FAILED, REVERTING, REVERTED, REVERT_FAILED)),
            Map.entry(SKIPPED, EnumSet.noneOf(DeviceOutcome.class)),
            Map.entry(DEFERRED, EnumSet.noneOf(DeviceOutcome.class)),
            Map.entry(CANCELLED, EnumSet.noneOf(DeviceOutcome.class)),
            Map.entry(SUPERSEDED, EnumSet.noneOf(DeviceOutcome.class)),
            Map.entry(FAILED, EnumSet.of(SUPERSEDED, REVERTING, REVERTED, REVERT_FAILED)),
            Map.entry(REJECTED, EnumSet.of(SUPERSEDED, REVERTING, REVERTED, REVERT_FAILED)),
            Map.entry(NO_RESPONSE, EnumSet.of(SUPERSEDED, REVERTING, REVERTED, REVERT_FAILED)),
            Map.entry(FALSE_SUCCESS, EnumSet.of(SUPERSEDED, REVERTING, REVERTED, REVERT_FAILED)),
            Map.entry(SELF_REVERTED, EnumSet.of(SUPERSEDED, REVERTING, REVERTED, REVERT_FAILED)),
            Map.entry(REVERTING, EnumSet.of(SUPERSEDED, REVERTED, REVERT_FAILED)),
            Map.entry(REVERTED, EnumSet.noneOf(DeviceOutcome.class)),
            Map.entry(REVERT_FAILED, EnumSet.noneOf(DeviceOutcome.class)));

    /** Whether the lifecycle allows this step. */
    public boolean mayBecome(DeviceOutcome next) {
        return nexts().contains(next);
    }

    /** Everything that may come next. */
    public Set<DeviceOutcome> nexts() {
        Set<DeviceOutcome> nexts = NEXT.get(this);
        return nexts == null ? Set.of() : Set.copyOf(nexts);
    }

    /** Asked and not yet answered for. */
    public boolean isInFlight() {
        return IN_FLIGHT.contains(this);
    }

    /** An outcome that speaks against the release. */
    public boolean isFailure() {
        return FAILURES.contains(this);
    }

    /** Asked at some time, so that it may run something else than its previous version. */
    public boolean mayHaveChanged() {
        return isInFlight() || isFailure() || this == CONFIRMED;
    }
}

package dev.wavegate.domain.rollout;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a rollout stands, and where it may go from there. */
public enum RolloutState {
    PREPARING,
    AWAITING_APPROVAL,
    AWAITING_WINDOW,
    RUNNING_WAVE,
    SOAKING,
    ROLLING_BACK,
    COMPLETED,
    REJECTED,
    CANCELLED,
    ROLLED_BACK,
    NEEDS_HUMAN;

    private static final Map<RolloutState, Set<RolloutState>> NEXT = Map.ofEntries(
            Map.entry(
                    PREPARING,
                    EnumSet.of(AWAITING_APPROVAL, COMPLETED, REJECTED, CANCELLED, ROLLING_BACK, NEEDS_HUMAN)),
            Map.entry(AWAITING_APPROVAL, EnumSet.of(AWAITING_WINDOW, REJECTED, CANCELLED, ROLLING_BACK, NEEDS_HUMAN)),
            Map.entry(
                    AWAITING_WINDOW,
                    EnumSet.of(
                            AWAITING_APPROVAL,
                            RUNNING_WAVE,
                            SOAKING,
                            COMPLETED,
                            REJECTED,
                            CANCELLED,
                            ROLLING_BACK,
                            NEEDS_HUMAN)),
            Map.entry(
                    RUNNING_WAVE,
                    EnumSet.of(
                            AWAITING_APPROVAL,
                            AWAITING_WINDOW,
                            SOAKING,
                            REJECTED,
                            CANCELLED,
                            ROLLING_BACK,
                            NEEDS_HUMAN)),
            Map.entry(
                    SOAKING,
                    EnumSet.of(
                            AWAITING_APPROVAL,
                            AWAITING_WINDOW,
                            RUNNING_WAVE,
                            COMPLETED,
                            REJECTED,
                            CANCELLED,
                            ROLLING_BACK,
                            NEEDS_HUMAN)),
            Map.entry(ROLLING_BACK, EnumSet.of(ROLLED_BACK, NEEDS_HUMAN)),
            Map.entry(COMPLETED, EnumSet.noneOf(RolloutState.class)),
            Map.entry(REJECTED, EnumSet.noneOf(RolloutState.class)),
            Map.entry(CANCELLED, EnumSet.noneOf(RolloutState.class)),
            Map.entry(ROLLED_BACK, EnumSet.noneOf(RolloutState.class)),
            Map.entry(NEEDS_HUMAN, EnumSet.noneOf(RolloutState.class)));

    public boolean mayBecome(RolloutState next) {
        Set<RolloutState> nexts = NEXT.get(this);
        return nexts != null && nexts.contains(next);
    }

    /** Nothing more will happen by itself. */
    public boolean isFinal() {
        Set<RolloutState> nexts = NEXT.get(this);
        return nexts == null || nexts.isEmpty();
    }
}

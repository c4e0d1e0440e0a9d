package dev.wavegate.activities.signal;

import dev.wavegate.domain.identity.RolloutId;

/** Signals rollouts to read something again. A rollout that has ended or does not exist is ignored. */
public interface RolloutSignals {
    /** @param version that the change has reached; 0 when that is unknown */
    void changeMoved(RolloutId rollout, long version);

    void rosterMoved(RolloutId rollout);
}

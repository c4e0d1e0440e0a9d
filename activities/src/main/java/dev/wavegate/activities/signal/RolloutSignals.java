package dev.wavegate.activities.signal;

import dev.wavegate.domain.identity.RolloutId;

/** Tells rollouts to read something again. A rollout that is over, or that nobody knows, is not told; that is no error. */
public interface RolloutSignals {
    void changeMoved(RolloutId rollout);

    void rosterMoved(RolloutId rollout);
}

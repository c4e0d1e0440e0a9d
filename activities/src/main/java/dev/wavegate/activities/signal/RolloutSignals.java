package dev.wavegate.activities.signal;

import dev.wavegate.domain.identity.RolloutId;

/** Signals rollouts to read something again. A rollout that has ended or does not exist is ignored. */
public interface RolloutSignals {
    void changeMoved(RolloutId rollout);

    void rosterMoved(RolloutId rollout);
}

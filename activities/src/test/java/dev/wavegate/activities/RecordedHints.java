package dev.wavegate.activities;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.activities.signal.RolloutSignals;
import dev.wavegate.domain.identity.RolloutId;

/** Who was told what, in order. */
public final class RecordedHints implements RolloutSignals {
    private final List<String> told = new ArrayList<>();
    private int patience = Integer.MAX_VALUE;

    @Override
    public void changeMoved(RolloutId rollout, long version) {
        told.add("change of " + rollout);
    }

    @Override
    public void rosterMoved(RolloutId rollout) {
        if (told.size() >= patience) {
            throw new IllegalStateException("the engine does not answer any more");
        }
        told.add("roster of " + rollout);
    }

    /** From the next call after so many on, nobody can be told; until it is said again. */
    public void failAfter(int calls) {
        patience = calls;
    }

    public List<String> told() {
        return List.copyOf(told);
    }
}

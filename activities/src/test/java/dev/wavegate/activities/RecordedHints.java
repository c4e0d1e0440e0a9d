package dev.wavegate.activities;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.activities.hint.StoryHints;
import dev.wavegate.domain.identity.RolloutId;

/** Who was told what, in order. */
public final class RecordedHints implements StoryHints {
    private final List<String> told = new ArrayList<>();

    @Override
    public void changeMoved(RolloutId rollout) {
        told.add("change of " + rollout);
    }

    @Override
    public void rosterMoved(RolloutId rollout) {
        told.add("roster of " + rollout);
    }

    public List<String> told() {
        return List.copyOf(told);
    }
}

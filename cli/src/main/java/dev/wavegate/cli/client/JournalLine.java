package dev.wavegate.cli.client;

import java.util.Arrays;
import java.util.Locale;

import dev.wavegate.domain.rollout.RolloutState;

/** One entry of a rollout's journal, with the fields that are printed. */
public record JournalLine(long position, String kind, String text) {
    /** Whether it is the last thing that happens in a rollout. */
    public boolean ends() {
        return Arrays.stream(RolloutState.values())
                .filter(RolloutState::isFinal)
                .anyMatch(state -> kind.equals(
                        "rollout." + state.name().toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}

package dev.wavegate.cli.client;

import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.rollout.RolloutState;

/**
 * A rollout as the API returns it, with the fields that are printed.
 *
 * @param change number of its change; empty while there is none
 * @param outcomes number of devices by outcome
 * @param ending how it ended, in one sentence; empty while it goes on
 */
public record RolloutView(
        RolloutState state, Optional<String> change, Map<String, Long> outcomes, Optional<String> ending) {
    public RolloutView {
        outcomes = Map.copyOf(outcomes);
    }
}

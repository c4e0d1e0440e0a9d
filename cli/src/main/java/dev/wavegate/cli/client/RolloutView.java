package dev.wavegate.cli.client;

import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.rollout.RolloutState;

/**
 * What the API says of a rollout, as far as a story needs it.
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

package dev.wavegate.api.rollout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wavegate.api.problem.Refusal;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts.RolloutFilter;
import org.jspecify.annotations.Nullable;

/** Which rollouts a caller asks for. */
final class RolloutListing {
    private RolloutListing() {}

    /**
     * The filter that parameters stand for; empty when no rollout can match, since a label has one value.
     *
     * @param labels each {@code name=value}
     * @throws Refusal when a label has another form
     */
    static Optional<RolloutFilter> filter(@Nullable RolloutState state, List<String> labels, @Nullable String product) {
        Map<String, String> wanted = new TreeMap<>();
        boolean contradictory = false;
        for (String label : labels) {
            int equals = label.indexOf('=');
            if (equals < 1) {
                throw Refusal.ofValue("label", "must be name=value", label);
            }
            String name = label.substring(0, equals);
            String value = label.substring(equals + 1);
            String before = wanted.put(name, value);
            if (before != null && !before.equals(value)) {
                contradictory = true;
            }
        }
        return contradictory
                ? Optional.empty()
                : Optional.of(new RolloutFilter(Optional.ofNullable(state), wanted, Optional.ofNullable(product)));
    }
}

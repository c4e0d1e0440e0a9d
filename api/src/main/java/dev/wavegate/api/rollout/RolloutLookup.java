package dev.wavegate.api.rollout;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.Rollouts;
import org.springframework.stereotype.Component;

/** Finds rollouts by what callers put into an address. */
@Component
public final class RolloutLookup {
    /** The path of a rollout; what follows a colon is a command. */
    public static final String ID = "/{id:[^:]+}";

    private final Rollouts rollouts;

    RolloutLookup(Rollouts rollouts) {
        this.rollouts = rollouts;
    }

    /**
     * The rollout of this name.
     *
     * @throws Failure {@code rollout.missing} when there is none, or the text cannot be a name
     */
    public RolloutRecord get(String id) {
        if (!RolloutId.isValid(id)) {
            throw missing(id);
        }
        return rollouts.find(new RolloutId(id)).orElseThrow(() -> missing(id));
    }

    private static Failure missing(String id) {
        return Failure.of(FailureCode.ROLLOUT_MISSING, "rollout \"" + id + "\" does not exist");
    }
}

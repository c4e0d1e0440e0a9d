package dev.wavegate.domain.rollout;

import java.util.Optional;

/** The port to the stored plans, by their digest; a stored plan never changes. */
public interface Plans {
    /** Stores a plan; does nothing when it is stored. */
    void store(PlanDigest digest, String canonicalJson);

    /** The canonical JSON of a plan. */
    Optional<String> find(PlanDigest digest);
}

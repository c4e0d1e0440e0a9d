package dev.wavegate.testkit.rollout;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.Plans;

/** Plans in memory. */
public final class InMemoryPlans implements Plans {
    private final Map<PlanDigest, String> plans = new ConcurrentHashMap<>();

    @Override
    public void store(PlanDigest digest, String canonicalJson) {
        plans.putIfAbsent(digest, canonicalJson);
    }

    @Override
    public Optional<String> find(PlanDigest digest) {
        return Optional.ofNullable(plans.get(digest));
    }
}

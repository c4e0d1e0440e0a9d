package dev.wavegate.domain.rollout;

import java.time.Instant;
import java.util.Map;

import dev.wavegate.domain.identity.RolloutId;

/**
 * What is kept of a rollout for everybody who asks.
 *
 * @param planJson the plan as canonical JSON
 * @param version grows with every change of the progress; what an {@code etag} is made of
 */
public record RolloutRecord(
        RolloutId id,
        PlanDigest digest,
        String planJson,
        String product,
        Map<String, String> labels,
        RolloutProgress progress,
        Instant createdAt,
        Instant updatedAt,
        long version) {
    public RolloutRecord {
        labels = Map.copyOf(labels);
    }
}

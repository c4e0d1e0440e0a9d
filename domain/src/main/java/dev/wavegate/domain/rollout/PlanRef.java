package dev.wavegate.domain.rollout;

import dev.wavegate.domain.identity.RolloutId;

/** Names the plan of a rollout; whoever needs the plan loads it by its digest. */
public record PlanRef(RolloutId rollout, PlanDigest digest) {}

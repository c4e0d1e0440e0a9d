package dev.wavegate.plan;

import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RolloutPlan;

/**
 * A plan that obeys every rule.
 *
 * @param canonicalJson the plan with all defaults written out, the same for every way to write the same plan
 * @param digest SHA-256 of the canonical JSON
 */
public record ReadPlan(RolloutPlan plan, String canonicalJson, PlanDigest digest) {}

package dev.wavegate.activities;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.Plans;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanParser;

/** Loads stored plans and keeps those used last, by their digest; a stored plan never changes. Safe for several threads. */
public final class PlanCache {
    /** Plans that run at the same time on one worker; a plan is some 100 KiB at most. */
    private static final int MOST = 200;

    private final Plans plans;
    private final Map<PlanDigest, RolloutPlan> loaded =
            Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<PlanDigest, RolloutPlan> eldest) {
                    return size() > MOST;
                }
            });

    public PlanCache(Plans plans) {
        this.plans = plans;
    }

    /** @throws Failure {@code bug} when the plan is not stored or cannot be parsed, since it was valid when it was stored */
    public RolloutPlan plan(PlanDigest digest) {
        RolloutPlan known = loaded.get(digest);
        if (known != null) {
            return known;
        }
        String json = json(digest);
        RolloutPlan plan = PlanParser.read(json.getBytes(StandardCharsets.UTF_8), PlanFormat.JSON)
                .match(read -> read.plan(), problems -> {
                    throw Failure.of(
                            FailureCode.BUG, "the stored plan " + digest.abbreviated() + " is invalid: " + problems);
                });
        loaded.put(digest, plan);
        return plan;
    }

    /** The canonical JSON of a plan. */
    public String json(PlanDigest digest) {
        return plans.find(digest)
                .orElseThrow(() -> Failure.of(FailureCode.BUG, "the plan " + digest.abbreviated() + " is not stored"));
    }
}

package dev.wavegate.testkit.rollout;

import dev.wavegate.domain.rollout.Plans;

class InMemoryPlansTest extends PlansContract {
    private final Plans fake = new InMemoryPlans();

    @Override
    protected Plans plans() {
        return fake;
    }
}

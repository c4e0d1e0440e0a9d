package dev.wavegate.testkit.rollout;

import dev.wavegate.domain.rollout.Rollouts;

class InMemoryRolloutsTest extends RolloutsContract {
    private final Rollouts rollouts = new InMemoryRollouts();

    @Override
    protected Rollouts rollouts() {
        return rollouts;
    }
}

package dev.wavegate.store.rollout;

import java.time.Clock;

import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.rollout.RolloutsContract;

class PostgresRolloutsTest extends RolloutsContract {
    private final Rollouts adapter = new PostgresStore(FreshDatabase.create(), Clock.systemUTC()).rollouts();

    @Override
    protected Rollouts rollouts() {
        return adapter;
    }
}

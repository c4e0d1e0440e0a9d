package dev.wavegate.store.rollout;

import java.time.Clock;

import dev.wavegate.domain.rollout.Plans;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.rollout.PlansContract;

class PostgresPlansTest extends PlansContract {
    private final Plans adapter = new PostgresStore(FreshDatabase.create(), Clock.systemUTC()).plans();

    @Override
    protected Plans plans() {
        return adapter;
    }
}

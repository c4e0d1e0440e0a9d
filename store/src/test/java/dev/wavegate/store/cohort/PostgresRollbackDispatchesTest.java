package dev.wavegate.store.cohort;

import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.cohort.RollbackDispatchesContract;

class PostgresRollbackDispatchesTest extends RollbackDispatchesContract {
    private final PostgresStore store = new PostgresStore(FreshDatabase.create(), CLOCK);

    @Override
    protected Cohorts cohorts() {
        return store.cohorts();
    }

    @Override
    protected Dispatches dispatches() {
        return store.dispatches();
    }
}

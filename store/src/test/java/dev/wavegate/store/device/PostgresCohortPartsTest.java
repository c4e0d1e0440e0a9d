package dev.wavegate.store.device;

import dev.wavegate.domain.device.Cohorts;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.cohort.CohortPartsContract;

class PostgresCohortPartsTest extends CohortPartsContract {
    private final Cohorts adapter = new PostgresStore(FreshDatabase.create(), CLOCK).cohorts();

    @Override
    protected Cohorts cohorts() {
        return adapter;
    }
}

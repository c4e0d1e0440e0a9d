package dev.wavegate.store.cohort;

import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.cohort.CohortsContract;

class PostgresCohortsTest extends CohortsContract {
    private final Cohorts adapter = new PostgresStore(FreshDatabase.create(), CLOCK).cohorts();

    @Override
    protected Cohorts cohorts() {
        return adapter;
    }
}

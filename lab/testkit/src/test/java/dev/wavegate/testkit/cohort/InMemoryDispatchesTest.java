package dev.wavegate.testkit.cohort;

import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.Dispatches;

class InMemoryDispatchesTest extends DispatchesContract {
    private final CohortRows rows = new CohortRows();
    private final Cohorts cohorts = new InMemoryCohorts(rows, CLOCK);
    private final Dispatches dispatches = new InMemoryDispatches(rows);

    @Override
    protected Cohorts cohorts() {
        return cohorts;
    }

    @Override
    protected Dispatches dispatches() {
        return dispatches;
    }
}

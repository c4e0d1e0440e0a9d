package dev.wavegate.testkit.cohort;

import dev.wavegate.domain.cohort.Cohorts;

class InMemoryCohortsTest extends CohortsContract {
    private final Cohorts cohorts = new InMemoryCohorts(new CohortRows(), CLOCK);

    @Override
    protected Cohorts cohorts() {
        return cohorts;
    }
}

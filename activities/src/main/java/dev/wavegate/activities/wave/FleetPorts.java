package dev.wavegate.activities.wave;

import java.time.Clock;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.FeedCursors;
import dev.wavegate.domain.journal.Journal;

/** The ports that work on devices needs. */
public record FleetPorts(
        PlanCache plans,
        DeviceFleet.Directory fleets,
        Cohorts cohorts,
        Dispatches dispatches,
        FeedCursors cursors,
        Journal journal,
        Clock clock) {
    DeviceFleet fleet(String backend) {
        return fleets.named(backend)
                .orElseThrow(() ->
                        Failure.of(FailureCode.BACKEND_UNKNOWN, "device backend " + backend + " is not configured"));
    }
}

package dev.wavegate.activities.wave;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.FeedCursors;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.workflows.wave.WaveSlice;

/** The ports that work on devices needs. */
public record FleetPorts(
        PlanCache plans,
        DeviceFleet.Directory fleets,
        Cohorts cohorts,
        Dispatches dispatches,
        FeedCursors cursors,
        Rollouts rollouts,
        Journal journal,
        Clock clock) {
    DeviceFleet fleet(String backend) {
        return fleets.named(backend)
                .orElseThrow(() ->
                        Failure.of(FailureCode.BACKEND_UNKNOWN, "device backend " + backend + " is not configured"));
    }

    /**
     * Reads members of a rollout page by page, each of which may then be given another outcome.
     *
     * @param most members of a page
     */
    void forEachPage(
            RolloutId rollout,
            OrdinalRange range,
            Set<DeviceOutcome> outcomes,
            int most,
            HeartbeatSignal life,
            Consumer<List<CohortMember>> work) {
        int after = -1;
        List<CohortMember> page = cohorts.members(rollout, range, outcomes, after, most);
        while (!page.isEmpty()) {
            life.alive();
            after = page.get(page.size() - 1).ordinal();
            work.accept(page);
            page = cohorts.members(rollout, range, outcomes, after, most);
        }
    }

    /** The waves of the cohort that have devices, in order. */
    List<WaveSlice> slices(RolloutPlan plan) {
        List<WaveSlice> slices = new ArrayList<>();
        for (int number = 1; number <= plan.waves().size(); number++) {
            WaveNumber wave = new WaveNumber(number);
            cohorts.rangeOf(plan.id(), wave)
                    .ifPresent(range -> slices.add(
                            new WaveSlice(wave, plan.wave(wave).name(), range, cohorts.partsOf(plan.id(), wave))));
        }
        return slices;
    }
}

package dev.wavegate.testkit.cohort;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;

import static dev.wavegate.testkit.cohort.DeviceBuilder.devices;
import static org.assertj.core.api.Assertions.assertThat;

/** Cohorts to write contracts about, and what these contracts have in common. */
abstract class CohortScene {
    static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");
    static final WaveNumber FIRST = new WaveNumber(1);
    static final WaveNumber SECOND = new WaveNumber(2);
    static final FleetSelection ALL = FleetSelection.everything();

    /** The time of the keeper under test, to the nanosecond on purpose. */
    protected static final Instant NOW = Instant.parse("2026-03-29T00:59:59.123456789Z");

    /** The clock of the keeper under test. */
    protected static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** The cohorts under test, the same and at first none during one test. */
    protected abstract Cohorts cohorts();

    /** One sealed wave of devices, the first ordinal being 0. */
    List<CohortMember> aWaveOf(int count) {
        return aWaveOf(devices(count));
    }

    /** One sealed wave of these devices, the first ordinal being 0. */
    List<CohortMember> aWaveOf(List<Device> devices) {
        cohorts().stage(ROLLOUT, devices);
        cohorts().assignWave(ROLLOUT, FIRST, ALL, devices.size(), 0);
        cohorts().seal(ROLLOUT);
        return all();
    }

    List<CohortMember> all() {
        return cohorts()
                .members(
                        ROLLOUT,
                        new OrdinalRange(0, Integer.MAX_VALUE),
                        Set.of(DeviceOutcome.values()),
                        -1,
                        Integer.MAX_VALUE);
    }

    CohortMember member(int ordinal) {
        return all().get(ordinal);
    }

    List<DeviceOutcome> outcomes() {
        return all().stream().map(CohortMember::outcome).toList();
    }

    /** Takes the steps one after the other, each with the code. */
    void take(int ordinal, String code, DeviceOutcome... steps) {
        for (DeviceOutcome next : steps) {
            assertThat(cohorts().apply(ROLLOUT, List.of(new OutcomeChange(member(ordinal), next, code))))
                    .hasSize(1);
        }
    }

    static FleetSelection selecting(String attribute, String value) {
        return new FleetSelection(Map.of(attribute, List.of(value)), Optional.empty());
    }
}

package dev.wavegate.testkit.fleet;

import java.util.List;

import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.fleet.DispatchBuilder.anAssignment;
import static org.assertj.core.api.Assertions.assertThat;

class InMemoryFleetTest extends DeviceFleetContract {
    private static final TestClock CLOCK = TestClock.at("2026-11-20T10:00:00Z");

    private final InMemoryFleet fleet = InMemoryFleet.stepwise(CLOCK).withThermostats(DEVICES, "4.2.0");

    @Override
    protected DeviceFleet fleet() {
        return fleet;
    }

    @Override
    protected void letItFinish() {
        fleet.settle();
    }

    @Override
    protected void conduct(Conduct conduct, DeviceId device) {
        fleet.conduct(conduct, device);
    }

    @Override
    protected int begun(DeviceId device, Version version) {
        return fleet.begun(device, version);
    }

    @Override
    protected void startAnew() {
        fleet.startAnew();
    }

    @Test
    void keepsALedger() {
        List<DeviceId> targets = fleet.devices(FleetSelection.everything(), "", 3).devices().stream()
                .map(Device::id)
                .toList();
        fleet.conduct(Conduct.FAIL, targets.get(0));

        assertThat(fleet.assign(anAssignment("k1").to(targets).build()).accepted())
                .isEqualTo(3);
        fleet.settle();
        assertThat(fleet.duplicates()).isEmpty();
        assertThat(fleet.assign(anAssignment("k2").to(targets).build()).accepted())
                .isEqualTo(3);
        fleet.settle();

        assertThat(fleet.begun(new Version("4.2.1"))).isEqualTo(3);
        assertThat(fleet.installed(new Version("4.2.1"))).isEqualTo(2);
        assertThat(fleet.duplicates()).containsExactly(targets.get(0));
    }

    @Test
    void doesEverythingAtOnceWhenBuiltSo() {
        InMemoryFleet quick = InMemoryFleet.instantaneous(CLOCK).withThermostats(2, "4.2.0");
        quick.conduct(Conduct.FALSE_SUCCESS, new Version("4.2.1"));
        DeviceId device = new DeviceId("th-eu-000001");

        assertThat(quick.assign(anAssignment("k1").to(device).build()).accepted())
                .isEqualTo(1);

        assertThat(quick.reports("thermostat-4-2-1", "", 10).reports()).hasSize(2);
        assertThat(quick.states(List.of(device)).get(device).version()).contains(new Version("4.2.0"));
    }
}

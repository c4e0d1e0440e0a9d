package dev.wavegate.testkit.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.Report.Claim;
import dev.wavegate.domain.fleet.ReportPage;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;

import static org.assertj.core.api.Assertions.assertThat;

/** A fleet to write contracts about, and what these contracts have in common. */
abstract class FleetScene {
    /** The size of the fleet under test. */
    protected static final int DEVICES = 60;

    static final Version OLD = new Version("4.2.0");
    static final Version NEW = new Version("4.2.1");
    static final String GROUP = "thermostat-4-2-1";

    /** The backend under test. */
    protected abstract DeviceFleet fleet();

    /** Lets so much time pass that every device can finish what it does. */
    protected abstract void letItFinish();

    /** From now on the device takes updates so. */
    protected abstract void conduct(Conduct conduct, DeviceId device);

    /** How often the device really began to install the version. */
    protected abstract int begun(DeviceId device, Version version);

    /** Sets the backend up anew, so that cursors from before expire. */
    protected abstract void startAnew();

    List<DeviceId> some(int number) {
        return fleet().devices(FleetSelection.everything(), "", number).devices().stream()
                .map(Device::id)
                .toList();
    }

    List<Report> reports() {
        List<Report> reports = new ArrayList<>();
        String cursor = "";
        ReportPage page;
        do {
            page = fleet().reports(GROUP, cursor, 7);
            reports.addAll(page.reports());
            cursor = page.next();
        } while (!page.reports().isEmpty());
        return reports;
    }

    void ordered(Dispatch order) {
        assertThat(fleet().assign(order).accepted()).isEqualTo(order.targets().size());
    }

    Claim lastClaim(DeviceId device) {
        return reports().stream()
                .filter(report -> report.device().equals(device))
                .reduce((before, after) -> after)
                .orElseThrow()
                .claim();
    }

    DeviceState stateOf(DeviceId device) {
        return Optional.ofNullable(fleet().states(List.of(device)).get(device)).orElseThrow();
    }

    Version versionOf(DeviceId device) {
        return stateOf(device).version().orElseThrow();
    }
}

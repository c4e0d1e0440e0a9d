package dev.wavegate.integrations.fleetapi;

import java.util.List;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.lab.Persistence;
import dev.wavegate.testkit.fleet.Conduct;
import dev.wavegate.testkit.fleet.DeviceFleetContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static dev.wavegate.testkit.fleet.DispatchBuilder.anAssignment;
import static org.assertj.core.api.Assertions.assertThat;

class FleetApiFleetTest extends DeviceFleetContract {

    @RegisterExtension
    static final FleetLab lab = new FleetLab(DEVICES);

    private DeviceFleet fleet;

    @BeforeEach
    void beginAnew() {
        fleet = FleetApiBackend.connect(
                        FleetApiSettings.of("sim", lab.root()).withToken(new Secret(FleetLab.TOKEN)), lab.clock())
                .fleet();
    }

    @Override
    protected DeviceFleet fleet() {
        return fleet;
    }

    @Override
    protected void letItFinish() {
        lab.letItFinish();
    }

    @Override
    protected void conduct(Conduct conduct, DeviceId device) {
        lab.conduct(conduct, device.value());
    }

    @Override
    protected int begun(DeviceId device, Version version) {
        return lab.begun(device.value(), version.value());
    }

    @Override
    protected void startAnew() {
        lab.control().reset();
    }

    private Dispatch order() {
        List<DeviceId> targets = fleet.devices(FleetSelection.everything(), "", 5).devices().stream()
                .map(Device::id)
                .toList();
        return anAssignment("r-w1-c1-a1").to(targets).build();
    }

    @ParameterizedTest
    @CsvSource({
        "commit-then-drop, SYSTEM_OUTCOME_UNKNOWN",
        "drop, SYSTEM_OUTCOME_UNKNOWN",
        "malformed, SYSTEM_OUTCOME_UNKNOWN",
        "html, SYSTEM_OUTCOME_UNKNOWN"
    })
    void assignsEachDeviceOnceHoweverTheAnswerWasLost(String kind, FailureCode code) {
        Dispatch order = order();
        lab.control().fault(kind, "PUT", "/fleet/v1/assignments/r-w1-c1-a1");

        assertThat(Persistence.untilDone(lab.clock(), () -> fleet.assign(order)))
                .containsExactly(code);
        letItFinish();

        assertThat(order.targets())
                .allSatisfy(device -> assertThat(begun(device, order.version())).isEqualTo(1));
        assertThat(lab.control().json("/_sim/ledger").path("duplicates")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"500, SYSTEM_OUTCOME_UNKNOWN", "503, SYSTEM_OUTCOME_UNKNOWN", "429, SYSTEM_THROTTLED"})
    void assignsEachDeviceOnceWhenTheBackendIsInTrouble(int status, FailureCode code) {
        Dispatch order = order();
        lab.control().refuse(status, "PUT", "/fleet/v1/assignments/r-w1-c1-a1", status == 429 ? 2 : 0);

        assertThat(Persistence.untilDone(lab.clock(), () -> fleet.assign(order)))
                .containsExactly(code);
        letItFinish();

        assertThat(order.targets())
                .allSatisfy(device -> assertThat(begun(device, order.version())).isEqualTo(1));
    }

    @ParameterizedTest
    @CsvSource({"malformed", "html", "drop"})
    void doesNotTakeNonsenseForAnOrderThatHasNotArrived(String kind) {
        Dispatch order = order();
        lab.control().fault(kind, "GET", "/fleet/v1/assignments/r-w1-c1-a1", 2);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> fleet.resultOf(order));
    }

    @ParameterizedTest
    @CsvSource({"500, SYSTEM_UNAVAILABLE", "503, SYSTEM_UNAVAILABLE", "403, DEVICE_DENIED"})
    void doesNotTakeARefusalForAnOrderThatHasNotArrived(int status, FailureCode code) {
        Dispatch order = order();
        lab.control().refuse(status, "GET", "/fleet/v1/assignments/r-w1-c1-a1", 0);

        assertFails(code, () -> fleet.resultOf(order));
    }

    @ParameterizedTest
    @CsvSource({"commit-then-drop, true", "drop, false"})
    void findsOutWhetherAnOrderArrivedWhoseAnswerWasLost(String kind, boolean arrived) {
        Dispatch order = order();
        lab.control().fault(kind, "PUT", "/fleet/v1/assignments/r-w1-c1-a1");
        assertFails(FailureCode.SYSTEM_OUTCOME_UNKNOWN, () -> fleet.assign(order));

        assertThat(fleet.resultOf(order).isPresent()).isEqualTo(arrived);
        letItFinish();

        assertThat(order.targets())
                .allSatisfy(device -> assertThat(begun(device, order.version())).isEqualTo(arrived ? 1 : 0));
    }

    @Test
    void readsStatesAgainOnceWhenAConnectionBreaksBecauseThatChangesNothing() {
        List<DeviceId> targets = order().targets();
        lab.control().fault("drop", "POST", "/fleet/v1/states:read");
        assertThat(fleet.states(targets)).hasSize(5);

        lab.control().fault("drop", "POST", "/fleet/v1/states:read", 2);
        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> fleet.states(targets));
    }

    @ParameterizedTest
    @CsvSource({"malformed", "html"})
    void takesNonsenseForSilenceWhenReading(String kind) {
        lab.control().fault(kind, "GET", "/fleet/v1/outcomes");

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> fleet.reports("r", "", 10));
    }

    @Test
    void saysThatItIsDenied() {
        DeviceFleet stranger = FleetApiBackend.connect(
                        FleetApiSettings.of("sim", lab.root()).withToken(new Secret("stolen-token")), lab.clock())
                .fleet();

        assertThat(assertFails(FailureCode.DEVICE_DENIED, stranger::selfTest)).hasMessageNotContaining("stolen");
    }

    @Test
    void saysWhatTheBackendRefuses() {
        assertFails(FailureCode.DEVICE_REQUEST_INVALID, () -> fleet.reports("NOT A GROUP", "", 10));
        assertFails(FailureCode.DEVICE_REQUEST_INVALID, () -> fleet.reports("r", "not-a-cursor", 10));
    }
}

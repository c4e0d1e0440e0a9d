package dev.wavegate.testkit.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.device.Assignment;
import dev.wavegate.domain.device.AssignmentAnswer;
import dev.wavegate.domain.device.AssignmentKey;
import dev.wavegate.domain.device.Device;
import dev.wavegate.domain.device.DeviceFleet;
import dev.wavegate.domain.device.DevicePage;
import dev.wavegate.domain.device.DeviceState;
import dev.wavegate.domain.device.FleetSelection;
import dev.wavegate.domain.device.Report;
import dev.wavegate.domain.device.Report.Claim;
import dev.wavegate.domain.device.ReportPage;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.release.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.testkit.device.AssignmentBuilder.anAssignment;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What every device backend must do behind {@link DeviceFleet}; its fleet has 60 devices, all on 4.2.0. */
public abstract class DeviceFleetContract {
    /** The size of the fleet under test. */
    protected static final int DEVICES = 60;

    private static final Version OLD = new Version("4.2.0");
    private static final Version NEW = new Version("4.2.1");
    private static final String GROUP = "thermostat-4-2-1";

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

    private List<DeviceId> some(int number) {
        return fleet().devices(FleetSelection.everything(), "", number).devices().stream()
                .map(Device::id)
                .toList();
    }

    private List<Report> reports() {
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

    private void ordered(Assignment order) {
        assertThat(fleet().assign(order).accepted()).isEqualTo(order.targets().size());
    }

    private Claim lastClaim(DeviceId device) {
        return reports().stream()
                .filter(report -> report.device().equals(device))
                .reduce((before, after) -> after)
                .orElseThrow()
                .claim();
    }

    private DeviceState stateOf(DeviceId device) {
        return Optional.ofNullable(fleet().states(List.of(device)).get(device)).orElseThrow();
    }

    private Version versionOf(DeviceId device) {
        return stateOf(device).version().orElseThrow();
    }

    @Test
    void listsEveryDeviceOncePageByPage() {
        List<DeviceId> seen = new ArrayList<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            DevicePage page = fleet().devices(FleetSelection.everything(), cursor.get(), 7);
            page.devices().forEach(device -> seen.add(device.id()));
            cursor = page.next();
        }

        assertThat(seen).hasSize(DEVICES).doesNotHaveDuplicates().isSorted();
    }

    @ParameterizedTest
    @CsvSource({"model, TH-2", "region, eu", "hardware, rev-a", "model, NO-SUCH-MODEL"})
    void narrowsByAttribute(String attribute, String value) {
        FleetSelection selection = new FleetSelection(Map.of(attribute, List.of(value)), Optional.empty());

        List<Device> all =
                fleet().devices(FleetSelection.everything(), "", DEVICES).devices();

        assertThat(fleet().devices(selection, "", DEVICES).devices())
                .containsExactlyElementsOf(
                        all.stream().filter(selection::admits).toList());
    }

    @Test
    void tellsStatesOfTheDevicesItKnows() {
        DeviceId known = some(1).get(0);

        Map<DeviceId, DeviceState> states = fleet().states(List.of(known, new DeviceId("no-such-device")));

        assertThat(states.keySet()).isEqualTo(Set.of(known));
        assertThat(stateOf(known).version()).contains(OLD);
        assertThat(stateOf(known).observedAt()).isPresent();
        assertThat(fleet().states(List.of())).isEmpty();
        assertThat(fleet().mostTargets()).isPositive();
        fleet().selfTest();
    }

    @Test
    void bringsDevicesToAVersionAndTellsTheStory() {
        List<DeviceId> targets = some(5);

        AssignmentAnswer answer =
                fleet().assign(anAssignment("r-w1-c1-a1").to(targets).build());
        letItFinish();

        assertThat(answer.accepted()).isEqualTo(5);
        assertThat(answer.refusals()).isEmpty();
        for (DeviceId device : targets) {
            assertThat(versionOf(device)).isEqualTo(NEW);
            assertThat(reports())
                    .filteredOn(report -> report.device().equals(device))
                    .extracting(Report::claim)
                    .startsWith(Claim.STARTED)
                    .endsWith(Claim.SUCCEEDED);
        }
    }

    @Test
    void givesTheSameAnswerToTheSameOrderWithoutASecondEffect() {
        List<DeviceId> targets = some(3);
        Assignment order = anAssignment("r-w1-c1-a1").to(targets).build();

        AssignmentAnswer first = fleet().assign(order);
        AssignmentAnswer again = fleet().assign(order);
        letItFinish();
        AssignmentAnswer later = fleet().assign(order);
        letItFinish();

        assertThat(again).isEqualTo(first);
        assertThat(later).isEqualTo(first);
        assertThat(targets).allSatisfy(device -> assertThat(begun(device, NEW)).isEqualTo(1));
    }

    @Test
    void refusesOtherContentUnderAKey() {
        List<DeviceId> targets = some(3);
        ordered(anAssignment("r-w1-c1-a1").to(targets).build());

        assertFails(
                FailureCode.ASSIGNMENT_CONFLICT,
                () -> fleet().assign(anAssignment("r-w1-c1-a1")
                        .to(targets)
                        .ofVersion("4.3.0")
                        .build()));
        assertFails(
                FailureCode.ASSIGNMENT_CONFLICT,
                () -> fleet().assign(
                                anAssignment("r-w1-c1-a1").to(targets.get(0)).build()));
    }

    @Test
    void namesTheDevicesItDoesNotTake() {
        DeviceId known = some(1).get(0);
        DeviceId unknown = new DeviceId("no-such-device");

        AssignmentAnswer answer =
                fleet().assign(anAssignment("r-w1-c1-a1").to(known, unknown).build());

        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.refusals()).containsExactly(new AssignmentAnswer.Refusal(unknown, "unknown-device"));
    }

    @Test
    void saysThatADeviceIsThereAlreadyWithoutInstalling() {
        DeviceId device = some(1).get(0);

        ordered(anAssignment("r-w1-c1-a1").to(device).ofVersion("4.2.0").build());
        letItFinish();

        assertThat(lastClaim(device)).isEqualTo(Claim.SUCCEEDED);
        assertThat(begun(device, OLD)).isZero();
    }

    @Test
    void takesBackWhatHasNotBegun() {
        List<DeviceId> targets = some(3);
        AssignmentKey key = new AssignmentKey("r-w1-c1-a1");
        ordered(anAssignment(key.value()).to(targets).build());

        fleet().cancel(key);
        fleet().cancel(key);
        letItFinish();

        assertThat(targets).allSatisfy(device -> {
            assertThat(lastClaim(device)).isEqualTo(Claim.CANCELLED);
            assertThat(versionOf(device)).isEqualTo(OLD);
        });
    }

    @Test
    void saysThatAnAssignmentIsMissing() {
        assertFails(FailureCode.DEVICE_MISSING, () -> fleet().cancel(new AssignmentKey("no-such-key")));
    }

    @ParameterizedTest
    @CsvSource({"FAIL, FAILED", "GHOST, SUCCEEDED", "REJECT, REJECTED", "IN_USE, DEFERRED", "SELF_REVERT, REVERTED"})
    void tellsWhatADeviceClaimsThoughItStillRunsTheOldVersion(Conduct conduct, Claim claim) {
        DeviceId device = some(1).get(0);
        conduct(conduct, device);

        ordered(anAssignment("r-w1-c1-a1").to(device).build());
        letItFinish();

        assertThat(lastClaim(device)).isEqualTo(claim);
        assertThat(versionOf(device)).isEqualTo(OLD);
    }

    @Test
    void saysNothingOfASilentDevice() {
        DeviceId device = some(1).get(0);
        conduct(Conduct.SILENT, device);

        ordered(anAssignment("r-w1-c1-a1").to(device).build());
        letItFinish();

        assertThat(reports()).isEmpty();
    }

    @Test
    void rollsBackWithoutAnArtifact() {
        DeviceId device = some(1).get(0);
        ordered(anAssignment("r-w1-c1-a1").to(device).build());
        letItFinish();

        ordered(anAssignment("r-w1-c1-r1").to(device).rollingBackTo("4.2.0").build());
        letItFinish();

        assertThat(versionOf(device)).isEqualTo(OLD);
        assertThat(lastClaim(device)).isEqualTo(Claim.SUCCEEDED);
    }

    @Test
    void readsOnFromACursor() {
        DeviceId first = some(2).get(0);
        DeviceId second = some(2).get(1);
        ReportPage nothing = fleet().reports(GROUP, "", 100);
        assertThat(nothing.reports()).isEmpty();
        ordered(anAssignment("r-w1-c1-a1").to(first).build());
        letItFinish();
        ReportPage page = fleet().reports(GROUP, nothing.next(), 100);
        assertThat(page.reports())
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.device()).isEqualTo(first));
        assertThat(fleet().reports(GROUP, page.next(), 100)).isEqualTo(new ReportPage(List.of(), page.next()));

        ordered(anAssignment("r-w1-c2-a1").to(second).build());
        letItFinish();
        assertThat(fleet().reports(GROUP, page.next(), 100).reports())
                .isNotEmpty()
                .allSatisfy(report -> assertThat(report.device()).isEqualTo(second));
    }

    @Test
    void saysThatACursorHasExpired() {
        DeviceId device = some(1).get(0);
        ordered(anAssignment("r-w1-c1-a1").to(device).build());
        letItFinish();
        String cursor = fleet().reports(GROUP, "", 100).next();

        startAnew();

        assertFails(FailureCode.CURSOR_EXPIRED, () -> fleet().reports(GROUP, cursor, 100));
        assertThat(fleet().reports(GROUP, "", 100).reports()).isEmpty();
    }
}

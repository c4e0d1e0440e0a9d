package dev.wavegate.testkit.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DevicePage;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.Report.Claim;
import dev.wavegate.domain.fleet.ReportPage;
import dev.wavegate.domain.identity.DeviceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static dev.wavegate.testkit.fleet.DispatchBuilder.anAssignment;
import static org.assertj.core.api.Assertions.assertThat;

/** What every device backend must do behind {@link DeviceFleet}; its fleet has 60 devices, all on 4.2.0. */
public abstract class DeviceFleetContract extends FleetDispatchContract {
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

        DispatchResult answer =
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
    void saysThatADeviceIsThereAlreadyWithoutInstalling() {
        DeviceId device = some(1).get(0);

        ordered(anAssignment("r-w1-c1-a1").to(device).ofVersion("4.2.0").build());
        letItFinish();

        assertThat(lastClaim(device)).isEqualTo(Claim.SUCCEEDED);
        assertThat(begun(device, OLD)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "FAIL, FAILED",
        "FALSE_SUCCESS, SUCCEEDED",
        "REJECT, REJECTED",
        "IN_USE, DEFERRED",
        "SELF_REVERT, REVERTED"
    })
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
        conduct(Conduct.NO_RESPONSE, device);

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

package dev.wavegate.testkit.fleet;

import java.util.List;

import dev.wavegate.domain.dispatch.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.DispatchResult;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.fleet.Report.Claim;
import dev.wavegate.domain.identity.DeviceId;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static dev.wavegate.testkit.fleet.DispatchBuilder.anAssignment;
import static org.assertj.core.api.Assertions.assertThat;

/** The part of {@link DeviceFleetContract} that is about orders: each happens once, and can be looked up. */
abstract class FleetDispatchContract extends FleetScene {
    @Test
    void givesTheSameAnswerToTheSameOrderWithoutASecondEffect() {
        List<DeviceId> targets = some(3);
        Dispatch order = anAssignment("r-w1-c1-a1").to(targets).build();

        DispatchResult first = fleet().assign(order);
        DispatchResult again = fleet().assign(order);
        letItFinish();
        DispatchResult later = fleet().assign(order);
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

        DispatchResult answer =
                fleet().assign(anAssignment("r-w1-c1-a1").to(known, unknown).build());

        assertThat(answer.accepted()).isEqualTo(1);
        assertThat(answer.refusals()).containsExactly(new DispatchResult.Refusal(unknown, "unknown-device"));
    }

    @Test
    void takesBackWhatHasNotBegun() {
        List<DeviceId> targets = some(3);
        DispatchKey key = new DispatchKey("r-w1-c1-a1");
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
        assertFails(FailureCode.DEVICE_MISSING, () -> fleet().cancel(new DispatchKey("no-such-key")));
    }

    @Test
    void tellsWhatItAnsweredToAnOrder() {
        DeviceId known = some(2).get(0);
        DeviceId refusing = some(2).get(1);
        DeviceId unknown = new DeviceId("no-such-device");
        conduct(Conduct.REJECT, refusing);
        Dispatch order = anAssignment("r-w1-c1-a1").to(known, refusing, unknown).build();

        DispatchResult answer = fleet().assign(order);

        assertThat(answer.refusals()).hasSize(1);
        assertThat(fleet().resultOf(order)).contains(answer);
        letItFinish();
        assertThat(lastClaim(refusing)).isEqualTo(Claim.REJECTED);
        assertThat(fleet().resultOf(order)).contains(answer);
    }

    @Test
    void tellsWhatItAnsweredToAnOrderThatWasTakenBack() {
        Dispatch order =
                anAssignment("r-w1-c1-r1").to(some(2)).rollingBackTo("4.1.0").build();
        DispatchResult answer = fleet().assign(order);

        fleet().cancel(order.key());

        assertThat(fleet().resultOf(order)).contains(answer);
    }

    @Test
    void hasNoAnswerToAnOrderThatHasNotArrivedAndCarriesOutNothing() {
        List<DeviceId> targets = some(3);
        Dispatch order = anAssignment("r-w1-c1-a1").to(targets).build();

        assertThat(fleet().resultOf(order)).isEmpty();
        letItFinish();

        assertThat(fleet().resultOf(order)).isEmpty();
        assertThat(reports()).isEmpty();
        assertThat(targets).allSatisfy(device -> assertThat(begun(device, NEW)).isZero());
        assertFails(FailureCode.DEVICE_MISSING, () -> fleet().cancel(order.key()));
    }

    @Test
    void hasNoAnswerToOtherContentUnderAKey() {
        List<DeviceId> targets = some(3);
        ordered(anAssignment("r-w1-c1-a1").to(targets).build());

        for (Dispatch other : List.of(
                anAssignment("r-w1-c1-a1").to(targets).ofVersion("4.3.0").build(),
                anAssignment("r-w1-c1-a1").to(targets).inGroup("another").build(),
                anAssignment("r-w1-c1-a1").to(targets).rollingBackTo("4.2.1").build(),
                anAssignment("r-w1-c1-a1").to(targets.get(0)).build())) {
            assertFails(FailureCode.ASSIGNMENT_CONFLICT, () -> fleet().resultOf(other));
        }
    }
}

package dev.wavegate.testkit.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches.Dispatch;
import dev.wavegate.domain.cohort.Dispatches.Lane;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Version;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.cohort.DeviceBuilder.aDevice;
import static org.assertj.core.api.Assertions.assertThat;

/** What every record of orders must do when devices are taken back, or given up; a subclass says which record. */
public abstract class RollbackDispatchesContract extends DispatchScene {
    @Nested
    class RollingBack {
        @Test
        void takesThoseThatMayHaveChanged() {
            aWaveOf(5);
            take(1, "", DeviceOutcome.DISPATCHED);
            take(2, "", DeviceOutcome.DISPATCHED, DeviceOutcome.CONFIRMED);
            take(3, "boot-loop", DeviceOutcome.DISPATCHED, DeviceOutcome.FAILED);
            take(4, "", DeviceOutcome.DISPATCHED, DeviceOutcome.DEFERRED);
            int attempt = member(3).attempt();

            Dispatch dispatch = open(rollingBack(5), 10);

            assertThat(dispatch.key().value()).isEqualTo("thermostat-4-2-1-r1-c1");
            assertThat(dispatch.version()).isEqualTo(new Version("4.2.0"));
            assertThat(ordinals(dispatch)).containsExactly(1, 2, 3);
            assertThat(dispatch.members()).containsExactly(member(1), member(2), member(3));
            assertThat(member(3).outcome()).isEqualTo(DeviceOutcome.REVERTING);
            assertThat(member(3).attempt()).isEqualTo(attempt);
            assertThat(member(3).dispatchedAt()).contains(KEPT_NOW);
            assertThat(member(3).assignment()).contains(dispatch.key());
            assertThat(dispatches().open(rollingBack(5), 10, NOW)).isEmpty();
        }

        @Test
        void takesEveryOutcomeThatMayHaveChangedAndNoOther() {
            for (DeviceOutcome outcome : DeviceOutcome.values()) {
                assertThat(outcome.mayHaveChanged()).as("%s", outcome).isEqualTo(isTakenBack(outcome));
            }
        }

        private boolean isTakenBack(DeviceOutcome outcome) {
            Lane own = new Lane(
                    new RolloutId(nameOf(outcome)),
                    nameOf(outcome) + "-r1",
                    new OrdinalRange(0, 1),
                    Intent.ROLLBACK,
                    TARGET,
                    BACK_OFF);
            cohorts().stage(own.rollout(), DeviceBuilder.devices(1));
            cohorts().assignWave(own.rollout(), FIRST, ALL, 1, 0);
            for (DeviceOutcome step : pathTo(outcome)) {
                CohortMember now = cohorts()
                        .members(own.rollout(), List.of(new DeviceId("d0")))
                        .get(0);
                cohorts().apply(own.rollout(), List.of(new OutcomeChange(now, step, "")));
            }
            return dispatches().open(own, 1, NOW).isPresent();
        }

        private static String nameOf(DeviceOutcome outcome) {
            return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private static List<DeviceOutcome> pathTo(DeviceOutcome outcome) {
            if (outcome == DeviceOutcome.PENDING) {
                return List.of();
            }
            if (DeviceOutcome.PENDING.mayBecome(outcome)) {
                return List.of(outcome);
            }
            return List.of(DeviceOutcome.DISPATCHED, outcome);
        }

        @Test
        void ordersOneVersionAtATime() {
            aWaveOf(List.of(
                    aDevice("a").running("4.1.0").build(),
                    aDevice("b").running("4.2.0").build(),
                    aDevice("c").running("4.1.0").build(),
                    aDevice("d").running("4.2.0").build()));
            open(updating(4), 4);

            Dispatch first = open(rollingBack(4), 10);
            Dispatch second = open(rollingBack(4), 10);

            assertThat(first.version()).isEqualTo(member(0).previous().orElseThrow());
            assertThat(second.version()).isNotEqualTo(first.version());
            for (Dispatch each : List.of(first, second)) {
                assertThat(each.members()).hasSize(2);
                assertThat(each.members()).extracting(CohortMember::previous).containsOnly(Optional.of(each.version()));
            }
        }

        @Test
        void goesOnAfterWhatItHasTakenBackAndForgetsNobody() {
            List<Device> devices = new ArrayList<>();
            for (int each = 0; each < 12; each++) {
                String version = each % 3 == 0 ? "4.1.0" : "4.2.0";
                devices.add(aDevice("d" + each).running(version).build());
            }
            aWaveOf(devices);
            take(0, "", DeviceOutcome.DISPATCHED);
            for (int ordinal = 3; ordinal < 12; ordinal++) {
                take(ordinal, "", DeviceOutcome.DISPATCHED, DeviceOutcome.CONFIRMED);
            }

            List<Integer> taken = takenBack(2);
            // Somebody moved these meanwhile, so they were passed over.
            take(1, "", DeviceOutcome.DISPATCHED);
            take(2, "", DeviceOutcome.DISPATCHED, DeviceOutcome.FAILED);
            taken.addAll(takenBack(2));

            assertThat(taken).doesNotHaveDuplicates().hasSize(12);
            assertThat(outcomes()).containsOnly(DeviceOutcome.REVERTING);
        }

        private List<Integer> takenBack(int most) {
            List<Integer> taken = new ArrayList<>();
            Optional<Dispatch> next = dispatches().open(rollingBack(12), most, NOW);
            while (next.isPresent()) {
                taken.addAll(ordinals(next.get()));
                next = dispatches().open(rollingBack(12), most, NOW);
            }
            return taken;
        }

        @Test
        void sendsAnOrderLaterAsItWasRecorded() {
            aWaveOf(2);
            open(updating(2), 2);
            Dispatch order = open(rollingBack(2), 2);
            Instant later = KEPT_NOW.plusSeconds(86_400);
            assertThat(dispatches().unacknowledgedDevices(rollingBack(2), NOW)).isEqualTo(2);

            dispatches().renew(order.key(), later);

            assertThat(member(0).outcome()).isEqualTo(DeviceOutcome.REVERTING);
            assertThat(member(0).dispatchedAt()).contains(later);
            assertThat(member(0).firstDispatchedAt()).contains(KEPT_NOW);
            assertThat(dispatches().unacknowledged(rollingBack(2)))
                    .containsExactly(new Dispatch(order.key(), order.version(), all()));
            take(1, "", DeviceOutcome.REVERTED);
            assertThat(dispatches().unacknowledgedDevices(rollingBack(2), later))
                    .isEqualTo(1);
        }

        @Test
        void leavesADeviceOfUnknownPreviousVersionToTheCaller() {
            aWaveOf(List.of(aDevice("a").ofUnknownVersion().build()));
            open(updating(1), 1);

            assertThat(dispatches().open(rollingBack(1), 1, NOW)).isEmpty();
            assertThat(outcomes()).containsExactly(DeviceOutcome.DISPATCHED);
        }

        @Test
        void resendsAnOrderAsItWasRecorded() {
            aWaveOf(2);
            open(updating(2), 2);
            Dispatch dispatch = open(rollingBack(2), 2);
            take(0, "", DeviceOutcome.REVERTED);

            assertThat(dispatches().unacknowledged(rollingBack(2))).containsExactly(dispatch);
        }
    }

    @Nested
    class GivingUp {
        @Test
        void endsTheWaitingOfADeviceAsItsLastAnswerLeftIt() {
            aWaveOf(5);
            open(updating(4), 4);
            take(0, "silent", DeviceOutcome.PENDING);
            take(1, "network", DeviceOutcome.PENDING);
            take(2, "in-use", DeviceOutcome.PENDING);

            assertThat(cohorts().cancelPending(ROLLOUT, new OrdinalRange(0, 5))).isEqualTo(4);

            assertThat(outcomes())
                    .containsExactly(
                            DeviceOutcome.NO_RESPONSE,
                            DeviceOutcome.FAILED,
                            DeviceOutcome.DEFERRED,
                            DeviceOutcome.DISPATCHED,
                            DeviceOutcome.CANCELLED);
            assertThat(member(2).code()).isEqualTo("in-use");
        }
    }
}

package dev.wavegate.testkit.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches.Dispatch;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.failure.Failure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every record of orders must do for updates; a subclass says which record. */
public abstract class DispatchesContract extends DispatchScene {
    @Nested
    class Updating {
        @Test
        void marksTheLowestPendingMembersOfTheRange() {
            aWaveOf(6);
            take(2, "", DeviceOutcome.SKIPPED);

            Dispatch dispatch = open(lane(Intent.UPDATE, 1, 5), 2);

            assertThat(dispatch.key()).isEqualTo(new DispatchKey("thermostat-4-2-1-w1-c1"));
            assertThat(dispatch.version()).isEqualTo(TARGET);
            assertThat(ordinals(dispatch)).containsExactly(1, 3);
            assertThat(dispatch.members()).containsExactly(member(1), member(3));
            CohortMember marked = member(1);
            assertThat(marked.outcome()).isEqualTo(DeviceOutcome.DISPATCHED);
            assertThat(marked.attempt()).isOne();
            assertThat(marked.dispatchedAt()).contains(KEPT_NOW);
            assertThat(marked.firstDispatchedAt()).contains(KEPT_NOW);
            assertThat(marked.assignment()).contains(dispatch.key());
            assertThat(member(4).outcome()).isEqualTo(DeviceOutcome.PENDING);
        }

        @Test
        void numbersTheOrdersOfItsGroup() {
            aWaveOf(5);

            open(updating(5), 2);
            open(updating(5), 2);
            open(updating(5), 2);

            assertThat(dispatches().open(updating(5), 2, NOW)).isEmpty();
            assertThat(dispatches().keys(updating(5)))
                    .extracting(DispatchKey::value)
                    .containsExactly("thermostat-4-2-1-w1-c1", "thermostat-4-2-1-w1-c2", "thermostat-4-2-1-w1-c3");
            assertThat(dispatches().keys(rollingBack(5))).isEmpty();
        }

        @Test
        void leavesADeviceThatAskedForLaterAloneForTheBackOff() {
            aWaveOf(1);
            open(updating(1), 1);
            take(0, "in-use", DeviceOutcome.PENDING);
            Instant due = KEPT_NOW.plus(BACK_OFF);

            assertThat(dispatches().open(updating(1), 1, due.minusMillis(1))).isEmpty();
            Dispatch again = openAt(updating(1), 1, due);

            CohortMember member = again.members().get(0);
            assertThat(member.attempt()).isEqualTo(2);
            assertThat(member.code()).isEmpty();
            assertThat(member.firstDispatchedAt()).contains(KEPT_NOW);
            assertThat(member.dispatchedAt()).contains(due);
            assertThat(member.assignment()).contains(again.key());
        }

        @Test
        void neverGivesOneDeviceToTwoOpeners() throws Exception {
            aWaveOf(200);
            Callable<List<Integer>> opener = () -> {
                List<Integer> mine = new ArrayList<>();
                for (Optional<Dispatch> next = dispatches().open(updating(200), 7, NOW);
                        next.isPresent();
                        next = dispatches().open(updating(200), 7, NOW)) {
                    mine.addAll(ordinals(next.get()));
                }
                return mine;
            };
            List<Integer> taken = new ArrayList<>();
            ExecutorService threads = Executors.newFixedThreadPool(3);
            try {
                for (Future<List<Integer>> each : threads.invokeAll(List.of(opener, opener, opener))) {
                    taken.addAll(each.get());
                }
            } finally {
                threads.shutdownNow();
            }

            assertThat(taken).hasSize(200).doesNotHaveDuplicates();
            assertThat(dispatches().keys(updating(200))).doesNotHaveDuplicates();
        }
    }

    @Nested
    class AfterACrash {
        @Test
        void findsTheOrdersThatNobodyAcknowledged() {
            aWaveOf(6);
            Dispatch first = open(updating(6), 2);
            Dispatch second = open(updating(6), 2);
            Dispatch third = open(updating(6), 2);

            dispatches().acknowledge(second.key(), NOW);
            dispatches().acknowledge(second.key(), NOW.plusSeconds(1));

            assertThat(dispatches().unacknowledged(updating(6))).containsExactly(first, third);
            assertThat(dispatches().unacknowledged(rollingBack(6))).isEmpty();
        }

        @Test
        void givesAnOrderTheVeryMembersItWasRecordedFor() {
            aWaveOf(3);
            Dispatch first = open(updating(3), 3);
            take(0, "", DeviceOutcome.INSTALLING);
            take(1, "network", DeviceOutcome.PENDING);
            openAt(updating(3), 3, NOW.plus(BACK_OFF));

            Dispatch again = dispatches().unacknowledged(updating(3)).get(0);

            assertThat(again.key()).isEqualTo(first.key());
            assertThat(again.members()).isEqualTo(first.members());
        }

        @Test
        void refusesToAcknowledgeWhatWasNeverRecorded() {
            assertThatThrownBy(() -> dispatches().acknowledge(new DispatchKey("stranger-c1"), NOW))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("stranger-c1");
        }
    }

    @Nested
    class SentLater {
        private final Instant later = KEPT_NOW.plusSeconds(86_400);

        @Test
        void beginsTheTimeOfAnOrderAndItsDevicesAnew() {
            aWaveOf(3);
            Dispatch order = open(updating(3), 2);
            CohortMember untouched = member(2);

            dispatches().renew(order.key(), later);
            dispatches().renew(order.key(), later);

            CohortMember renewed = member(0);
            assertThat(renewed.outcome()).isEqualTo(DeviceOutcome.DISPATCHED);
            assertThat(renewed.attempt()).isOne();
            assertThat(renewed.assignment()).contains(order.key());
            assertThat(renewed.dispatchedAt()).contains(later);
            assertThat(renewed.firstDispatchedAt()).contains(later);
            assertThat(member(2)).isEqualTo(untouched);
            assertThat(dispatches().unacknowledged(updating(3)))
                    .containsExactly(new Dispatch(order.key(), TARGET, List.of(renewed, member(1))));
            assertThat(dispatches().lastDispatch(updating(3))).contains(later);
            assertThat(dispatches().dispatchedSince(updating(3), later)).isEqualTo(2);
        }

        @Test
        void remembersWhenADeviceWasFirstAskedThatWasAskedBefore() {
            aWaveOf(1);
            open(updating(1), 1);
            take(0, "network", DeviceOutcome.PENDING);
            Dispatch again = openAt(updating(1), 1, KEPT_NOW.plus(BACK_OFF));

            dispatches().renew(again.key(), later);

            assertThat(member(0).firstDispatchedAt()).contains(KEPT_NOW);
            assertThat(member(0).dispatchedAt()).contains(later);
        }

        @Test
        void leavesDevicesAloneThatHaveMovedOn() {
            aWaveOf(3);
            Dispatch order = open(updating(3), 3);
            take(0, "", DeviceOutcome.INSTALLING);
            take(1, "network", DeviceOutcome.PENDING);
            openAt(updating(3), 1, KEPT_NOW.plus(BACK_OFF));
            List<CohortMember> moved = List.of(member(0), member(1));

            dispatches().renew(order.key(), later);

            assertThat(List.of(member(0), member(1))).isEqualTo(moved);
            assertThat(member(2).dispatchedAt()).contains(later);
        }

        @Test
        void leavesAnOrderAloneThatWasAcknowledged() {
            aWaveOf(1);
            Dispatch order = open(updating(1), 1);
            dispatches().acknowledge(order.key(), NOW);

            dispatches().renew(order.key(), later);

            assertThat(member(0)).isEqualTo(order.members().get(0));
            assertThat(dispatches().lastDispatch(updating(1))).contains(KEPT_NOW);
        }

        @Test
        void refusesToRenewWhatWasNeverRecorded() {
            assertThatThrownBy(() -> dispatches().renew(new DispatchKey("stranger-c1"), NOW))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("stranger-c1");
        }

        @Test
        void countsTheDevicesOfOrdersThatNobodyAcknowledged() {
            aWaveOf(9);
            openAt(updating(9), 4, NOW);
            Dispatch acknowledged = openAt(updating(9), 2, NOW);
            Dispatch youngest = openAt(updating(9), 3, NOW.plusSeconds(60));
            dispatches().acknowledge(acknowledged.key(), NOW);
            take(0, "", DeviceOutcome.INSTALLING);

            assertThat(dispatches().unacknowledgedDevices(updating(9), KEPT_NOW.minusMillis(1)))
                    .isZero();
            assertThat(dispatches().unacknowledgedDevices(updating(9), KEPT_NOW))
                    .isEqualTo(3);
            assertThat(dispatches().unacknowledgedDevices(updating(9), later)).isEqualTo(6);
            assertThat(dispatches().unacknowledgedDevices(rollingBack(9), later))
                    .isZero();
            dispatches().renew(youngest.key(), later);
            assertThat(dispatches().unacknowledgedDevices(updating(9), later.minusMillis(1)))
                    .isEqualTo(3);
        }
    }

    @Nested
    class Pacing {
        @Test
        void countsWhatWasAskedThenOrLater() {
            aWaveOf(6);
            openAt(updating(6), 1, NOW);
            openAt(updating(6), 2, NOW.plusSeconds(30));

            assertThat(dispatches().dispatchedSince(updating(6), KEPT_NOW)).isEqualTo(3);
            assertThat(dispatches().dispatchedSince(updating(6), NOW.plusSeconds(1)))
                    .isEqualTo(2);
            assertThat(dispatches().dispatchedSince(updating(6), NOW.plusSeconds(31)))
                    .isZero();
            assertThat(dispatches().dispatchedSince(rollingBack(6), KEPT_NOW)).isZero();
        }

        @Test
        void knowsWhenADeviceWasLastAsked() {
            aWaveOf(2);
            assertThat(dispatches().lastDispatch(updating(2))).isEmpty();

            openAt(updating(2), 1, NOW);
            openAt(updating(2), 1, NOW.plusSeconds(30));

            assertThat(dispatches().lastDispatch(updating(2))).contains(KEPT_NOW.plusSeconds(30));
        }
    }
}

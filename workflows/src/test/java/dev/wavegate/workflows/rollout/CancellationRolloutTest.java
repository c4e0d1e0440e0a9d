package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.rollout.Ending;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import io.temporal.client.WorkflowStub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Anybody may cancel the workflow in Temporal at any moment; it ends like an aborted one. Approved at 1 h, the wave of a
 * thousand devices runs until 11 h and soaks until 13 h.
 */
class CancellationRolloutTest {
    private final RolloutScenario rollout = new RolloutScenario();
    private final AtomicReference<RolloutState> before = new AtomicReference<>();

    @BeforeEach
    void oneLongWave() {
        rollout.inWaves(1_000).planned(plan -> plan.soaking(ofHours(2)).pacedAt(2, 500));
        rollout.fleet().wave(1).taking(ofHours(10));
    }

    @AfterEach
    void close() {
        rollout.close();
    }

    private RolloutProgress cancelledAfter(Duration time) {
        rollout.after(time, workflow -> {
            before.set(workflow.view().state());
            WorkflowStub.fromTyped(workflow).cancel();
        });
        return rollout.play();
    }

    private void endedTidily(RolloutProgress end, RolloutState from) {
        assertThat(before.get()).isEqualTo(from);
        OutcomeCounts counts = from == RolloutState.PREPARING
                ? OutcomeCounts.none()
                : rollout.fleet().outcomes();
        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending())
                .get()
                .asString()
                .satisfies(golden("ending.cancelled-in-temporal", Ending.numbers(counts)));
        assertThat(rollout.journal().last()).isEqualTo(end);
        assertThat(rollout.journal().kinds())
                .contains("rollout.cancel-requested")
                .endsWith("rollout.cancelled");
        assertThat(rollout.fleet().outcomes().inFlight()).isZero();
        assertThat(rollout.bookings().books())
                .allSatisfy(booking -> assertThat(booking.presence().end()).isBefore(rollout.now()));
    }

    @Test
    void whilePreparingRaisesNoChange() {
        rollout.fleet().freezingTakes(ofHours(3));

        RolloutProgress end = cancelledAfter(ofHours(2));

        endedTidily(end, RolloutState.PREPARING);
        assertThat(end.change()).isEmpty();
        assertThat(rollout.elapsed()).isLessThan(ofHours(3));
    }

    @Test
    void whileAwaitingApprovalCancelsTheChange() {
        rollout.withoutApproval();

        RolloutProgress end = cancelledAfter(ofHours(5));

        endedTidily(end, RolloutState.AWAITING_APPROVAL);
        assertThat(rollout.change().cancellations())
                .singleElement()
                .asString()
                .satisfies(golden("change.cancelled-in-temporal"));
    }

    @Test
    void whileAwaitingAWindowCancelsTheChangeAndFreesThePeople() {
        rollout.schedules().open(RolloutScenario.from(ofHours(50), ofHours(90)));

        RolloutProgress end = cancelledAfter(ofHours(5));

        endedTidily(end, RolloutState.AWAITING_WINDOW);
        assertThat(rollout.change().cancellations()).hasSize(1);
        assertThat(rollout.bookings().books()).isEmpty();
    }

    @Test
    void inAWaveSettlesTheDevicesAndClosesTheChangeAsUnsuccessful() {
        rollout.fleet().wave(1).withBusyDevices(4);

        RolloutProgress end = cancelledAfter(ofHours(5));

        endedTidily(end, RolloutState.RUNNING_WAVE);
        assertThat(rollout.fleet().settlements()).isEqualTo(1);
        assertThat(rollout.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
        assertThat(rollout.fleet().outcomes().everDispatched()).isBetween(350, 450);
        assertThat(rollout.elapsed()).isLessThan(ofHours(6));
    }

    @Test
    void whileSoakingClosesTheChangeAsUnsuccessful() {
        RolloutProgress end = cancelledAfter(ofHours(12));

        endedTidily(end, RolloutState.SOAKING);
        assertThat(rollout.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
        assertThat(rollout.elapsed()).isLessThan(ofHours(12).plus(ofMinutes(5)));
    }

    @Test
    void whilePausedEndsWithoutBeingResumed() {
        rollout.after(ofHours(4), workflow -> workflow.pause(RolloutScenario.ADA));

        RolloutProgress end = cancelledAfter(ofHours(8));

        assertThat(before.get()).isIn(RolloutState.RUNNING_WAVE, RolloutState.AWAITING_WINDOW);
        endedTidily(end, before.get());
        assertThat(end.paused()).isFalse();
    }

    @Test
    void whileAGateWaitsForADecisionEndsWithoutOne() {
        rollout.fleet().wave(1).thatNobodyCanJudge();

        RolloutProgress end = cancelledAfter(ofHours(20));

        endedTidily(end, RolloutState.SOAKING);
        assertThat(rollout.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
    }

    @Test
    void whileRollingBackFinishesTheRollback() {
        rollout.fleet().wave(1).objectedToAfter(ofHours(2));
        rollout.fleet().troubleRollbacks(100);

        RolloutProgress end = cancelledAfter(ofHours(6));

        assertThat(before.get()).isEqualTo(RolloutState.ROLLING_BACK);
        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(rollout.journal().kinds())
                .contains("rollout.cancel-requested")
                .endsWith("rollout.rolled-back");
        assertThat(rollout.fleet().outcomes().inFlight()).isZero();
    }

    @Test
    void ofOnlyAWaveStartsThatWaveAgain() {
        rollout.after(ofHours(5), workflow -> rollout.cancel("rollout/thermostat-4-2-1/wave/1"));

        RolloutProgress end = rollout.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(rollout.fleet().outcomes().confirmed()).isEqualTo(1_000);
        assertThat(rollout.fleet().drives()).hasSizeGreaterThan(1);
    }
}

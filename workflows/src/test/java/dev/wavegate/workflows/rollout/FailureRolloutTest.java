package dev.wavegate.workflows.rollout;

import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

class FailureRolloutTest {
    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void rollsABadCanaryBackAndRaisesAnIncident() {
        story.fleet().wave(1).taking(ofMinutes(20)).objectedToAfter(ofMinutes(5));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(end.incident()).contains("INC0012345");
        assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(0, 20));
        assertThat(story.fleet().outcomes(1).of(DeviceOutcome.PENDING)).isZero();
        assertThat(story.fleet().outcomes(2).of(DeviceOutcome.CANCELLED)).isEqualTo(180);
        assertThat(story.incidents().raised())
                .singleElement()
                .satisfies(incident -> assertThat(incident.causedBy()).contains(ScriptedChange.REF));
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
        assertThat(story.change().closeNotes())
                .satisfies(golden("change.closed-rolled-back", "INC0012345", ScriptedFleet.OBJECTION));
        assertThat(end.ending()).get().asString().satisfies(golden("ending.rolled-back", ScriptedFleet.OBJECTION));
        assertThat(story.change().notes())
                .hasEntrySatisfying(
                        "rollback",
                        note -> assertThat(note).satisfies(golden("rollback.started", ScriptedFleet.OBJECTION)));
        assertThat(story.journal().text()).satisfies(golden("journal.rolled-back"));
        assertThat(story.journal().kinds())
                .containsSubsequence("wave.failed", "rollback.started", "incident.raised", "rollout.rolled-back");
        assertThat(story.journal().states()).containsSubsequence(RolloutState.ROLLING_BACK, RolloutState.ROLLED_BACK);
    }

    @ParameterizedTest
    @CsvSource({"UPDATED, 0, 200, ROLLED_BACK", "WAVE, 20, 200, ROLLED_BACK", "NONE, , , NEEDS_HUMAN"})
    void takesBackWhatThePlanSays(FailurePolicy.Scope scope, Integer from, Integer to, RolloutState last) {
        story.planned(plan -> plan.rollingBack(scope))
                .fleet()
                .wave(2)
                .objectedToAfter(ofMinutes(1))
                .taking(ofHours(1));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(last);
        assertThat(story.incidents().raised()).hasSize(1);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
        if (from == null) {
            assertThat(story.fleet().rollbacks()).isEmpty();
            assertThat(end.ending())
                    .get()
                    .asString()
                    .satisfies(golden("ending.not-rolled-back", ScriptedFleet.OBJECTION));
        } else {
            assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(from, to));
        }
    }

    @Test
    void endsTheSoakAtOnceWhenTheWatchObjects() {
        story.planned(plan -> plan.soaking(ofHours(10))).fleet().wave(1).objectedToInTheSoakAfter(ofMinutes(7));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(end.ending()).get().asString().contains(ScriptedFleet.SELF_REVERTED);
        assertThat(story.elapsed()).isBetween(ofMinutes(67), ofMinutes(69));
    }

    @ParameterizedTest
    @CsvSource({"PROMOTE, COMPLETED", "ROLL_BACK, ROLLED_BACK"})
    void waitsForAPersonWhereTheGatesCannotTell(Choice choice, RolloutState last) {
        story.after(ofHours(30), rollout -> seen.set(rollout.view()))
                .after(ofHours(31), rollout -> rollout.decide(new GateDecision("ada", "fine by me", choice)))
                .fleet()
                .wave(2)
                .thatNobodyCanJudge();

        RolloutProgress end = story.play();

        assertThat(seen.get().held())
                .singleElement()
                .asString()
                .satisfies(golden("hold.inconclusive", "wave-2", ScriptedFleet.TOO_FEW));
        assertThat(seen.get().state()).isEqualTo(RolloutState.SOAKING);
        assertThat(end.state()).isEqualTo(last);
        assertThat(story.journal().kinds()).containsSubsequence("wave.inconclusive", "gate.decided");
        assertThat(story.journal().events())
                .filteredOn(each -> each.kind().equals("gate.decided"))
                .extracting(each -> each.actor())
                .containsExactly("ada");
    }

    @Test
    void showsThePersonWhoDecidesThatTheChangeWasCancelled() {
        story.changeMoves(ofHours(30), change -> change.putOnHold("audit"))
                .changeMoves(ofHours(31), ScriptedChange::cancelByItsManager)
                .after(ofHours(32), rollout -> seen.set(rollout.view()))
                .after(ofHours(33), rollout -> rollout.decide(new GateDecision("ada", "", Choice.ROLL_BACK)))
                .fleet()
                .wave(3)
                .thatNobodyCanJudge();

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).hasSize(2).anyMatch(reason -> reason.contains("was cancelled"));
        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
    }

    @Test
    void holdsWhileTheBackendDoesNotAnswerAndThenGoesOn() {
        story.inWaves(20).fleet().wave(1).withBackendTroubles(4);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("rollout.held")).contains(ScriptedFleet.NO_ANSWER);
        assertThat(story.fleet().drives()).hasSize(5);
    }

    @Test
    void askesABackendThatIsDownForADayEverMoreRarely() {
        story.inWaves(20).fleet().wave(1).withBackendTroubles(100);

        story.play();

        assertThat(story.elapsed()).isGreaterThan(ofDays(1));
        assertThat(HistoryFacts.of(story.histories().get(0)).size()).isLessThan(10_000);
    }

    @Test
    void saysRolledBackOnlyWhenTheDevicesAreBack() {
        story.fleet().wave(1).taking(ofMinutes(20)).objectedToAfter(ofMinutes(5));
        story.fleet().troubleRollbacks(3);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(end.held()).isEmpty();
        assertThat(story.fleet().outcomes().of(DeviceOutcome.REVERTED)).isEqualTo(5);
        assertThat(story.journal().texts("rollout.held"))
                .satisfies(goldenAmong("hold.rollback-incomplete", ScriptedFleet.NO_ANSWER));
    }

    @Test
    void asksForAPersonWhenTheBackendRefusesForGood() {
        story.fleet().refuse();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(end.ending())
                .get()
                .asString()
                .satisfies(golden("ending.device-conflict", ScriptedFleet.OTHER_CONTENT));
        assertThat(story.incidents().raised())
                .singleElement()
                .satisfies(incident -> assertThat(incident.description())
                        .satisfies(golden("incident.needs-human", ScriptedFleet.OTHER_CONTENT)));
        assertThat(story.change().notes())
                .hasEntrySatisfying(
                        "needs-human",
                        note -> assertThat(note)
                                .satisfies(golden("incident.needs-human", ScriptedFleet.OTHER_CONTENT)));
    }

    @Test
    void endsEvenWhenTheIncidentIsRefused() {
        story.fleet().refuse();
        story.incidents().refuse();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(story.journal().texts("incident.failed"))
                .singleElement()
                .asString()
                .satisfies(golden("incident.failed"));
    }
}

package dev.wavegate.workflows.rollout;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.VerdictPolicy.OnInconclusive;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** Devices that go back, or gates that cannot tell, when a wave is over. Three waves of some hours each. */
class LookBackRolloutTest {
    private static final Verdict FAILED = new Verdict.Failed(List.of("10 of 20 reports failed"), Map.of());
    private static final Verdict DOUBTFUL = new Verdict.Inconclusive(List.of("2 of 20 reports failed"), Map.of());
    private static final Verdict TOLERABLE = new Verdict.Passed(List.of("1 of 20 reports failed"), Map.of());

    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void wavesOfTwoHours() {
        story.planned(plan -> plan.soaking(ofHours(2)));
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void rollsBackBeforeTheNextWaveWhenTheCanaryHasGoneBack() {
        story.fleet().wave(1).goingBack(10, ofHours(4), FAILED);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.fleet().drives()).noneMatch(each -> each.wave().value() == 3);
        assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(0, 200));
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
        assertThat(end.ending()).hasValueSatisfying(text -> assertThat(text).contains("wave-1", "10 of 20"));
    }

    @Test
    void doesNotCompleteWhenAWaveHasGoneBackDuringTheLastOne() {
        story.fleet().wave(2).goingBack(90, ofHours(6), FAILED);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(0, 2_000));
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
    }

    @Test
    void rollsBackFromTheWaveThatFailedOnWhenThePlanTakesBackWaves() {
        story.planned(plan -> plan.rollingBack(FailurePolicy.Scope.WAVE));
        story.fleet().wave(2).goingBack(90, ofHours(6), FAILED);

        story.play();

        assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(20, 2_000));
    }

    @Test
    void stopsAWaveUnderWayWhenAnEarlierOneFails() {
        story.fleet().wave(1).goingBack(10, ofHours(4), FAILED);
        story.fleet().wave(2).objectedToInTheSoakAfter(ofMinutes(70)).forAnEarlierWave();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(end.ending()).hasValueSatisfying(text -> assertThat(text).contains("wave-1", "10 of 20"));
        assertThat(story.elapsed()).isLessThan(ofHours(5));
    }

    @Test
    void asksAPersonOnceAboutAWaveThatHasBecomeDoubtful() {
        story.fleet().wave(1).goingBack(2, ofHours(4), DOUBTFUL);
        story.after(ofHours(20), rollout -> seen.set(rollout.view()))
                .after(ofHours(21), rollout -> rollout.decide(new GateDecision("ada", "known", Choice.PROMOTE)));

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().contains("wave-1", "2 of 20");
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().kinds()).containsOnlyOnce("gate.decided");
    }

    @Test
    void closesTheChangeWithTheNumbersOfThatMoment() {
        story.fleet().wave(1).goingBack(1, ofHours(4), TOLERABLE);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().closeNotes()).contains("1999 confirmed", "1 self reverted");
    }

    @Test
    void holdsWhileDevicesCannotBeReadBack() {
        story.fleet().troubleLooksBack(3);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("rollout.held"))
                .singleElement()
                .asString()
                .contains("The backend does not answer.");
    }

    @Test
    void doesNotLookBackWhenThePlanSaysSo() {
        story.planned(plan -> plan.lookingBack(false).watching(ZERO));
        story.fleet().wave(1).goingBack(10, ofHours(4), FAILED);

        assertThat(story.play().state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().looksBack()).isZero();
    }

    @Test
    void reportsDevicesThatGoBackAfterCompletion() {
        story.fleet().wave(3).goingBack(7, ofHours(12), FAILED);

        RolloutProgress end = story.play();
        story.awaitEndOfWatch();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
        assertThat(story.incidents().raised())
                .singleElement()
                .satisfies(incident -> assertThat(incident.description()).startsWith("7 devices"));
        assertThat(story.journal().late())
                .singleElement()
                .satisfies(event -> assertThat(event.kind()).isEqualTo("incident.raised"));
        assertThat(story.fleet().rollbacks()).isEmpty();
        assertThat(story.now()).isBetween(RolloutScenario.in(ofHours(30)), RolloutScenario.in(ofHours(36)));
    }

    /** As after a reset to a moment before its end. */
    @Test
    void completesWhenItsDevicesAreWatchedAlready() {
        story.watchedAlready();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.incidents().raised()).isEmpty();
        assertThat(story.journal().kinds()).endsWith("rollout.completed");
    }

    @Test
    void soaksOnceMoreWhereThePlanSaysSo() {
        story.planned(plan -> plan.onInconclusive(OnInconclusive.EXTEND_SOAK))
                .fleet()
                .wave(1)
                .thatNobodyCanJudgeAtFirst(1);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().kinds())
                .containsSubsequence("wave.inconclusive", "wave.soak-extended", "wave.passed");
        assertThat(story.elapsed()).isBetween(ofHours(9), ofHours(10));
    }

    @Test
    void asksAPersonWhenTheSecondSoakTellsNothingEither() {
        story.planned(plan -> plan.onInconclusive(OnInconclusive.EXTEND_SOAK))
                .after(ofHours(20), rollout -> seen.set(rollout.view()))
                .after(ofHours(21), rollout -> rollout.decide(new GateDecision("ada", "", Choice.ROLL_BACK)))
                .fleet()
                .wave(1)
                .thatNobodyCanJudge();

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().contains("inconclusive");
        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.journal().kinds()).containsOnlyOnce("wave.soak-extended");
    }

    @Test
    void soaksOnAndHoldsWhenTheChangeIsCancelledInTheSecondSoak() {
        story.planned(plan -> plan.onInconclusive(OnInconclusive.EXTEND_SOAK))
                .changeMoves(ofHours(4), ScriptedChange::cancelByItsManager)
                .after(ofHours(20), rollout -> seen.set(rollout.view()))
                .after(ofHours(21), rollout -> rollout.abort(RolloutScenario.ADA))
                .fleet()
                .wave(1)
                .thatNobodyCanJudge();

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).anyMatch(reason -> reason.contains("inconclusive"));
        assertThat(story.fleet().drives()).hasSize(1);
        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
    }

    @Test
    void rollsBackWhatNobodyCanJudgeWhereThePlanSaysSo() {
        story.planned(plan -> plan.onInconclusive(OnInconclusive.ROLL_BACK))
                .fleet()
                .wave(2)
                .thatNobodyCanJudge();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(end.ending()).hasValueSatisfying(text -> assertThat(text).contains("inconclusive"));
        assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(0, 200));
    }
}

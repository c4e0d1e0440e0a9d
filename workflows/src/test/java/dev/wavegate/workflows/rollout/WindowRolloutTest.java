package dev.wavegate.workflows.rollout;

import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** The wave of a thousand devices needs 10 h from its start, a hundred devices an hour. */
class WindowRolloutTest {
    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void oneLongWave() {
        story.inWaves(1_000).planned(plan -> plan.soaking(ofMinutes(30)).pacedAt(2, 500));
        story.fleet().wave(1).taking(ofHours(10));
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void goesOnInTheNextWindowWithTheRestWhenOneCloses() {
        story.schedules()
                .open(RolloutScenario.from(ofHours(2), ofHours(11)), RolloutScenario.from(ofHours(50), ofHours(80)));
        story.planned(plan -> plan.pacedAt(3, 500));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives()).hasSize(2);
        assertThat(story.change().notes())
                .containsKeys("wave-1-from-1000", "wave-1-to-150", "wave-1-from-150", "wave-1-to-0");
        // The calendar closes after 11 h: by then the devices asked last are past their deadline; soak and reserve may
        // follow.
        assertThat(story.fleet().drives().get(0).dispatchUntil())
                .contains(RolloutScenario.in(ofHours(10).plusMinutes(30)));
        assertThat(story.journal().kinds()).containsSubsequence("wave.started", "wave.unfinished", "wave.started");
        assertThat(story.elapsed()).isBetween(ofHours(52), ofHours(53));
    }

    @Test
    void saysWhoIsMissingAndGoesOnWhenTheRosterMoves() {
        story.after(ofHours(20), rollout -> seen.set(rollout.view()))
                .schedulesMove(
                        ofHours(24), schedules -> schedules.onShift(RolloutScenario.from(ofHours(26), ofHours(90))))
                .schedules()
                .onShift();

        RolloutProgress end = story.play();

        assertThat(seen.get().state()).isEqualTo(RolloutState.AWAITING_WINDOW);
        assertThat(seen.get().held()).hasSize(1);
        assertThat(RecordedJournal.withoutTimes(seen.get().held().get(0)))
                .satisfies(golden("hold.no-window", "firmware-oncall", ScriptedSchedules.ROSTER));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives()).hasSize(1);
        assertThat(story.elapsed()).isBetween(ofHours(36), ofHours(37));
    }

    @Test
    void waitsWhenFreshSchedulesNoLongerAgree() {
        story.after(ofHours(3), rollout -> seen.set(rollout.view()))
                .schedulesMove(
                        ofHours(5), schedules -> schedules.onShift(RolloutScenario.from(ofHours(6), ofHours(90))))
                .schedules()
                .staffedInCopiesOnly();

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).hasSize(1);
        assertThat(RecordedJournal.withoutTimes(seen.get().held().get(0))).satisfies(golden("hold.not-admitted"));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isBetween(ofHours(16), ofHours(17));
    }

    @Test
    void asksNoFurtherDeviceWhenTheStaffLeavesInMidWave() {
        story.schedulesMove(ofHours(4), schedules -> schedules.onShift(RolloutScenario.from(ofHours(20), ofHours(60))));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives())
                .extracting(each -> each.dispatchUntil().isPresent())
                .containsExactly(true, false, true);
        assertThat(story.change().notes()).containsKeys("wave-1-to-700", "wave-1-from-700");
        assertThat(story.journal().texts("window.coverage-lost")).hasSize(1);
        assertThat(RecordedJournal.withoutTimes(
                        story.journal().texts("window.coverage-lost").get(0)))
                .satisfies(golden("window.coverage-lost"));
        assertThat(story.elapsed()).isBetween(ofHours(27), ofHours(28));
    }

    @Test
    void goesOnUndisturbedWhenTheRosterMovesWithoutHarm() {
        story.schedules().open(RolloutScenario.from(ofHours(1), ofHours(11)));
        story.fleet().wave(1).taking(ofHours(8));
        story.schedulesMove(ofHours(8), schedules -> schedules.onShift(RolloutScenario.from(ofHours(0), ofHours(100))));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives()).hasSize(1);
    }

    @Test
    void asksASourceThatIsSilentForADayEverMoreRarely() {
        story.schedulesMove(ofHours(2), schedules -> {})
                .after(ofDays(1), rollout -> story.schedules().speakAgain())
                .schedules()
                .goSilent("google does not answer");

        RolloutProgress end = story.play();

        assertThat(story.journal().texts("rollout.held")).containsExactly("google does not answer");
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.schedules().looks()).isLessThan(100);
        assertThat(story.elapsed()).isLessThan(ofHours(36));
    }

    @Test
    void waitsWithoutAnyTimerRunningOutForNothing() {
        story.schedules().open(RolloutScenario.from(ofDays(30), ofDays(31)));
        for (int hour = 2; hour < 40; hour++) {
            story.schedulesMove(ofHours(hour), schedules -> {});
        }

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("window.found")).hasSize(1);
    }

    @Test
    void tellsOfItsWindowOnceHoweverOftenTheChangeIsLookedAtMeanwhile() {
        story.schedules().open(RolloutScenario.from(ofDays(3), ofDays(4)));
        story.changeMoves(ofHours(5), change -> {}).changeMoves(ofHours(9), change -> {});

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("window.found")).hasSize(1);
    }

    @Test
    void tellsThatItsWindowMovedWhileTheRolloutWasPaused() {
        story.schedules().open(RolloutScenario.from(ofDays(1), ofDays(2)));
        story.after(ofHours(4), rollout -> rollout.pause(RolloutScenario.ADA))
                .schedulesMove(ofHours(5), schedules -> schedules.open(RolloutScenario.from(ofDays(3), ofDays(4))))
                .after(ofHours(6), rollout -> rollout.resume(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("window.moved"))
                .singleElement()
                .asString()
                .satisfies(golden("window.moved-calendar"));
        assertThat(story.journal().texts("window.found")).hasSize(2);
    }

    @Test
    void tellsOfTheNextWindowAfterOneThatWasUsed() {
        story.schedules()
                .open(RolloutScenario.from(ofHours(2), ofHours(11)), RolloutScenario.from(ofHours(50), ofHours(80)));
        story.planned(plan -> plan.pacedAt(3, 500));

        story.play();

        assertThat(story.journal().texts("window.found")).hasSize(2);
        assertThat(story.journal().texts("window.moved")).isEmpty();
    }
}

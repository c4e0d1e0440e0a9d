package dev.wavegate.workflows.rollout;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

class HappyRolloutTest {
    private final RolloutScenario story = new RolloutScenario();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void bringsWaveAfterWaveAndClosesTheChangeAsSuccessful() {
        story.fleet().wave(3).taking(ofMinutes(20));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.completed"));
        assertThat(end.held()).isEmpty();
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
        assertThat(story.fleet().drives())
                .extracting(each -> each.wave().value())
                .containsExactly(1, 2, 3);
        assertThat(story.journal().registrations()).isEqualTo(1);
        assertThat(story.journal().states())
                .containsSubsequence(
                        RolloutState.PREPARING,
                        RolloutState.AWAITING_APPROVAL,
                        RolloutState.AWAITING_WINDOW,
                        RolloutState.RUNNING_WAVE,
                        RolloutState.SOAKING,
                        RolloutState.AWAITING_WINDOW,
                        RolloutState.RUNNING_WAVE,
                        RolloutState.SOAKING,
                        RolloutState.COMPLETED);
        assertThat(story.journal().last()).isEqualTo(end);
    }

    @Test
    void soaksEveryWaveForItsTime() {
        story.inWaves(20, 180).planned(plan -> plan.soaking(ofHours(2)));

        story.play();

        assertThat(story.elapsed()).isBetween(ofHours(5), ofHours(5).plus(ofMinutes(1)));
    }

    @Test
    void closesWithIssuesWhenSomeDevicesFailedWithinTolerance() {
        story.fleet().wave(2).withFailures(1);

        RolloutProgress end = story.play();

        assertThat(end.ending()).get().asString().satisfies(golden("ending.completed-with-issues"));
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL_WITH_ISSUES);
        assertThat(story.change().closeNotes()).satisfies(golden("change.closed-with-issues", 1_999));
    }

    @Test
    void writesANoteAtEveryMilestoneOnce() {
        story.play();

        assertThat(story.change().notes().keySet())
                .containsExactly(
                        "wave-1-from-20",
                        "wave-1-to-0",
                        "wave-2-from-180",
                        "wave-2-to-0",
                        "wave-3-from-1800",
                        "wave-3-to-0");
        assertThat(story.change().notes())
                .hasEntrySatisfying(
                        "wave-1-from-20",
                        note -> assertThat(RecordedJournal.withoutTimes(note)).satisfies(golden("wave.started")));
        assertThat(story.change().notes().get("wave-1-to-0")).satisfies(golden("wave.passed"));
    }

    @Test
    void tellsEveryEventOnceAndInOrder() {
        story.play();

        assertThat(story.journal().events())
                .extracting(JournalEvent::key)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(story.journal().events()).extracting(JournalEvent::at).isSorted();
        assertThat(story.journal().text()).satisfies(golden("journal.completed"));
        assertThat(story.journal().sequences()).isSorted().doesNotHaveDuplicates();
        assertThat(story.journal().kinds())
                .containsExactly(
                        "rollout.started",
                        "cohort.frozen",
                        "change.raised",
                        "approval.requested",
                        "change.approved",
                        "wave.started",
                        "wave.soaking",
                        "wave.passed",
                        "wave.started",
                        "wave.soaking",
                        "wave.passed",
                        "wave.started",
                        "wave.soaking",
                        "wave.passed",
                        "rollout.completed");
    }

    @Test
    void waitsNineDaysForApprovalAndThreeWeeksForTheWindow() {
        story.approvedAfter(ofDays(9)).schedules().open(RolloutScenario.from(ofDays(21), ofDays(22)));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("window.found").get(0)).satisfies(golden("window.found", "2026-12-11T10:00Z"));
        assertThat(story.elapsed()).isBetween(ofDays(21), ofDays(22));
        assertThat(HistoryFacts.of(story.histories().get(0)).size()).isLessThan(1_500);
    }

    @Test
    void cancelsTheChangeOfNoDevice() {
        story.inWaves();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.no-device"));
        assertThat(story.change().isRaised()).isFalse();
    }

    @Test
    void completesWithoutAChangeWhenEveryDeviceRunsTheVersionAlready() {
        story.inWaves().fleet().upToDate(20);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(end.ending()).get().asString().contains("all 20 devices");
        assertThat(story.change().isRaised()).isFalse();
    }
}

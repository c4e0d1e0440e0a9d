package dev.wavegate.workflows.rollout;

import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.wave.DriveInput;
import io.temporal.api.enums.v1.EventType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** The wave of a thousand devices runs from 1 h to 11 h, a hundred devices an hour. */
class ChangeInMidWaveTest {
    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void oneLongWave() {
        story.inWaves(1_000).planned(plan -> plan.soaking(ofHours(2)).pacedAt(2, 500));
        story.fleet().wave(1).taking(ofHours(10));
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void endsWhenItsManagerCancelsIt() {
        story.changeMoves(ofHours(4), ScriptedChange::cancelByItsManager);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.held()).isEmpty();
        assertThat(story.fleet().drives()).hasSize(1);
        assertThat(story.elapsed()).isLessThan(ofHours(5));
    }

    @Test
    void endsWhenItsManagerCancelsItInTheSoak() {
        story.changeMoves(ofHours(12), ScriptedChange::cancelByItsManager);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.change-cancelled-in-soak", 1_000));
        assertThat(story.elapsed()).isLessThan(ofHours(13));
    }

    @Test
    void asksNoFurtherDeviceWhileItIsOnHoldAndGoesOnAfterwards() {
        story.changeMoves(ofHours(4), change -> change.putOnHold("power cut"))
                .after(ofHours(6), rollout -> seen.set(rollout.view()))
                .changeMoves(ofHours(7), ScriptedChange::liftHold);

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().satisfies(golden("hold.change", "power cut"));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives())
                .extracting(each -> each.dispatchUntil().isPresent())
                .containsExactly(true, false, true);
        assertThat(story.change().notes()).containsKeys("wave-1-from-1000", "wave-1-to-700", "wave-1-from-700");
        assertThat(story.elapsed()).isBetween(ofHours(16), ofHours(16).plus(ofMinutes(10)));
    }

    @Test
    void asksForApprovalAgainWhenItIsRevoked() {
        story.changeMoves(ofHours(4), ScriptedChange::revoke)
                .after(ofHours(6), rollout -> seen.set(rollout.view()))
                .changeMoves(ofHours(7), ScriptedChange::approve);

        RolloutProgress end = story.play();

        assertThat(seen.get().state()).isEqualTo(RolloutState.AWAITING_APPROVAL);
        assertThat(story.journal().texts("rollout.held")).satisfies(goldenAmong("hold.not-approved"));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(1_000);
        assertThat(story.fleet().drives()).extracting(DriveInput::dispatchUntil).hasSize(3);
    }

    @Test
    void endsAsUnsuccessfulWhenItIsRejectedAfterAll() {
        story.changeMoves(ofHours(4), change -> change.reject("stop this"));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.approval-revoked", "stop this", 300, 700));
        assertThat(story.journal().texts("rollout.held")).satisfies(goldenAmong("hold.approval-revoked", "stop this"));
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
    }

    @Test
    void completesWhenAFlowMovesTheChangeToReviewInTheLastSoak() {
        story.changeMoves(ofHours(12), ScriptedChange::moveToReview);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
    }

    @Test
    void asksNoFurtherDeviceWhileTheChangeIsInReviewAndGoesOnWhenItIsMovedBack() {
        story.changeMoves(ofHours(4), ScriptedChange::moveToReview)
                .after(ofHours(5), rollout -> seen.set(rollout.view()))
                .changeMoves(ofHours(6), ScriptedChange::moveBackToImplement);

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().contains("Review", "Move it back to Implement");
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives())
                .extracting(each -> each.dispatchUntil().isPresent())
                .containsExactly(true, false, true);
    }

    @Test
    void isCancelledWithItsCodeWhenItIsDeleted() {
        story.changeMoves(ofHours(12), ScriptedChange::vanish);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).hasValueSatisfying(text -> assertThat(text).contains("change.missing"));
        assertThat(story.journal().kinds()).contains("change.missing");
        assertThat(story.incidents().raised()).isEmpty();
    }

    /** No feed reports that a record is gone. */
    @Test
    void isCancelledWhenItsDeletionIsNoticedOnlyAtTheEnd() {
        story.after(ofHours(12), rollout -> story.change().vanish());

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).hasValueSatisfying(text -> assertThat(text).contains("change.missing"));
        assertThat(story.incidents().raised()).isEmpty();
    }

    @Test
    void obeysThePersonAlthoughTheChangeSystemDoesNotAnswer() {
        story.changeMoves(ofHours(4), ScriptedChange::goDown)
                .after(ofHours(5), rollout -> rollout.abort(RolloutScenario.ADA))
                .after(ofHours(30), rollout -> story.change().recover());

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(400);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
    }

    @Test
    void stopsTheWaveWhenTheChangeSystemRefusesUs() {
        story.changeMoves(ofHours(4), ScriptedChange::refuseUs);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(end.ending()).get().asString().satisfies(golden("ending.change-denied"));
        assertThat(story.fleet().drives()).hasSize(1);
        assertThat(story.elapsed()).isLessThan(ofHours(5));
        assertThat(HistoryFacts.of(story.histories().get(1)).last())
                .isEqualTo(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_COMPLETED);
        assertThat(story.incidents().raised()).hasSize(1);
    }
}

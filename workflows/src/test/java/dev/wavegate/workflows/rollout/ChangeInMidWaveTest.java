package dev.wavegate.workflows.rollout;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.wave.DriveInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The wave of a thousand devices runs from 1 h to 11 h, a hundred devices an hour. */
class ChangeInMidWaveTest {
    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();
    private final AtomicInteger dispatched = new AtomicInteger();

    @BeforeEach
    void oneLongWave() {
        story.inWaves(1_000).planned(plan -> plan.soaking(ofHours(2)).pacedAt(2, 500));
        story.fleet().wave(1).taking(ofHours(10));
    }

    @AfterEach
    void close() {
        story.close();
    }

    /** A way to take the change away from a rollout under way. */
    private record Move(Consumer<ScriptedChange> move, String reason, String remedy) {}

    static Stream<Arguments> moves() {
        String end = "Abort the rollout, or roll it back.";
        String request = "Request approval and approve it";
        String back = "Move it back to Implement";
        return Stream.of(
                arguments("cancel", new Move(ScriptedChange::cancelByItsManager, "was cancelled", end)),
                arguments("close", new Move(ScriptedChange::closeByItsManager, "was closed", end)),
                arguments("reject", new Move(change -> change.reject("no"), "was rejected: no", request)),
                arguments("draft", new Move(ScriptedChange::returnToDraft, "was returned to draft", request)),
                arguments("revoke", new Move(ScriptedChange::revoke, "approval was withdrawn", "Approve it to go on")),
                arguments("review", new Move(ScriptedChange::moveToReview, "was moved to Review", back)),
                arguments("back", new Move(ScriptedChange::moveBackToScheduled, "moved back to Scheduled", back)),
                arguments("delete", new Move(ScriptedChange::vanish, "(change.missing)", "Restore it")));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void stopsDispatchAtOnceHoldsAndAsks(String name, Move move) {
        story.changeMoves(ofHours(4), move.move)
                .after(ofHours(30), rollout -> {
                    seen.set(rollout.view());
                    dispatched.set(story.fleet().outcomes().everDispatched());
                })
                .after(ofHours(31), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().contains(move.reason, move.remedy);
        assertThat(dispatched).hasValue(300);
        assertThat(story.change().notes().entrySet().stream()
                        .filter(note -> note.getKey().startsWith("asked-"))
                        .filter(note -> note.getValue().contains(move.remedy)))
                .hasSize(name.equals("delete") ? 0 : 1);
        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.held()).isEmpty();
        assertThat(story.fleet().drives()).hasSize(2);
        assertThat(story.incidents().raised()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("moves")
    void canBeRolledBackInEveryHold(String name, Move move) {
        story.changeMoves(ofHours(4), move.move).after(ofHours(6), rollout -> rollout.rollBack(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.incidents().raised()).hasSize(1);
    }

    @Test
    void goesOnWhenARejectedChangeIsApprovedAgain() {
        story.changeMoves(ofHours(4), change -> change.reject("stop this")).changeMoves(ofHours(7), change -> {
            change.revoke();
            change.approve();
        });

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(1_000);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
    }

    @Test
    void cancelsAChangeThatCannotBeClosed() {
        story.changeMoves(ofHours(4), change -> change.putOnHold("power cut"))
                .after(ofHours(6), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.change().cancellations()).singleElement().asString().contains("aborted by ada", "confirmed");
    }

    @Test
    void soaksOnAndAsksInTheEndWhenItIsCancelledInTheLastSoak() {
        story.changeMoves(ofHours(12), ScriptedChange::cancelByItsManager)
                .after(ofHours(20), rollout -> seen.set(rollout.view()))
                .after(ofHours(21), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(story.journal().kinds()).contains("wave.passed");
        assertThat(seen.get().held()).singleElement().asString().contains("was cancelled");
        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
    }

    @Test
    void completesWhenItIsClosedInTheLastSoak() {
        story.changeMoves(ofHours(12), ScriptedChange::closeByItsManager);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isLessThan(ofHours(14));
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
        assertThat(seen.get().held()).hasSize(1);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(1_000);
        assertThat(story.fleet().drives()).extracting(DriveInput::dispatchUntil).hasSize(3);
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
        assertThat(story.journal().kinds()).contains("wave.passed", "change.missing");
        assertThat(story.incidents().raised()).isEmpty();
        assertThat(story.isWatched()).isFalse();
    }

    /** No feed reports that a record is gone. */
    @Test
    void isCancelledWhenItsDeletionIsNoticedOnlyAtTheEnd() {
        story.after(ofHours(12), rollout -> story.change().vanish());

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.ending()).hasValueSatisfying(text -> assertThat(text).contains("change.missing"));
        assertThat(story.incidents().raised()).isEmpty();
        assertThat(story.isWatched()).isFalse();
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
    void holdsWhileTheChangeMustNotBeRead() {
        story.changeMoves(ofHours(4), ScriptedChange::refuseUs)
                .after(ofHours(6), rollout -> seen.set(rollout.view()))
                .changeMoves(ofHours(7), ScriptedChange::recover);

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().contains("cannot be read (change.denied)");
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives())
                .extracting(each -> each.dispatchUntil().isPresent())
                .containsExactly(true, false, true);
        assertThat(story.incidents().raised()).isEmpty();
    }
}

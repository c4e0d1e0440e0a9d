package dev.wavegate.workflows.rollout;

import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WhenMoved;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** A customer's rule refuses writes of the change until somebody mends it. */
class RefusedWritesRolloutTest {
    private static final String MANDATORY = "The following fields are mandatory: Service offering";

    private final RolloutScenario story = new RolloutScenario().inWaves(20);
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void shortSoak() {
        story.planned(plan -> plan.soaking(ofMinutes(30)));
    }

    @AfterEach
    void close() {
        story.close();
    }

    private void assertThatItWasHeldAndCompleted(RolloutProgress end) {
        assertThat(seen.get().held()).singleElement().asString().contains("refuses to", MANDATORY, "change.refused");
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(end.held()).isEmpty();
        assertThat(story.incidents().raised()).isEmpty();
    }

    @Test
    void holdsWhileTheChangeCannotBeRaisedAndGoesOnByItself() {
        story.withoutApproval().change().refuseWrites(MANDATORY);
        story.after(ofHours(5), rollout -> seen.set(rollout.view()))
                .after(ofHours(6), rollout -> story.change().mend())
                .changeMoves(ofHours(9), ScriptedChange::approve);

        RolloutProgress end = story.play();

        assertThatItWasHeldAndCompleted(end);
        assertThat(seen.get().held()).singleElement().asString().satisfies(golden("hold.refused-raise", MANDATORY));
        assertThat(story.journal().texts("rollout.held")).hasSize(1);
        assertThat(story.change().refused()).isBetween(10, 25);
    }

    @Test
    void triesAgainAtOnceWhenItIsResumed() {
        story.withoutApproval().change().refuseWrites(MANDATORY);
        story.after(ofHours(20), rollout -> seen.set(rollout.view()))
                .after(ofHours(20).plusMinutes(1), rollout -> {
                    story.change().mend();
                    rollout.resume(RolloutScenario.ADA);
                })
                .changeMoves(ofHours(20).plusMinutes(3), ScriptedChange::approve);

        RolloutProgress end = story.play();

        assertThatItWasHeldAndCompleted(end);
        assertThat(story.elapsed()).isLessThan(ofHours(22));
    }

    @Test
    void canBeAbortedWhileTheChangeCannotBeRaised() {
        story.withoutApproval().change().refuseWrites(MANDATORY);
        story.after(ofHours(5), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.change().isRaised()).isFalse();
        assertThat(story.elapsed()).isLessThan(ofHours(6));
    }

    @Test
    void holdsWhileApprovalCannotBeRequested() {
        story.withoutApproval().change().refuseRequests(MANDATORY);
        story.after(ofHours(5), rollout -> seen.set(rollout.view()))
                .after(ofHours(6), rollout -> story.change().mend())
                .changeMoves(ofHours(9), ScriptedChange::approve);

        assertThatItWasHeldAndCompleted(story.play());
    }

    @Test
    void startsNoWaveWhileItsImplementationCannotBegin() {
        story.after(ofMinutes(30), rollout -> story.change().refuseWrites(MANDATORY))
                .after(ofHours(5), rollout -> seen.set(rollout.view()))
                .after(
                        ofHours(5).plusMinutes(1),
                        rollout -> assertThat(story.fleet().drives()).isEmpty())
                .after(ofHours(6), rollout -> story.change().mend());

        assertThatItWasHeldAndCompleted(story.play());
    }

    @Test
    void obeysTheChangeWhileItsImplementationCannotBegin() {
        story.after(ofMinutes(30), rollout -> story.change().refuseWrites(MANDATORY))
                .changeMoves(ofHours(5), ScriptedChange::cancelByItsManager);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.fleet().drives()).isEmpty();
        assertThat(story.elapsed()).isLessThan(ofHours(6));
    }

    @Test
    void holdsWhileTheChangeCannotBeClosed() {
        story.after(ofMinutes(70), rollout -> story.change().refuseWrites(MANDATORY))
                .after(ofHours(5), rollout -> seen.set(rollout.view()))
                .after(ofHours(6), rollout -> story.change().mend());
        story.fleet().wave(1).taking(ofMinutes(30));

        RolloutProgress end = story.play();

        assertThatItWasHeldAndCompleted(end);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
    }

    @Test
    void leavesTheChangeAsItIsWhenAnOperatorGivesItUp() {
        story.after(ofMinutes(70), rollout -> story.change().refuseWrites(MANDATORY))
                .after(ofHours(6), rollout -> rollout.abort(RolloutScenario.ADA));
        story.fleet().wave(1).taking(ofMinutes(30));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(end.ending())
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("20 confirmed", "was left as it is", MANDATORY)
                        .doesNotContain("closed successful"));
        assertThat(story.incidents().raised()).isEmpty();
    }

    @Test
    void holdsWhileNewDatesCannotBeAskedFor() {
        story.withoutApproval()
                .planned(plan -> plan.planned(ofHours(4), WhenMoved.HOLD))
                .changeMoves(ofHours(1), change -> change.approveFor(RolloutScenario.from(ofHours(2), ofHours(20))))
                .after(ofHours(1).plusMinutes(10), rollout -> story.change().refuseWrites(MANDATORY))
                .schedulesMove(
                        ofHours(1).plusMinutes(30),
                        schedules -> schedules.open(RolloutScenario.from(ofHours(50), ofHours(80))))
                .after(ofHours(5), rollout -> seen.set(rollout.view()))
                .after(ofHours(6), rollout -> story.change().mend())
                .changeMoves(ofHours(40), ScriptedChange::liftHold);
        story.schedules().open(RolloutScenario.from(ofHours(2), ofHours(19)));

        assertThatItWasHeldAndCompleted(story.play());
    }
}

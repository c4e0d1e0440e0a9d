package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.WhenMoved;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** The wave needs 10 h and soaks half an hour; at first it fits from 2 h on, and the change is planned until 20 h. */
class PlannedTimeRolloutTest {
    private static final Interval PLANNED = RolloutScenario.from(ofHours(2), ofHours(20));

    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void plannedForTheFirstDay() {
        story.inWaves(1_000)
                .planned(plan -> plan.soaking(ofMinutes(30)).pacedAt(2, 500).planned(ofHours(4), WhenMoved.HOLD))
                .withoutApproval()
                .changeMoves(ofHours(1), change -> change.approveFor(PLANNED))
                .after(ofHours(3), rollout -> seen.set(rollout.view()));
        story.fleet().wave(1).taking(ofHours(10));
        openIn(ofHours(2), ofHours(19));
    }

    @AfterEach
    void close() {
        story.close();
    }

    private void openIn(Duration start, Duration end) {
        story.schedules().open(RolloutScenario.from(start, end));
    }

    private void moveTo(Duration start, Duration end) {
        story.schedulesMove(ofHours(1).plusMinutes(30), schedules -> schedules.open(RolloutScenario.from(start, end)));
    }

    @Test
    void aWindowWithinThePlannedTimeNeedsNobody() {
        moveTo(ofHours(5), ofHours(19));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().planned()).contains(PLANNED);
        assertThat(story.journal().kinds()).doesNotContain("change.replanned");
    }

    @Test
    void aWindowThatLeavesItWaitsUntilTheChangeManagerAgrees() {
        moveTo(ofHours(50), ofHours(80));
        story.changeMoves(ofHours(40), ScriptedChange::liftHold);

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().satisfies(golden("hold.replanned"));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        // As late as the wave is, that is by 48 hours.
        assertThat(story.change().planned()).contains(RolloutScenario.from(ofHours(50), ofHours(68)));
        assertThat(story.journal().texts("change.replanned")).hasSize(1);
        assertThat(story.elapsed()).isBetween(ofHours(60), ofHours(62));
    }

    /** A change lockdown holds the change before Wavegate can, and lifts its hold by itself. */
    @Test
    void theEndOfALockdownIsNoAgreement() {
        AtomicReference<RolloutProgress> afterwards = new AtomicReference<>();
        moveTo(ofHours(50), ofHours(80));
        story.after(ofMinutes(70), rollout -> story.change().putOnHold("Change lockdown"))
                .changeMoves(ofHours(10), ScriptedChange::liftHold)
                .after(ofHours(55), rollout -> afterwards.set(rollout.view()))
                .changeMoves(ofHours(56), ScriptedChange::liftHold);

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().contains("Change lockdown");
        assertThat(afterwards.get().held()).singleElement().asString().contains("Lift the hold to agree");
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isGreaterThan(ofHours(66));
    }

    @Test
    void otherDatesAreTheAnswerNo() {
        moveTo(ofHours(50), ofHours(80));
        story.changeMoves(ofHours(40), change -> {
            change.approveFor(RolloutScenario.from(ofHours(60), ofHours(80)));
            change.liftHold();
        });

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isBetween(ofHours(70), ofHours(72));
    }

    @Test
    void noDeviceIsAskedWhileNobodyHasAgreed() {
        moveTo(ofHours(50), ofHours(80));
        story.changeMoves(ofHours(100), ScriptedChange::cancelByItsManager);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.fleet().drives()).isEmpty();
        assertThat(story.elapsed()).isBetween(ofHours(100), ofHours(101));
    }

    @Test
    void asksAgainWhenTheTimeThatWasAgreedOnHasPassed() {
        story.schedulesMove(
                ofHours(1).plusMinutes(30),
                schedules -> schedules.open(
                        RolloutScenario.from(ofHours(50), ofHours(62)),
                        RolloutScenario.from(ofHours(90), ofHours(120))));
        story.changeMoves(ofHours(60), ScriptedChange::liftHold).changeMoves(ofHours(70), ScriptedChange::liftHold);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("change.replanned")).hasSize(2);
        assertThat(story.elapsed()).isBetween(ofHours(100), ofHours(102));
    }

    @Test
    void goesOnWithANoteWhereThePlanSaysSo() {
        story.planned(plan -> plan.planned(ofHours(4), WhenMoved.NOTE));
        moveTo(ofHours(50), ofHours(80));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().notes().values()).satisfies(goldenAmong("change.replanned-note"));
        assertThat(story.journal().texts("change.replanned"))
                .singleElement()
                .asString()
                .satisfies(golden("change.replanned-note"));
        assertThat(story.elapsed()).isBetween(ofHours(60), ofHours(62));
    }

    @Test
    void agreementCountsWhereDatesAreLocked() {
        moveTo(ofHours(50), ofHours(80));
        story.change().lockDates();
        story.changeMoves(ofHours(40), ScriptedChange::liftHold);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().planned()).contains(PLANNED);
        assertThat(story.journal().texts("change.replanned"))
                .singleElement()
                .asString()
                .satisfies(golden("change.dates-refused"));
    }

    @Test
    void whatTheChangeManagerPlannedMeanwhileStands() {
        Interval theirs = RolloutScenario.from(ofHours(48), ofHours(90));
        moveTo(ofHours(50), ofHours(80));
        // The feed has not told of it yet.
        story.after(ofHours(1).plusMinutes(29), rollout -> story.change().approveFor(theirs));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.change().planned()).contains(theirs);
        assertThat(story.journal().kinds()).doesNotContain("change.replanned");
    }

    @Test
    void anApprovalThatCameTooLateIsAYesToTheNextTime() {
        Optional<Interval> lapsed = Optional.of(RolloutScenario.from(Duration.ZERO, ofHours(5)));
        story.changeMoves(ofMinutes(50), change -> change.approveFor(lapsed.orElseThrow()));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("change.replanned")).hasSize(1);
        assertThat(story.elapsed()).isBetween(ofHours(12), ofHours(14));
    }

    @Test
    void aSecondWindowOfAWaveThatHasBegunKeepsThePlannedStart() {
        story.schedules()
                .open(RolloutScenario.from(ofHours(2), ofHours(11)), RolloutScenario.from(ofHours(50), ofHours(80)));
        story.planned(plan -> plan.pacedAt(3, 500)).changeMoves(ofHours(40), ScriptedChange::liftHold);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives()).hasSize(2);
        assertThat(story.change().planned().orElseThrow().start()).isEqualTo(PLANNED.start());
        assertThat(story.change().planned().orElseThrow().end()).isAfter(RolloutScenario.in(ofHours(50)));
        assertThat(story.journal().texts("change.replanned")).hasSize(1);
    }
}

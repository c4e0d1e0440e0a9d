package dev.wavegate.activities.window;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleChangeNotifierTest {
    private static final Person ADA = new Person("ada@example.com", "Ada");
    private static final Person BO = new Person("bo@example.com", "Bo");
    private static final Interval MONTH = ScheduleScene.from(ofDays(-1), ofDays(30));
    /** Of rollouts whose waves need people for two hours more than calendars may be open. */
    private static final Optional<Interval> WINDOW = Optional.of(ScheduleScene.from(ofDays(2), ofDays(3)));

    private final ScheduleScene scene = new ScheduleScene();

    @BeforeEach
    void adaIsAlwaysThere() {
        roster(new Presence(ADA, MONTH));
    }

    private void roster(Presence... presences) {
        scene.copies.keep(
                new RosterSnapshot(ScheduleScene.ROSTER, List.of(presences), MONTH, scene.clock.instant(), true));
    }

    /** Bo comes to be on shift then. */
    private void move(Interval span) {
        roster(new Presence(ADA, MONTH), new Presence(BO, span));
    }

    private List<String> told() {
        scene.announcing.announce(ref -> ref.equals(ScheduleScene.ROSTER));
        return scene.hints.told();
    }

    @Test
    void tellsWhoHasNoWindowWhateverMoved() {
        scene.register("waiting");
        move(ScheduleScene.from(ofDays(29), ofDays(30)));

        assertThat(told()).containsExactly("roster of waiting");
    }

    @Test
    void tellsWhoMightComeToHaveAnEarlierWindow() {
        scene.register("waiting", RolloutState.AWAITING_WINDOW, WINDOW);
        move(ScheduleScene.from(ofHours(1), ofHours(2)));

        assertThat(told()).containsExactly("roster of waiting");
    }

    @Test
    void tellsWhoseWindowItTouches() {
        scene.register("waiting", RolloutState.AWAITING_WINDOW, WINDOW);
        move(ScheduleScene.from(ofDays(3).minusMinutes(1), ofDays(5)));

        assertThat(told()).containsExactly("roster of waiting");
    }

    @Test
    void tellsWhoseSoakAndReserveItTouches() {
        scene.register("waiting", RolloutState.AWAITING_WINDOW, WINDOW);
        move(ScheduleScene.from(ofDays(3).plusHours(2).minusMinutes(1), ofDays(5)));

        assertThat(told()).containsExactly("roster of waiting");
    }

    @Test
    void leavesAloneWhoseWindowIsOverByThen() {
        scene.register("waiting", RolloutState.AWAITING_WINDOW, WINDOW);
        scene.register("running", RolloutState.RUNNING_WAVE, WINDOW);
        move(ScheduleScene.from(ofDays(3).plusHours(2), ofDays(5)));

        assertThat(told()).isEmpty();
    }

    @Test
    void tellsInDoubtAboutThePlan() {
        scene.register("unreadable", "{}");
        scene.stand("unreadable", RolloutState.AWAITING_WINDOW, WINDOW);
        move(ScheduleScene.from(ofDays(10), ofDays(11)));

        assertThat(told()).containsExactly("roster of unreadable");
    }

    @Test
    void tellsNobodyOfWhatIsLongPast() {
        scene.register("waiting");
        move(ScheduleScene.from(ofDays(-2), ofDays(-1)));

        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.INCLUDE,
            names = {"AWAITING_WINDOW", "RUNNING_WAVE", "SOAKING"})
    void tellsWhoeverNeedsPeople(RolloutState state) {
        scene.register("rollout", state, WINDOW);
        move(ScheduleScene.from(ofDays(2), ofDays(3)));

        assertThat(told()).containsExactly("roster of rollout");
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"AWAITING_WINDOW", "RUNNING_WAVE", "SOAKING"})
    void leavesAloneWhoNeedsNobodyNow(RolloutState state) {
        scene.register("rollout", state, WINDOW);
        move(ScheduleScene.from(ofDays(2), ofDays(3)));

        assertThat(told()).isEmpty();
    }

    @Test
    void tellsEverybodyOnceHoweverOftenItLooks() {
        scene.register("waiting");
        move(ScheduleScene.from(ofDays(2), ofDays(3)));
        told();
        scene.clock.advance(ofSeconds(20));
        told();
        scene.clock.advance(ofMinutes(1));

        assertThat(told()).containsExactly("roster of waiting");
        assertThat(scene.copies.moves()).isEmpty();
    }

    @Test
    void tellsWhoseStoryWasAheadOfWhatWasKnownOfIt() {
        scene.register("late", RolloutState.SOAKING, Optional.of(ScheduleScene.from(ofHours(-2), ofHours(-1))));
        move(ScheduleScene.from(ofDays(2), ofDays(3)));
        assertThat(told()).isEmpty();

        scene.stand("late", RolloutState.AWAITING_WINDOW, WINDOW);
        scene.clock.advance(ScheduleChangeNotifier.LAG);

        assertThat(told()).containsExactly("roster of late");
        assertThat(scene.copies.moves()).isEmpty();
    }

    @Test
    void tellsOfPeopleWhoBecameFreeToThoseWhoWaitButNotToWhoeverFreedThem() {
        scene.register("waiting");
        scene.register("running", RolloutState.RUNNING_WAVE, WINDOW);
        scene.register("freeing");
        scene.copies.noteFreed(Set.of(ADA), ScheduleScene.from(ofDays(2), ofDays(3)), new RolloutId("freeing"));

        assertThat(told()).containsExactly("roster of waiting");
    }

    private void standInRegions(RolloutState state, RegionProgress... regions) {
        scene.register("regional");
        scene.stand("regional", state, Optional.of(ScheduleScene.from(ofHours(-9), ofHours(-8))), List.of(regions));
    }

    private static RegionProgress region(String name, Stage stage, Optional<Interval> window) {
        return new RegionProgress(name, 20, stage, List.of(), window);
    }

    @Test
    void tellsARolloutOfWhichOneRegionHasNoWindowYet() {
        standInRegions(
                RolloutState.RUNNING_WAVE,
                region("eu", Stage.RUNNING, Optional.of(ScheduleScene.from(ofHours(-1), ofHours(1)))),
                region("us", Stage.AWAITING_WINDOW, Optional.empty()));
        move(ScheduleScene.from(ofDays(20), ofDays(21)));

        assertThat(told()).containsExactly("roster of regional");
    }

    @Test
    void tellsARolloutOfWhichOneRegionIsUnderWayWhileApprovalIsAwaited() {
        standInRegions(RolloutState.AWAITING_APPROVAL, region("eu", Stage.RUNNING, WINDOW));
        move(ScheduleScene.from(ofDays(2), ofDays(3)));

        assertThat(told()).containsExactly("roster of regional");
    }

    @Test
    void leavesARolloutAloneOfWhichNoRegionIsConcerned() {
        standInRegions(
                RolloutState.SOAKING,
                region("apac", Stage.SOAKED, Optional.empty()),
                region("eu", Stage.SOAKING, WINDOW),
                region("us", Stage.AWAITING_WINDOW, WINDOW));
        move(ScheduleScene.from(ofDays(20), ofDays(21)));

        assertThat(told()).isEmpty();
    }

    @Test
    void leavesOtherSchedulesToOthers() {
        scene.register("waiting");
        move(ScheduleScene.from(ofDays(2), ofDays(3)));

        scene.announcing.announce(ref -> ref.equals(ScheduleScene.CALENDAR));

        assertThat(scene.hints.told()).isEmpty();
        assertThat(scene.copies.moves()).hasSize(1);
    }

    @Test
    void goesOnWhereItBrokeOffWhenVeryManyAreConcerned() {
        int many = 3 * ScheduleChangeNotifier.AT_ONCE;
        for (int number = 0; number < many; number++) {
            scene.register("waiting-" + number);
        }
        move(ScheduleScene.from(ofDays(29), ofDays(30)));
        scene.hints.failAfter(many - 1);
        assertThatThrownBy(this::told).hasMessageContaining("does not answer");
        scene.hints.failAfter(Integer.MAX_VALUE);

        List<String> told = told();

        assertThat(Set.copyOf(told)).hasSize(many);
        assertThat(told).hasSizeLessThanOrEqualTo(many + ScheduleChangeNotifier.AT_ONCE);
        scene.clock.advance(ScheduleChangeNotifier.LAG);
        assertThat(told()).isEqualTo(told);
        assertThat(scene.copies.moves()).isEmpty();
    }
}

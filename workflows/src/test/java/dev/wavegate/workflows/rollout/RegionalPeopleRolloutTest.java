package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three regions that are open at once, from 2 h on, and ask for one person each from the same roster. Each takes two
 * hours, soaks for half an hour, and keeps its people for another half.
 */
class RegionalPeopleRolloutTest {
    private static final String DESK = "google:desk";

    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void oneDeskForAllRegions() {
        story.throughRegions(new TreeMap<>(Map.of("apac", 200, "eu", 200, "us", 200)))
                .planned(plan -> plan.pacedAt(10, 500)
                        .soaking(ofMinutes(30))
                        .withLeadAndReserve(Duration.ZERO, ofMinutes(30))
                        .inRegion("apac", "google:open", "ops", DESK)
                        .inRegion("eu", "google:open", "ops", DESK)
                        .inRegion("us", "google:open", "ops", DESK));
        story.schedules().open("google:open", RolloutScenario.from(ofHours(2), ofHours(90)));
        story.fleet().wave(1).taking(ofHours(2));
    }

    @AfterEach
    void close() {
        story.close();
    }

    private void onDesk(String... people) {
        for (String person : people) {
            story.schedules().onShift(DESK, person, always());
        }
    }

    private static Interval always() {
        return RolloutScenario.from(ofHours(-10), ofHours(100));
    }

    /** When each region began, in minutes after the beginning. */
    private List<Long> starts() {
        return story.journal().events().stream()
                .filter(each -> each.kind().equals("wave.started"))
                .map(JournalEvent::at)
                .map(at ->
                        Duration.between(RolloutScenario.in(Duration.ZERO), at).toMinutes())
                .toList();
    }

    private Stage stage(String region) {
        return seen.get().regions().stream()
                .filter(each -> each.region().equals(region))
                .map(RegionProgress::stage)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void trap20OnePersonBringsOneRegionAfterTheOther() {
        onDesk("ana");
        story.after(ofHours(3), rollout -> seen.set(rollout.view()));

        RolloutProgress end = story.play();

        assertThat(seen.get().regions())
                .extracting(RegionProgress::stage)
                .containsExactlyInAnyOrder(Stage.RUNNING, Stage.AWAITING_WINDOW, Stage.AWAITING_WINDOW);
        assertThat(seen.get().held()).isEmpty();
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(starts())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(120),
                        second -> assertThat(second).isBetween(300L, 302L),
                        third -> assertThat(third).isBetween(480L, 483L));
        assertThat(story.journal().texts("window.moved")).isNotEmpty();
    }

    @Test
    void nobodyIsBookedForTwoRegionsAtATime() {
        onDesk("ana");

        story.play();

        assertThat(story.bookings().claims())
                .extracting(each -> each.key().part())
                .contains("apac", "eu", "us");
        assertThat(story.bookings().mostAtOnce())
                .as("%s", story.bookings().claims())
                .isEqualTo(1);
    }

    @Test
    void saysWhoIsCountedElsewhere() {
        onDesk("ana");
        story.schedules()
                .open(
                        "google:open",
                        RolloutScenario.from(ofHours(2), ofHours(6)),
                        RolloutScenario.from(ofHours(30), ofHours(90)));
        story.schedules().nobodyOnShift(DESK);
        story.schedules().onShift(DESK, "ana", RolloutScenario.from(ofHours(-10), ofHours(6)));
        story.after(ofHours(3), rollout -> seen.set(rollout.view()))
                .schedulesMove(ofHours(20), schedules -> onDesk("ben"));

        RolloutProgress end = story.play();

        assertThat(seen.get().regions())
                .filteredOn(region -> region.stage() == Stage.AWAITING_WINDOW)
                .hasSize(2)
                .allSatisfy(
                        region -> assertThat(region.held()).satisfies(goldenAmong("hold.engaged-elsewhere", "ana")));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void holdsARegionWhosePersonAnotherRolloutBookedFirst() {
        onDesk("ana", "ben", "cal");
        story.bookings().othersAreFaster(1);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("rollout.held"))
                .singleElement()
                .asString()
                .endsWith(": " + ScriptedBookings.TAKEN);
    }

    @Test
    void onePersonWhoMayCountForTwoRegionsBringsTwoAtOnce() {
        onDesk("ana");
        story.planned(plan -> plan.countingAPersonFor(2));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(starts())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(120),
                        second -> assertThat(second).isEqualTo(120),
                        third -> assertThat(third).isBetween(300L, 302L));
    }

    @Test
    void asManyPeopleBringAllRegionsAtOnce() {
        onDesk("ana", "ben", "cal");

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(starts()).containsExactly(120L, 120L, 120L);
        assertThat(story.journal().texts("rollout.held")).isEmpty();
    }

    @Test
    void aRegionWhosePersonLeavesDoesNotTakeThatOfAnother() {
        onDesk("ana", "ben");
        story.after(ofHours(3).plusMinutes(30), rollout -> seen.set(rollout.view()))
                .schedulesMove(ofHours(3), schedules -> {
                    schedules.nobodyOnShift(DESK);
                    schedules.onShift(DESK, "ben", always());
                });

        RolloutProgress end = story.play();

        assertThat(seen.get().regions())
                .extracting(RegionProgress::stage)
                .containsExactlyInAnyOrder(Stage.RUNNING, Stage.AWAITING_WINDOW, Stage.AWAITING_WINDOW);
        assertThat(story.journal().texts("window.coverage-lost")).hasSize(1);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void aRegionIsTakenOverByWhoeverIsFree() {
        onDesk("ana", "ben");
        story.schedulesMove(ofHours(3), schedules -> {
            schedules.nobodyOnShift(DESK);
            schedules.onShift(DESK, "cal", always());
            schedules.onShift(DESK, "dan", always());
        });

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("window.coverage-lost")).isEmpty();
        assertThat(starts()).hasSize(3);
    }

    @Test
    void aRegionThatIsLateComesBackBeforeItsPeopleAreCountedElsewhere() {
        onDesk("ana");
        story.fleet().wave(1).taking(ofHours(8));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(600);
        assertThat(story.journal().kinds()).contains("wave.unfinished");
        assertThat(neverTwoAtOnce()).isTrue();
    }

    /** Between the start of a region and its end, no other starts. */
    private boolean neverTwoAtOnce() {
        int underWay = 0;
        for (String kind : story.journal().kinds()) {
            boolean begins = kind.equals("wave.started");
            boolean ends = kind.equals("wave.unfinished") || kind.equals("wave.soaked");
            underWay += begins ? 1 : ends ? -1 : 0;
            if (underWay > 1) {
                return false;
            }
        }
        return underWay == 0;
    }

    @Test
    void planNoTwoRegionsAtOnceWithOnePerson() {
        onDesk("ana");

        story.play();

        assertThat(story.change().forecasts())
                .singleElement()
                .satisfies(
                        wave -> assertThat(wave.when().orElseThrow().duration()).isGreaterThan(ofHours(6)));
    }

    @Test
    void regionsWithRostersOfTheirOwnDoNotWakeEachOther() {
        story.planned(plan -> plan.inRegion("us", "google:open", "ops", "google:us"));
        story.schedules().onShift("google:us", "una", always());
        onDesk("ana");
        story.after(ofHours(3), rollout -> seen.set(rollout.view()));

        RolloutProgress end = story.play();

        assertThat(stage("us")).isEqualTo(Stage.RUNNING);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(starts()).startsWith(120L, 120L).hasSize(3);
        assertThat(story.schedules().looks()).isLessThan(20);
    }

    @Test
    void aRegionGoesOnAtOnceWhenSomebodyIsFreedOnAnotherRoster() {
        story.planned(plan -> plan.inRegion("apac", "google:open", "ops", "google:apac")
                .inRegion("eu", "google:open", "ops", "google:eu")
                .inRegion("us", "google:open", "ops", "google:us"));
        story.schedules().onShift("google:apac", "ana", always());
        story.schedules().onShift("google:eu", "ana", always());
        story.schedules().onShift("google:us", "una", always());
        story.fleet().wave(1).taking(ofHours(1));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        // Ana was to be needed for two hours and the two halves, and was for one hour less.
        assertThat(starts())
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo(120),
                        second -> assertThat(second).isEqualTo(120),
                        third -> assertThat(third).isBetween(240L, 242L));
    }
}

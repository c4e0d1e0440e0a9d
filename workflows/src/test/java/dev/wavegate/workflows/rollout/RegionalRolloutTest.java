package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import dev.wavegate.workflows.wave.DriveInput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static dev.wavegate.workflows.rollout.RolloutScenario.ADA;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A wave of 600 devices in three regions. The nights, with windows of six hours, come eight hours apart and against the
 * order of the names: {@code us} from 2 h on, {@code eu} from 10 h, {@code apac} from 18 h, and again every day. Each
 * region takes two hours and soaks for half an hour.
 */
class RegionalRolloutTest {
    private static final int APAC = 0;
    private static final int EU = 1;
    private static final int US = 2;

    private final RolloutScenario story = new RolloutScenario();
    private final AtomicReference<RolloutProgress> seen = new AtomicReference<>();

    @BeforeEach
    void aWaveAroundTheWorld() {
        story.throughRegions(inOrder("apac", 100, "eu", 300, "us", 200))
                .planned(plan -> plan.pacedAt(10, 500)
                        .soaking(ofMinutes(30))
                        .inRegion("apac", "google:apac", "ops", "google:ops-apac")
                        .inRegion("eu", "google:eu", "ops", "google:ops-eu")
                        .inRegion("us", "google:us", "ops", "google:ops-us"));
        nights("google:us", 2);
        nights("google:eu", 10);
        nights("google:apac", 18);
        List.of("us", "eu", "apac")
                .forEach(region -> story.schedules().onShift("google:ops-" + region, "ops " + region, always()));
        story.fleet().wave(1).taking(ofHours(2));
    }

    @AfterEach
    void close() {
        story.close();
    }

    private void nights(String calendar, int from) {
        story.schedules().open(calendar, night(from), night(from + 24), night(from + 48));
    }

    private static Interval night(int from) {
        return RolloutScenario.from(ofHours(from), ofHours(from + 6));
    }

    private static Interval always() {
        return RolloutScenario.from(ofHours(-100), ofHours(1_000));
    }

    private static Map<String, Integer> inOrder(Object... regionsAndDevices) {
        Map<String, Integer> regions = new LinkedHashMap<>();
        for (int each = 0; each < regionsAndDevices.length; each += 2) {
            regions.put((String) regionsAndDevices[each], (Integer) regionsAndDevices[each + 1]);
        }
        return regions;
    }

    /** All regions are open at once and for long. */
    private void allAtOnce() {
        List.of("us", "eu", "apac")
                .forEach(each ->
                        story.schedules().open("google:" + each, RolloutScenario.from(ofHours(2), ofHours(90))));
    }

    private RegionProgress region(String name) {
        return seen.get().regions().stream()
                .filter(each -> each.region().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private RolloutScenario look(Duration after) {
        return story.after(after, rollout -> seen.set(rollout.view()));
    }

    private List<Integer> lanesDriven() {
        return story.fleet().drives().stream().map(DriveInput::laneNumber).toList();
    }

    @Test
    void followsTheSunAndIsJudgedOnceAllRegionsHaveSoaked() {
        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(end.regions()).isEmpty();
        assertThat(lanesDriven()).containsExactly(US, EU, APAC);
        assertThat(story.journal().kinds())
                .containsSubsequence(
                        "wave.started",
                        "wave.soaking",
                        "wave.soaked",
                        "wave.started",
                        "wave.soaked",
                        "wave.started",
                        "wave.soaked",
                        "wave.passed",
                        "rollout.completed");
        assertThat(story.fleet().verdicts()).extracting(DriveInput::laneNumber).containsExactlyInAnyOrder(APAC, EU, US);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(600);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
        assertThat(story.change().notes())
                .containsKeys("wave-1-part-3-from-200", "wave-1-part-3-to-0", "wave-1-part-1-from-100", "wave-1-to-0");
        assertThat(story.elapsed()).isBetween(ofHours(20), ofHours(21));
        assertThat(end.gates())
                .singleElement()
                .satisfies(gate -> assertThat(gate.verdict()).isEqualTo("PASSED"));
    }

    @Test
    void showsWhatEachRegionWaitsForAndWhy() {
        story.schedules().nobodyOnShift("google:ops-apac");
        look(ofHours(3)).schedulesMove(ofHours(11), schedules -> schedules.onShift("google:ops-apac", "kim", always()));

        RolloutProgress end = story.play();

        assertThat(seen.get().state()).isEqualTo(RolloutState.RUNNING_WAVE);
        assertThat(region("us").stage()).isEqualTo(Stage.RUNNING);
        assertThat(region("us").devices()).isEqualTo(200);
        assertThat(region("us").window().map(Interval::end)).contains(night(2).end());
        assertThat(region("eu").stage()).isEqualTo(Stage.AWAITING_WINDOW);
        assertThat(region("eu").window()).contains(night(10));
        assertThat(region("eu").held()).isEmpty();
        String reason = region("apac").held().get(0);
        assertThat(region("apac").held()).hasSize(1);
        assertThat(reason).contains("google:ops-apac");
        assertThat(seen.get().held()).singleElement().asString().satisfies(golden("hold.region", "apac", reason));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(end.held()).isEmpty();
        assertThat(story.journal().events())
                .filteredOn(each -> each.kind().equals("window.found"))
                .extracting(each -> each.details().get("region"))
                .containsOnly("us", "eu", "apac");
        assertThat(story.journal().texts("rollout.released")).satisfies(goldenAmong("hold.region-released", "apac"));
    }

    @Test
    void showsTheStateOfWhoeverIsBusiest() {
        List<RolloutState> states = new ArrayList<>();
        for (double hour : new double[] {1.5, 3, 4.25, 9, 11, 12.25, 19, 20.25}) {
            story.after(
                    ofMinutes((long) (hour * 60)),
                    rollout -> states.add(rollout.view().state()));
        }

        story.play();

        assertThat(states)
                .containsExactly(
                        RolloutState.AWAITING_WINDOW,
                        RolloutState.RUNNING_WAVE,
                        RolloutState.AWAITING_WINDOW,
                        RolloutState.AWAITING_WINDOW,
                        RolloutState.RUNNING_WAVE,
                        RolloutState.AWAITING_WINDOW,
                        RolloutState.RUNNING_WAVE,
                        RolloutState.SOAKING);
    }

    @Test
    void stopsAllRegionsWhenAGateObjectsInOneAndTakesBackWhatWasUpdated() {
        allAtOnce();
        story.fleet().wave(1).objectedToAfter(ofHours(1)).objectedToInLane(EU);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(lanesDriven()).contains(APAC, EU, US);
        assertThat(story.fleet().drives()).hasSize(4);
        assertThat(story.fleet().rollbacks()).containsExactly(new OrdinalRange(0, 600));
        assertThat(story.fleet().outcomes().of(DeviceOutcome.REVERTED)).isBetween(290, 310);
        assertThat(story.fleet().outcomes().of(DeviceOutcome.CANCELLED)).isBetween(290, 310);
        assertThat(story.fleet().verdicts()).isEmpty();
        assertThat(story.journal().events())
                .filteredOn(each -> each.kind().equals("wave.failed"))
                .singleElement()
                .satisfies(failed -> {
                    assertThat(failed.details()).containsEntry("wave", "wave-1").containsEntry("region", "eu");
                    assertThat(failed.text()).contains(ScriptedFleet.OBJECTION);
                });
        assertThat(story.journal().kinds())
                .containsSubsequence("wave.failed", "rollback.started", "incident.raised", "rollout.rolled-back");
        assertThat(story.elapsed()).isLessThan(ofHours(4));
    }

    @Test
    void stopsARegionThatRunsWhenAnotherOnesSoakIsObjectedTo() {
        story.schedules().open("google:eu", RolloutScenario.from(ofHours(4), ofHours(90)));
        story.fleet().wave(1).objectedToInTheSoakAfter(ofMinutes(20)).objectedToInLane(US);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(end.ending()).get().asString().contains(ScriptedFleet.SELF_REVERTED);
        assertThat(lanesDriven()).startsWith(US, EU);
        assertThat(story.elapsed()).isLessThan(ofHours(5));
    }

    @Test
    void holdsOnlyTheRegionThatLosesItsStaff() {
        allAtOnce();
        look(ofHours(3).plusMinutes(30))
                .schedulesMove(ofHours(3), schedules -> schedules.nobodyOnShift("google:ops-eu"))
                .schedulesMove(
                        ofHours(20),
                        schedules -> schedules.onShift(
                                "google:ops-eu", "eva", RolloutScenario.from(ofHours(22), ofHours(90))));

        RolloutProgress end = story.play();

        assertThat(seen.get().state()).isEqualTo(RolloutState.RUNNING_WAVE);
        assertThat(region("us").stage()).isEqualTo(Stage.RUNNING);
        assertThat(region("eu").stage()).isEqualTo(Stage.AWAITING_WINDOW);
        assertThat(region("eu").held()).hasSize(1);
        assertThat(seen.get().held())
                .singleElement()
                .asString()
                .satisfies(golden("hold.region", "eu", region("eu").held().get(0)));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("window.coverage-lost")).hasSize(1);
        assertThat(lanesDriven()).containsExactlyInAnyOrder(APAC, EU, US, EU, EU);
        assertThat(story.journal().texts("wave.unfinished"))
                .singleElement()
                .asString()
                .satisfies(golden("wave.unfinished-in-region"));
        assertThat(story.change().notes()).containsKeys("wave-1-part-2-from-300", "wave-1-part-2-from-150");
        assertThat(story.elapsed()).isBetween(ofHours(23), ofHours(25));
    }

    @Test
    void aHintReachesEveryRegion() {
        allAtOnce();
        story.schedulesMove(ofHours(3), schedules -> {
                    schedules.nobodyOnShift("google:ops-eu");
                    schedules.nobodyOnShift("google:ops-us");
                })
                .schedulesMove(ofHours(6), schedules -> {
                    schedules.onShift("google:ops-eu", "eva", always());
                    schedules.onShift("google:ops-us", "una", always());
                });

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("window.coverage-lost")).hasSize(2);
        assertThat(story.elapsed()).isBetween(ofHours(7), ofHours(8).plusMinutes(30));
    }

    @Test
    void asksNoDeviceInAnyRegionWhilePausedAndLetsSoaksGoOn() {
        story.schedules().open("google:eu", RolloutScenario.from(ofHours(3).plusMinutes(30), ofHours(90)));
        look(ofHours(4).plusMinutes(20));
        story.after(ofHours(4).plusMinutes(5), rollout -> rollout.pause(ADA))
                .after(ofHours(4).plusMinutes(15), rollout -> rollout.resume(ADA));

        RolloutProgress end = story.play();

        assertThat(region("us").stage()).isEqualTo(Stage.SOAKING);
        assertThat(region("eu").stage()).isEqualTo(Stage.RUNNING);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives())
                .extracting(each -> each.laneNumber() + (each.dispatchUntil().isPresent() ? "" : " quietly"))
                .containsExactly("2", "1", "1 quietly", "1", "0");
    }

    @Test
    void aRegionDoesNotStartWhilePaused() {
        look(ofHours(12));
        story.after(ofHours(5), rollout -> rollout.pause(ADA)).after(ofHours(13), rollout -> rollout.resume(ADA));

        RolloutProgress end = story.play();

        assertThat(seen.get().paused()).isTrue();
        assertThat(region("eu").stage()).isEqualTo(Stage.AWAITING_WINDOW);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(lanesDriven()).containsExactly(US, EU, APAC);
    }

    @Test
    void asksNoDeviceInAnyRegionWhileTheChangeIsOnHold() {
        allAtOnce();
        look(ofHours(4));
        story.changeMoves(ofHours(3), change -> change.putOnHold("audit"))
                .changeMoves(ofHours(7), ScriptedChange::liftHold);

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).singleElement().asString().satisfies(golden("hold.change", "audit"));
        assertThat(seen.get().regions()).extracting(RegionProgress::stage).containsOnly(Stage.AWAITING_WINDOW);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives()).hasSize(9);
        assertThat(story.elapsed()).isBetween(ofHours(8), ofHours(9));
    }

    @Test
    void asksForApprovalAgainWhenItIsRevoked() {
        allAtOnce();
        look(ofHours(4));
        story.changeMoves(ofHours(3), ScriptedChange::revoke).changeMoves(ofHours(7), ScriptedChange::approve);

        RolloutProgress end = story.play();

        assertThat(seen.get().state()).isEqualTo(RolloutState.AWAITING_APPROVAL);
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(600);
        assertThat(story.journal().states())
                .containsSubsequence(
                        RolloutState.RUNNING_WAVE,
                        RolloutState.AWAITING_APPROVAL,
                        RolloutState.AWAITING_WINDOW,
                        RolloutState.RUNNING_WAVE,
                        RolloutState.SOAKING,
                        RolloutState.COMPLETED);
    }

    @Test
    void completesAlthoughApprovalIsRevokedWhenAllRegionsSoak() {
        allAtOnce();
        story.changeMoves(ofHours(4).plusMinutes(15), ScriptedChange::revoke);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.elapsed()).isLessThan(ofHours(5));
    }

    @Test
    void stopsInAllRegionsWhenTheChangeIsCancelled() {
        AtomicInteger dispatched = new AtomicInteger();
        allAtOnce();
        story.changeMoves(ofHours(3), ScriptedChange::cancelByItsManager)
                .after(
                        ofHours(19),
                        rollout -> dispatched.set(story.fleet().outcomes().everDispatched()))
                .after(ofHours(20), rollout -> rollout.abort(ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(dispatched.get()).isBetween(290, 310);
    }

    @Test
    void readsTheChangeAgainBeforeEachRegionThatStarts() {
        story.after(ofHours(6), rollout -> story.change().cancelByItsManager())
                .after(ofHours(40), rollout -> rollout.abort(ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(lanesDriven()).containsExactly(US);
    }

    @Test
    void endsInAllRegionsWhenAborted() {
        allAtOnce();
        story.after(ofHours(3), rollout -> rollout.abort(ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(end.regions()).isEmpty();
        assertThat(story.fleet().drives()).hasSize(3);
        assertThat(story.fleet().rollbacks()).isEmpty();
        assertThat(story.elapsed()).isLessThan(ofHours(4));
    }

    @Test
    void obeysThePersonAlthoughTheChangeSystemDoesNotAnswer() {
        allAtOnce();
        story.changeMoves(ofHours(3), ScriptedChange::goDown)
                .after(ofHours(3).plusMinutes(30), rollout -> rollout.abort(ADA))
                .after(ofHours(30), rollout -> story.change().recover());

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.fleet().outcomes().confirmed()).isBetween(440, 460);
    }

    @Test
    void holdsAllRegionsWhileTheChangeMustNotBeRead() {
        allAtOnce();
        look(ofHours(5));
        story.changeMoves(ofHours(3), ScriptedChange::refuseUs).changeMoves(ofHours(6), ScriptedChange::recover);

        RolloutProgress end = story.play();

        assertThat(seen.get().held()).anyMatch(reason -> reason.contains("cannot be read (change.denied)"));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(600);
    }

    @Test
    void asksForAPersonWhenTheBackendRefusesForGood() {
        allAtOnce();
        story.schedules().open("google:eu", RolloutScenario.from(ofHours(3), ofHours(90)));
        story.fleet().refuseIn(EU);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(end.ending()).get().asString().contains("device.assignment-conflict");
    }

    @Test
    void aBackendInTroubleInOneRegionHoldsOnlyThatOne() {
        allAtOnce();
        story.fleet().wave(1).withBackendTroubles(3).troubledInLane(EU);

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(lanesDriven()).filteredOn(lane -> lane == EU).hasSize(4);
        assertThat(lanesDriven()).filteredOn(lane -> lane != EU).hasSize(2);
        assertThat(story.journal().texts("rollout.held"))
                .satisfies(goldenAmong("hold.region", "eu", ScriptedFleet.NO_ANSWER));
    }

    @Test
    void goesOnInTheNextWindowOfTheRegionWhenOneCloses() {
        story.fleet().wave(1).taking(ofHours(8));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(lanesDriven()).startsWith(US).contains(EU, APAC).hasSizeGreaterThan(3);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(600);
    }

    @Test
    void waitsForAPersonWhereTheGatesCannotTellOnTheWholeWave() {
        story.fleet().wave(1).thatNobodyCanJudge();
        look(ofHours(30));
        story.after(ofHours(31), rollout -> rollout.decide(new GateDecision("ada", "fine by me", Choice.PROMOTE)));

        RolloutProgress end = story.play();

        assertThat(seen.get().held())
                .singleElement()
                .asString()
                .satisfies(golden("hold.inconclusive", "wave-1", ScriptedFleet.TOO_FEW));
        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
    }

    @Test
    void costsFewEventsHoweverLongItWaits() {
        story.play();

        int events = story.histories().stream()
                .mapToInt(history -> HistoryFacts.of(history).size())
                .sum();
        assertThat(events).isLessThan(620);
    }
}

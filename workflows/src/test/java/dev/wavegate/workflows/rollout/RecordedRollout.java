package dev.wavegate.workflows.rollout;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import dev.wavegate.workflows.rollout.RolloutWorkflow.Choice;
import dev.wavegate.workflows.rollout.RolloutWorkflow.GateDecision;
import io.temporal.client.WorkflowStub;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

/** The rollouts whose histories are kept, so that no later version of the code may run them otherwise. */
enum RecordedRollout {
    HAPPY,
    REJECTED,
    ROLLED_BACK,
    PAUSED,
    WINDOW_CLOSING,
    HELD,
    AROUND_THE_WORLD,
    PLANNED_ANEW,
    ABORTED,
    CANCELLED,
    DECIDED,
    REGIONAL_ROLLBACK;

    /** Sets the scene; the story is still to be played. */
    void prepare(RolloutScenario story) {
        story.inWaves(20, 180);
        switch (this) {
            case HAPPY -> story.fleet().wave(2).taking(ofMinutes(20));
            case REJECTED -> story.withoutApproval().changeMoves(ofHours(3), change -> change.reject("not now"));
            case ROLLED_BACK -> story.fleet().wave(2).taking(ofHours(1)).objectedToAfter(ofMinutes(5));
            case PAUSED -> pause(story);
            case WINDOW_CLOSING -> closeTheWindow(story);
            case HELD -> hold(story);
            case AROUND_THE_WORLD -> goAroundTheWorld(story);
            case PLANNED_ANEW -> planAnew(story);
            case ABORTED -> {
                story.fleet().wave(1).taking(ofHours(4)).withBusyDevices(4);
                story.after(ofHours(2), rollout -> rollout.abort(RolloutScenario.ADA));
            }
            case CANCELLED -> {
                story.fleet().wave(1).taking(ofHours(4)).withBusyDevices(4);
                story.after(
                        ofHours(2), rollout -> WorkflowStub.fromTyped(rollout).cancel());
            }
            case DECIDED -> {
                story.fleet().wave(2).thatNobodyCanJudge();
                story.after(
                        ofHours(30), rollout -> rollout.decide(new GateDecision("ada", "fine by me", Choice.PROMOTE)));
            }
            case REGIONAL_ROLLBACK -> {
                goAroundTheWorld(story);
                story.fleet().wave(1).objectedToInLane(1).objectedToAfter(ofMinutes(30));
            }
        }
    }

    private static void pause(RolloutScenario story) {
        story.fleet().wave(1).taking(ofHours(4));
        story.after(ofHours(2), rollout -> rollout.pause(RolloutScenario.ADA))
                .after(ofHours(6), rollout -> rollout.resume(RolloutScenario.ADA));
    }

    private static void closeTheWindow(RolloutScenario story) {
        story.fleet().wave(1).taking(ofHours(4));
        story.schedules()
                .open(RolloutScenario.from(ofHours(2), ofHours(4)), RolloutScenario.from(ofHours(20), ofHours(40)));
    }

    private static void hold(RolloutScenario story) {
        story.fleet().wave(1).taking(ofHours(4)).withBackendTroubles(2);
        story.changeMoves(ofHours(2), change -> change.putOnHold("audit"))
                .changeMoves(ofHours(5), ScriptedChange::liftHold)
                .schedulesMove(
                        ofHours(6), schedules -> schedules.onShift(RolloutScenario.from(ofHours(9), ofHours(60))));
    }

    /** Three regions, of which two share their only person, while a third loses its own for a time. */
    private static void goAroundTheWorld(RolloutScenario story) {
        story.throughRegions(new TreeMap<>(Map.of("apac", 200, "eu", 200, "us", 200)))
                .planned(plan -> plan.pacedAt(10, 500)
                        .inRegion("apac", "google:apac", "ops", "google:desk")
                        .inRegion("eu", "google:eu", "ops", "google:desk")
                        .inRegion("us", "google:us", "ops", "google:desk-us"));
        story.schedules().open("google:us", RolloutScenario.from(ofHours(2), ofHours(90)));
        story.schedules().open("google:eu", RolloutScenario.from(ofHours(10), ofHours(90)));
        story.schedules().open("google:apac", RolloutScenario.from(ofHours(11), ofHours(90)));
        story.schedules().onShift("google:desk", "ana", RolloutScenario.from(ofHours(-10), ofHours(100)));
        story.schedules().onShift("google:desk-us", "una", RolloutScenario.from(ofHours(-10), ofHours(100)));
        story.fleet().wave(1).taking(ofHours(2));
        story.schedulesMove(ofHours(3), schedules -> schedules.nobodyOnShift("google:desk-us"))
                .schedulesMove(
                        ofHours(6),
                        schedules -> schedules.onShift(
                                "google:desk-us", "uri", RolloutScenario.from(ofHours(6), ofHours(100))));
    }

    /** A window that leaves the planned dates while the rollout is paused, and to which it comes back twice. */
    private static void planAnew(RolloutScenario story) {
        story.schedules().open(RolloutScenario.from(ofDays(1), ofDays(2)));
        story.withoutApproval()
                .changeMoves(ofHours(1), change -> change.approveFor(RolloutScenario.from(ofDays(1), ofDays(2))))
                .after(ofHours(4), rollout -> rollout.pause(RolloutScenario.ADA))
                .schedulesMove(ofHours(5), schedules -> schedules.open(RolloutScenario.from(ofDays(5), ofDays(6))))
                .after(ofHours(6), rollout -> rollout.resume(RolloutScenario.ADA))
                .changeMoves(ofHours(8), ScriptedChange::liftHold)
                .changeMoves(ofHours(12), change -> {});
    }

    /** The folder that its histories have. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

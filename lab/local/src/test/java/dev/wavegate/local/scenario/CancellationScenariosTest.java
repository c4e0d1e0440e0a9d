package dev.wavegate.local.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** {@code temporal workflow cancel}, whenever it comes, leads to the same tidy end as an abort. */
class CancellationScenariosTest extends OnOneStage {
    private static final String CHANGE_CLOSED = "3";
    private static final String CHANGE_CANCELLED = "4";

    /** Outcomes after which nothing more is heard of a device. */
    private static final Set<String> SETTLED = Set.of(
            "CONFIRMED",
            "SKIPPED",
            "CANCELLED",
            "FAILED",
            "REJECTED",
            "NO_RESPONSE",
            "FALSE_SUCCESS",
            "SELF_REVERTED",
            "REVERTED",
            "REVERT_FAILED");

    @Test
    void whileTheCohortIsFrozen() {
        world().fleetFault("GET", "/fleet/v1/devices", "status", 1_000);
        Rollout rollout = world().start(plan("cancelled-freezing"));
        rollout.awaitEvent("rollout.started");

        workflows().cancel(rollout);
        world().fleetBehaves();

        assertTidyEnd(rollout, "CANCELLED");
        assertThat(world().tickets().changesOf(rollout.name())).isEmpty();
        assertThat(world().fleet().assigned("4.2.1")).isZero();
    }

    /** A change may have been raised without an answer; it must not be left open. */
    @Test
    void whileTheChangeIsRaised() {
        world().tickets().fault("POST", "/api/sn_chg_rest/*", "commit-then-drop", 1);
        world().tickets().fault("GET", "/api/now/table/change_request", "status", 3);
        Rollout rollout = world().start(plan("cancelled-preparing"));
        rollout.awaitEvent("cohort.frozen");

        workflows().cancel(rollout);
        world().tickets().behave();

        assertTidyEnd(rollout, "CANCELLED");
        assertThat(world().tickets().changesOf(rollout.name()))
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(change -> assertThat(change.path("state").asText()).isEqualTo(CHANGE_CANCELLED));
        assertThat(rollout.count("CANCELLED")).isEqualTo(60);
        assertThat(world().fleet().assigned("4.2.1")).isZero();
    }

    @Test
    void whileItAwaitsApproval() {
        Rollout rollout = world().start(plan("cancelled-unapproved"));
        world().awaitRequestFor(rollout);
        rollout.awaitState("AWAITING_APPROVAL");

        workflows().cancel(rollout);

        assertTidyEnd(rollout, "CANCELLED");
        assertChangeCancelled(rollout);
        assertThat(rollout.count("CANCELLED")).isEqualTo(60);
        assertThat(world().fleet().assigned("4.2.1")).isZero();
    }

    @Test
    void whileItAwaitsAWindow() {
        world().schedules().openFrom(Duration.ofHours(1), Duration.ofDays(3));
        Rollout rollout = world().startAndApprove(plan("cancelled-windowless"));
        rollout.awaitEvent("window.found");
        awaitBookings(rollout, 1);

        workflows().cancel(rollout);

        assertTidyEnd(rollout, "CANCELLED");
        assertChangeCancelled(rollout);
        awaitBookings(rollout, 0);
        assertThat(rollout.count("CANCELLED")).isEqualTo(60);
        assertThat(world().fleet().assigned("4.2.1")).isZero();
    }

    @Test
    void inAWaveWithoutKeepingItsPeople() {
        Rollout rollout = world().startAndApprove(plan("cancelled-running").unproven(4));
        rollout.awaitEvent("wave.dispatched");

        workflows().cancel(rollout);

        assertTidyEnd(rollout, "CANCELLED");
        assertChangeClosedAsUnsuccessful(rollout);
        assertThat(rollout.count("CANCELLED")).isPositive();
        assertThat(world().fleet().assigned("4.2.1")).isBetween(1, 59);
        // The same people, of whom there is one for each rule.
        Rollout next = world().startAndApprove(plan("after-cancelled").bringing("4.2.5"));
        assertThat(next.awaitEnd()).isEqualTo("COMPLETED");
        assertThat(next.eventsOf("window.found")).isEmpty();
        assertThat(next.eventsOf("rollout.held")).noneMatch(text -> text.contains(rollout.name()));
    }

    @Test
    void inAWaveWhoseRegionsRunAndWait() {
        world().fleet().inThreeRegions(60);
        world().schedules()
                .openInRegion("us", Duration.ofHours(-1))
                .openInRegion("apac", Duration.ofHours(2))
                .openInRegion("eu", Duration.ofHours(1));
        Rollout rollout = world().startAndApprove(plan("cancelled-regions")
                .region("apac", "google:maintenance-apac")
                .region("eu", "google:maintenance-eu")
                .region("us", "google:maintenance-us")
                .unproven(4));
        rollout.awaitEvent("wave.dispatched");

        workflows().cancel(rollout);

        assertTidyEnd(rollout, "CANCELLED");
        assertChangeClosedAsUnsuccessful(rollout);
        assertThat(rollout.count("CANCELLED")).isGreaterThanOrEqualTo(45);
        assertThat(world().fleet().assigned("4.2.1")).isBetween(1, 15);
    }

    @Test
    void whileAWaveSoaks() {
        Rollout rollout = world().startAndApprove(plan("cancelled-soaking").soaking("10m"));
        rollout.awaitEvent("wave.soaking");

        workflows().cancel(rollout);

        assertTidyEnd(rollout, "CANCELLED");
        assertChangeClosedAsUnsuccessful(rollout);
        assertThat(rollout.count("CONFIRMED")).isEqualTo(60);
        assertThat(rollout.eventsOf("wave.passed")).isEmpty();
    }

    /** Commands wait for an answer, for which the engine in this process is not quick enough. */
    @Test
    @EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
    void whileItIsPaused() {
        Rollout rollout = world().startAndApprove(plan("cancelled-paused").unproven(4));
        rollout.awaitEvent("wave.dispatched");
        rollout.command("pause").expecting(200);
        rollout.awaitEvent("wave.unfinished");

        workflows().cancel(rollout);

        assertTidyEnd(rollout, "CANCELLED");
        assertChangeClosedAsUnsuccessful(rollout);
        assertThat(rollout.view().path("paused").asBoolean()).isFalse();
        assertThat(rollout.count("CANCELLED")).isPositive();
    }

    @Test
    void whileAGateWaitsForADecision() {
        Rollout rollout = world().startAndApprove(plan("cancelled-undecided").thatNobodyCanJudge());
        rollout.awaitEvent("wave.inconclusive");
        rollout.awaitHold("inconclusive");

        workflows().cancel(rollout);

        assertTidyEnd(rollout, "CANCELLED");
        assertChangeClosedAsUnsuccessful(rollout);
        assertThat(rollout.count("CONFIRMED")).isEqualTo(60);
    }

    @Test
    void whileItRollsBackWhichIsFinishedFirst() {
        Rollout rollout = world().start(plan("cancelled-reverting")
                .wave("canary", "10")
                .wave("pilot", "50%")
                .wave("broad", "100%")
                .deviceDeadline("10s"));
        world().awaitRequestFor(rollout);
        world().fleet().whereDevices(rollout.devicesOfWave(2), "flap");
        world().tickets().approve(rollout.name());
        rollout.awaitEvents("wave.dispatched", 2);
        // The devices of the wave have been asked; what comes now is the rollback.
        world().fleetFault("PUT", "/fleet/v1/assignments/*", "status", 1_000);
        rollout.awaitEvent("rollback.started");
        rollout.awaitState("ROLLING_BACK");

        workflows().cancel(rollout);
        rollout.awaitEvent("rollout.cancel-requested");
        world().fleetBehaves();

        assertTidyEnd(rollout, "ROLLED_BACK");
        assertThat(change(rollout).path("close_code").asText()).isEqualTo("unsuccessful");
        assertThat(world().tickets().incidentsOf(rollout.name())).hasSize(1);
        assertThat(rollout.count("CONFIRMED")).isZero();
        assertThat(rollout.count("REVERT_FAILED")).isZero();
        assertThat(rollout.devicesOfWave(1))
                .allSatisfy(
                        device -> assertThat(world().fleet().versionOf(device)).isEqualTo("4.2.0"));
    }

    /** What is the same whenever the cancellation comes. */
    private void assertTidyEnd(Rollout rollout, String state) {
        assertThat(rollout.awaitEnd()).isEqualTo(state);
        assertThat(rollout.held()).isEmpty();
        assertThat(rollout.eventsOf("rollout.cancel-requested")).hasSize(1);
        assertThat(rollout.eventsOf("rollout.abort-requested")).isEmpty();
        List<String> journal = kinds(rollout);
        assertThat(journal)
                .last()
                .isEqualTo("rollout." + state.toLowerCase(Locale.ROOT).replace('_', '-'));
        rollout.view().path("outcomes").properties().stream()
                .filter(outcome -> !SETTLED.contains(outcome.getKey()))
                .forEach(outcome -> assertThat(outcome.getValue().asInt())
                        .as("devices that are %s", outcome.getKey())
                        .isZero());
        await("every workflow of " + rollout.name() + " to end")
                .atMost(Duration.ofMinutes(4))
                .until(() -> workflows().running(rollout), List::isEmpty);
        assertThat(kinds(rollout)).as("after the workflow").isEqualTo(journal);
    }

    private static List<String> kinds(Rollout rollout) {
        return rollout.journal().stream()
                .map(entry -> entry.path("kind").asText())
                .toList();
    }

    private void assertChangeCancelled(Rollout rollout) {
        assertThat(change(rollout).path("state").asText()).isEqualTo(CHANGE_CANCELLED);
        assertThat(world().tickets().notesOf(rollout.name())).anyMatch(note -> note.contains(reasonIn(rollout)));
    }

    private void assertChangeClosedAsUnsuccessful(Rollout rollout) {
        assertThat(change(rollout).path("state").asText()).isEqualTo(CHANGE_CLOSED);
        assertThat(change(rollout).path("close_code").asText()).isEqualTo("unsuccessful");
        assertThat(change(rollout).path("close_notes").asText()).contains(reasonIn(rollout));
    }

    /** Why it ended, as its summary has it between the name and the devices. */
    private static String reasonIn(Rollout rollout) {
        return rollout.ending().replaceFirst("^CANCELLED [^:]+: ", "").replaceFirst(";.*", "");
    }

    private JsonNode change(Rollout rollout) {
        return world().tickets().changeOf(rollout.name());
    }

    private void awaitBookings(Rollout rollout, int number) {
        await("bookings of " + rollout.name())
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> world().schedules().bookingsOf(rollout.name()), bookings -> bookings.size() == number);
    }
}

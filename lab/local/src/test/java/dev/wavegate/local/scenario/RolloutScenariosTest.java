package dev.wavegate.local.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

/** What a rollout does for the people around it. */
class RolloutScenariosTest extends OnOneStage {
    @Test
    void bringsEveryWaveAndClosesTheChangeAsSuccessful() {
        Rollout rollout = world().startAndApprove(
                        plan("happy").wave("canary", "5").wave("pilot", "50%").wave("broad", "100%"));

        assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");

        JsonNode change = world().tickets().changeOf("happy");
        assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
        assertThat(rollout.eventsOf("rollout.completed")).containsExactly(rollout.ending());
        assertThat(rollout.ending()).contains(change.path("number").asText());
        assertThat(change.path("state").asText()).isEqualTo("3");
        assertThat(change.path("close_code").asText()).isEqualTo("successful");
        assertThat(world().fleet().installed("4.2.1")).isEqualTo(60);
        assertThat(world().fleet().duplicates()).isEmpty();
        assertThat(rollout.eventsOf("wave.passed")).hasSize(3);
        assertThat(world().tickets().notesOf("happy")).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void tellsTheChangeManagerWhatIsPlanned() {
        Rollout rollout = world().start(plan("briefed").wave("canary", "5").wave("broad", "100%"));
        world().awaitRequestFor(rollout);

        JsonNode change = world().tickets().changeOf("briefed");

        assertThat(change.path("short_description").asText()).contains("thermostat 4.2.1", "60 devices");
        assertThat(change.path("implementation_plan").asText())
                .contains("1. canary: 5 devices", "2. broad: 55 devices");
        assertThat(change.path("backout_plan").asText()).isNotEmpty();
        assertThat(change.path("test_plan").asText()).contains("4.2.1", "20 s", "install");
        assertThat(change.path("justification").asText()).isEqualTo("The relay race must go");
        assertThat(change.path("start_date").asText()).isNotEmpty();
        assertThat(change.path("end_date").asText()).isNotEmpty();
        world().tickets().reject("briefed", "only a look");
        rollout.awaitEnd();
    }

    @Test
    void touchesNoDeviceWhenTheChangeIsRejected() {
        Rollout rollout = world().start(plan("unwanted"));
        world().awaitRequestFor(rollout);
        world().tickets().reject("unwanted", "not before the holidays");

        assertThat(rollout.awaitEnd()).isEqualTo("REJECTED");
        assertThat(rollout.ending()).contains("not before the holidays");
        assertThat(world().fleet().assigned("4.2.1")).isZero();
        assertThat(world().tickets().changeOf("unwanted").path("state").asText())
                .isEqualTo("4");
        assertThat(world().tickets().notesOf("unwanted")).anyMatch(note -> note.contains("not before the holidays"));
    }

    @Test
    void givesUpWhenNobodyDecidesInTime() {
        Rollout rollout = world().start(plan("ignored").waitingForApproval("3s"));

        assertThat(rollout.awaitEnd()).isEqualTo("REJECTED");
        assertThat(world().tickets().changeOf("ignored").path("state").asText()).isEqualTo("4");
        assertThat(rollout.eventsOf("approval.requested")).hasSize(1);
        assertThat(rollout.eventsOf("change.approved")).isEmpty();
        assertThat(world().fleet().assigned("4.2.1")).isZero();
    }

    @Nested
    class WhenTheChangeManagerActsInServiceNow {
        @Test
        void cancellingWhileWaitingEndsTheRollout() {
            Rollout rollout = world().start(plan("withdrawn"));
            world().awaitRequestFor(rollout);
            world().tickets().cancel("withdrawn");

            assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
            assertThat(world().fleet().assigned("4.2.1")).isZero();
        }

        @Test
        void cancellingInMidWaveStopsTheDispatchUntilAnOperatorEndsTheRollout() {
            Rollout rollout = world().startAndApprove(plan("halted").unproven(4));
            rollout.awaitEvent("wave.dispatched");
            world().tickets().cancel("halted");

            rollout.awaitHold("The change was cancelled.");
            rollout.awaitEvent("wave.unfinished");
            rollout.command("abort").expecting(200);

            assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
            assertThat(world().fleet().assigned("4.2.1")).isLessThan(60);
            assertThat(rollout.count("CANCELLED")).isPositive();
        }

        @Test
        void aHoldInMidWaveStopsTheDispatchUntilItIsLifted() {
            Rollout rollout = world().startAndApprove(plan("onhold").unproven(4));
            rollout.awaitEvent("wave.dispatched");
            world().tickets().hold("onhold", "storm warning");
            rollout.awaitHold("storm warning");
            rollout.awaitEvent("wave.unfinished");
            world().tickets().liftHold("onhold");

            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            assertThat(world().fleet().duplicates()).isEmpty();
        }
    }

    @Nested
    class WhenTheWorldIsRound {
        @Test
        void threeRegionsFollowTheSunUnderOneChange() {
            world().fleet().inThreeRegions(60);
            world().schedules()
                    .openInRegion("us", Duration.ofHours(-1))
                    .openInRegion("apac", Duration.ofSeconds(16))
                    .openInRegion("eu", Duration.ofSeconds(10));
            Rollout rollout = world().startAndApprove(plan("world")
                    .region("apac", "google:maintenance-apac")
                    .region("eu", "google:maintenance-eu")
                    .region("us", "google:maintenance-us")
                    .deviceDeadline("3s"));

            rollout.awaitEvent("wave.started");
            JsonNode regions = rollout.awaitWindowsOfRegions(3);

            assertThat(regions.get(0).path("region").asText()).isEqualTo("apac");
            assertThat(regions.get(0).path("state").asText()).isEqualTo("AWAITING_WINDOW");
            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            assertThat(rollout.detailsOf("wave.started", "wave")).containsOnly("broad");
            assertThat(rollout.detailsOf("wave.started", "region")).containsExactly("us", "eu", "apac");
            assertThat(rollout.eventsOf("wave.passed")).hasSize(1);
            assertThat(world().tickets().changesOf("world")).hasSize(1);
            assertThat(world().fleet().duplicates()).isEmpty();
        }
    }

    @Nested
    class WhenAFeedSaysOtherwise {
        @Test
        void waitsWhileItIsFrozenAndGoesOnAfterwards() {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            world().schedules().frozenInFeed("Peak season", today.minusDays(1), today.plusDays(3));
            Rollout rollout = world().startAndApprove(plan("feed-frozen").closedBy("ics:freeze"));

            String reason = rollout.awaitHold("Peak season");
            world().schedules().frozenInFeed("Peak season", today.plusDays(30), today.plusDays(31));

            assertThat(reason).contains("ics:freeze");
            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
        }

        @Test
        void namesTheUnclearEventWhileItWaitsAndGoesOnWhenItIsMended() {
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            world().schedules().unclearInFeed("Stocktaking", today.plusDays(3));
            Rollout rollout = world().startAndApprove(plan("feed-unclear").closedBy("ics:freeze"));

            String reason = rollout.awaitHold("Stocktaking");
            Instant now = Instant.now();
            JsonNode search = world().search("{\"from\":\"" + now + "\",\"until\":\"" + now.plusSeconds(86_400)
                    + "\",\"need\":{\"duration\":\"PT1H\"},\"closed\":[{\"source\":\"ics:freeze\"}]}");
            world().schedules().frozenInFeed("Stocktaking", today.plusDays(30), today.plusDays(31));

            assertThat(reason).contains("ics:freeze cannot be read since", "UID unclear", "RRULE");
            assertThat(search.at("/unread/0").asText()).contains("ics:freeze", "Stocktaking");
            assertThat(rollout.eventsOf("rollout.held").toString()).contains("Stocktaking");
            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
        }
    }

    /** Commands wait for an answer, for which the engine in this process is not quick enough. */
    @Nested
    @EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
    class WhenAnOperatorSteers {
        @Test
        void pausingStopsTheDispatchUntilResumed() {
            Rollout rollout = world().startAndApprove(plan("paused").unproven(4));
            rollout.awaitEvent("wave.dispatched");
            rollout.command("pause").expecting(200);
            assertThat(rollout.command("pause").status()).isEqualTo(409);
            rollout.awaitEvent("wave.unfinished");
            int asked = world().fleet().assigned("4.2.1");
            rollout.command("resume").expecting(200);

            assertThat(asked).isLessThan(60);
            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            assertThat(world().fleet().duplicates()).isEmpty();
        }

        @Test
        void abortingLeavesTheRestAlone() {
            Rollout rollout = world().startAndApprove(plan("aborted").unproven(4));
            rollout.awaitEvent("wave.dispatched");
            rollout.command("abort").expecting(200);

            assertThat(rollout.awaitEnd()).isEqualTo("CANCELLED");
            assertThat(rollout.eventsOf("rollout.abort-requested")).hasSize(1);
            assertThat(rollout.count("CANCELLED")).isPositive();
            assertThat(rollout.command("pause").status()).isEqualTo(409);
            assertThat(world().tickets().changeOf("aborted").path("close_code").asText())
                    .isEqualTo("unsuccessful");
        }

        @Test
        void rollingBackTakesEveryDeviceBack() {
            Rollout rollout = world().startAndApprove(plan("regretted")
                    .wave("canary", "10")
                    .wave("broad", "100%")
                    .unproven(4));
            rollout.awaitEvent("wave.passed");
            rollout.command("rollback").expecting(200);

            assertThat(rollout.awaitEnd()).isEqualTo("ROLLED_BACK");
            assertThat(rollout.count("REVERTED")).isGreaterThanOrEqualTo(10);
            assertThat(rollout.count("CONFIRMED")).isZero();
        }
    }

    @Test
    void theJournalTellsTheStoryOnceInOrder() {
        Rollout rollout = world().startAndApprove(plan("recorded"));
        rollout.awaitEnd();

        List<JsonNode> journal = rollout.journal();
        List<String> kinds =
                journal.stream().map(entry -> entry.path("kind").asText()).toList();

        assertThat(kinds)
                .containsSubsequence(
                        "rollout.started",
                        "cohort.frozen",
                        "change.raised",
                        "approval.requested",
                        "change.approved",
                        "wave.started",
                        "wave.soaking",
                        "wave.passed",
                        "rollout.completed");
        assertThat(new HashSet<>(kinds)).doesNotContain("rollout.needs-human");
        for (int i = 0; i < journal.size(); i++) {
            assertThat(journal.get(i).path("position").asInt()).isEqualTo(i + 1);
            String previous =
                    i == 0 ? "0".repeat(64) : journal.get(i - 1).path("hash").asText();
            assertThat(journal.get(i).path("previousHash").asText()).isEqualTo(previous);
        }
    }
}

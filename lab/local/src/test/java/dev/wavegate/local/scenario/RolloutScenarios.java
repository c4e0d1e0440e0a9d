package dev.wavegate.local.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

/** What a rollout does for the people around it, told once for every engine it runs on. */
abstract class RolloutScenarios {
    /** The world in which the scenarios happen. */
    abstract World world();

    @BeforeEach
    void aQuietDay() {
        world().onAQuietDay();
    }

    @Test
    void bringsEveryWaveAndClosesTheChangeAsSuccessful() {
        Rollout rollout = world().startAndApprove(
                        plan("happy").wave("canary", "5").wave("pilot", "50%").wave("broad", "100%"));

        String ending = rollout.awaitEnd();

        JsonNode change = world().desk().changeOf("happy");
        assertThat(ending)
                .isEqualTo("COMPLETED happy: 60 confirmed, 0 failed, change "
                        + change.path("number").asText() + " closed successful");
        assertThat(change.path("state").asText()).isEqualTo("3");
        assertThat(change.path("close_code").asText()).isEqualTo("successful");
        assertThat(world().fleet().installed("4.2.1")).isEqualTo(60);
        assertThat(world().fleet().duplicates()).isEmpty();
        assertThat(rollout.eventsOf("wave.passed")).hasSize(3);
        assertThat(world().desk().notesOf("happy")).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void tellsTheChangeManagerWhatIsPlanned() {
        Rollout rollout = world().start(plan("briefed").wave("canary", "5").wave("broad", "100%"));
        world().awaitRequestFor(rollout);

        JsonNode change = world().desk().changeOf("briefed");

        assertThat(change.path("short_description").asText()).contains("thermostat 4.2.1", "60 devices");
        assertThat(change.path("implementation_plan").asText())
                .contains("1. canary: 5 devices", "2. broad: 55 devices");
        assertThat(change.path("backout_plan").asText()).contains("previous version");
        assertThat(change.path("test_plan").asText()).contains("reports 4.2.1 itself");
        assertThat(change.path("justification").asText()).isEqualTo("The relay race must go");
        assertThat(change.path("start_date").asText()).isNotEmpty();
        assertThat(change.path("end_date").asText()).isNotEmpty();
        world().desk().reject("briefed", "only a look");
        rollout.awaitEnd();
    }

    @Test
    void touchesNoDeviceWhenTheChangeIsRejected() {
        Rollout rollout = world().start(plan("unwanted"));
        world().awaitRequestFor(rollout);
        world().desk().reject("unwanted", "not before the holidays");

        assertThat(rollout.awaitEnd()).startsWith("REJECTED unwanted").contains("not before the holidays");
        assertThat(world().fleet().assigned("4.2.1")).isZero();
        assertThat(world().desk().changeOf("unwanted").path("state").asText()).isEqualTo("4");
        assertThat(String.join("\n", world().desk().notesOf("unwanted"))).contains("before any device was touched");
    }

    @Test
    void givesUpWhenNobodyDecidesInTime() {
        Rollout rollout = world().start(plan("ignored").waitingForApproval("3s"));

        assertThat(rollout.awaitEnd()).startsWith("REJECTED ignored").contains("nobody decided");
        assertThat(world().fleet().assigned("4.2.1")).isZero();
    }

    @Nested
    class WhenTheChangeManagerActsInServiceNow {
        @Test
        void cancellingWhileWaitingEndsTheRollout() {
            Rollout rollout = world().start(plan("withdrawn"));
            world().awaitRequestFor(rollout);
            world().desk().cancel("withdrawn");

            assertThat(rollout.awaitEnd()).startsWith("CANCELLED withdrawn");
            assertThat(world().fleet().assigned("4.2.1")).isZero();
        }

        @Test
        void cancellingInMidWaveStopsTheDispatch() {
            Rollout rollout = world().startAndApprove(plan("halted").unproven(4));
            rollout.awaitEvent("wave.asked");
            world().desk().cancel("halted");

            assertThat(rollout.awaitEnd()).startsWith("CANCELLED halted");
            assertThat(world().fleet().assigned("4.2.1")).isLessThan(60);
            assertThat(rollout.count("CANCELLED")).isPositive();
        }

        @Test
        void aHoldInMidWaveStopsTheDispatchUntilItIsLifted() {
            Rollout rollout = world().startAndApprove(plan("onhold").unproven(4));
            rollout.awaitEvent("wave.asked");
            world().desk().hold("onhold", "storm warning");
            rollout.awaitHold("storm warning");
            rollout.awaitEvent("wave.unfinished");
            world().desk().liftHold("onhold");

            assertThat(rollout.awaitEnd()).startsWith("COMPLETED onhold: 60 confirmed, 0 failed");
            assertThat(world().fleet().duplicates()).isEmpty();
        }
    }

    @Nested
    class WhenTheReleaseIsBad {
        @Test
        void stopsInTheCanaryAndTakesBackWhatItTouched() {
            world().fleet().where("4.2.2", "brick");
            Rollout rollout = world().startAndApprove(plan("bad")
                    .bringing("4.2.2")
                    .wave("canary", "10")
                    .wave("broad", "100%")
                    .deviceDeadline("5s"));

            assertThat(rollout.awaitEnd()).startsWith("ROLLED_BACK bad");
            assertThat(world().fleet().assigned("4.2.2")).isLessThanOrEqualTo(10);
            assertThat(rollout.count("REVERTED") + rollout.count("REVERT_FAILED"))
                    .isLessThanOrEqualTo(10)
                    .isPositive();
            assertThat(gate(rollout, "install")).containsPattern("failures in [1-5] reports");
            JsonNode change = world().desk().changeOf("bad");
            assertThat(change.path("close_code").asText()).isEqualTo("unsuccessful");
            List<JsonNode> incidents = world().desk().incidentsOf("bad");
            assertThat(incidents).hasSize(1);
            assertThat(incidents.get(0).path("caused_by").asText())
                    .isEqualTo(change.path("sys_id").asText());
        }

        @Test
        void takesBackOnlyTheUpdatedWhenALaterWaveFails() {
            Rollout rollout = world().start(plan("latebad")
                    .wave("canary", "10")
                    .wave("pilot", "50%")
                    .wave("broad", "100%")
                    .deviceDeadline("10s"));
            world().awaitRequestFor(rollout);
            world().fleet().whereDevices(rollout.devicesOfWave(2), "flap");
            world().desk().approve("latebad");

            assertThat(rollout.awaitEnd()).startsWith("ROLLED_BACK latebad");
            assertThat(rollout.eventsOf("wave.passed")).hasSize(1);
            assertThat(rollout.count("CANCELLED")).isGreaterThanOrEqualTo(30);
            assertThat(rollout.count("REVERT_FAILED")).isZero();
            assertThat(rollout.devicesOfWave(1))
                    .allSatisfy(device ->
                            assertThat(world().fleet().versionOf(device)).isEqualTo("4.2.0"));
        }

        private String gate(Rollout rollout, String name) {
            for (JsonNode gate : rollout.view().path("gates")) {
                if (gate.path("gate").asText().equals(name)) {
                    return gate.path("reasons").toString();
                }
            }
            throw new AssertionError("no gate " + name + " in " + rollout.view());
        }
    }

    @Nested
    class WhenDevicesAreNotWhatTheySay {
        @Test
        void aSilentDeviceIsASilentDevice() {
            Rollout rollout = world().start(plan("silent").accepting("50%").deviceDeadline("4s"));
            world().awaitRequestFor(rollout);
            world().fleet().whereDevices(rollout.devicesOfWave(1).subList(0, 3), "silent");
            world().desk().approve("silent");

            assertThat(rollout.awaitEnd())
                    .startsWith("COMPLETED silent: 57 confirmed, 3 failed")
                    .endsWith("successful_issues");
            assertThat(rollout.count("SILENT")).isEqualTo(3);
        }

        @Test
        void aGhostIsNotASuccess() {
            Rollout rollout = world().start(plan("ghost").accepting("50%").deviceDeadline("4s"));
            world().awaitRequestFor(rollout);
            world().fleet().whereDevices(rollout.devicesOfWave(1).subList(0, 2), "ghost");
            world().desk().approve("ghost");

            assertThat(rollout.awaitEnd()).startsWith("COMPLETED ghost: 58 confirmed, 2 failed");
            assertThat(rollout.count("GHOST")).isEqualTo(2);
        }
    }

    @Nested
    class WhenTheWindowIsNotThere {
        @Test
        void goesOnInTheNextWindowWithTheRestOnly() {
            world().schedules().openTwice(Duration.ofSeconds(14), Duration.ofSeconds(10));
            Rollout rollout = world().startAndApprove(plan("twice")
                    .wave("broad", "100%", ", duration: 4s")
                    .unproven(2)
                    .deviceDeadline("3s"));

            rollout.awaitEvent("wave.unfinished");

            assertThat(rollout.awaitEnd()).startsWith("COMPLETED twice: 60 confirmed, 0 failed");
            assertThat(rollout.eventsOf("wave.started")).hasSizeGreaterThanOrEqualTo(2);
            assertThat(world().fleet().duplicates()).isEmpty();
        }

        @Test
        void saysWhoIsMissingAndGoesOnWhenSomebodyComes() {
            world().schedules().nobodyOnCall();
            Rollout rollout = world().startAndApprove(plan("unstaffed"));

            String reason = rollout.awaitHold("firmware-oncall");
            world().schedules().onCall("Cleo Example", "cleo@example.org");

            assertThat(reason).contains("pagerduty:PFW0001", "needs 1");
            assertThat(rollout.awaitEnd()).startsWith("COMPLETED unstaffed");
        }

        @Test
        void aPlannerAsksAboutACalendarThatNoRolloutNames() {
            Instant now = Instant.now();
            world().schedules().openInRegion("planners", Duration.ofHours(3));
            String question = "{\"from\":\"" + now + "\",\"until\":\"" + now.plus(Duration.ofDays(1))
                    + "\",\"need\":{\"duration\":\"PT1H\"},\"open\":[{\"source\":\"%s:maintenance-planners\"}],"
                    + "\"staffing\":[{\"role\":\"firmware-oncall\",\"roster\":\"pagerduty:PFW0001\"}]}";

            JsonNode found = world().search(question.formatted("google"));
            JsonNode mistyped = world().search(question.formatted("goggle"));

            assertThat(Instant.parse(found.at("/windows/0/start").asText()))
                    .isBetween(now.plus(Duration.ofMinutes(179)), now.plus(Duration.ofMinutes(182)));
            assertThat(found.at("/windows/0/people/0/person").asText()).isEqualTo("cleo@example.org");
            assertThat(mistyped.path("windows")).isEmpty();
            assertThat(mistyped.at("/explanation/unread/0").asText())
                    .startsWith("goggle:maintenance-planners: no system is configured");
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
            assertThat(rollout.awaitEnd()).startsWith("COMPLETED world: 60 confirmed, 0 failed");
            assertThat(rollout.eventsOf("wave.started"))
                    .satisfiesExactly(
                            first -> assertThat(first).startsWith("Wave broad in us has begun"),
                            second -> assertThat(second).startsWith("Wave broad in eu has begun"),
                            third -> assertThat(third).startsWith("Wave broad in apac has begun"));
            assertThat(rollout.eventsOf("wave.passed")).hasSize(1);
            assertThat(world().desk().changesOf("world")).hasSize(1);
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
            assertThat(rollout.awaitEnd()).startsWith("COMPLETED feed-frozen");
        }
    }

    /** Commands wait for an answer, for which the engine in this process is not quick enough. */
    @Nested
    @EnabledIf("dev.wavegate.local.scenario.Engines#isDurable")
    class WhenAnOperatorSteers {
        @Test
        void pausingStopsTheDispatchUntilResumed() {
            Rollout rollout = world().startAndApprove(plan("paused").unproven(4));
            rollout.awaitEvent("wave.asked");
            rollout.command("pause").expecting(200);
            assertThat(rollout.command("pause").status()).isEqualTo(409);
            rollout.awaitEvent("wave.unfinished");
            int asked = world().fleet().assigned("4.2.1");
            rollout.command("resume").expecting(200);

            assertThat(asked).isLessThan(60);
            assertThat(rollout.awaitEnd()).startsWith("COMPLETED paused: 60 confirmed, 0 failed");
            assertThat(world().fleet().duplicates()).isEmpty();
        }

        @Test
        void abortingLeavesTheRestAlone() {
            Rollout rollout = world().startAndApprove(plan("aborted").unproven(4));
            rollout.awaitEvent("wave.asked");
            rollout.command("abort").expecting(200);

            assertThat(rollout.awaitEnd()).startsWith("CANCELLED aborted").contains("aborted by");
            assertThat(rollout.count("CANCELLED")).isPositive();
            assertThat(rollout.command("pause").status()).isEqualTo(409);
            assertThat(world().desk().changeOf("aborted").path("close_code").asText())
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

            assertThat(rollout.awaitEnd()).startsWith("ROLLED_BACK regretted");
            assertThat(rollout.count("REVERTED")).isGreaterThanOrEqualTo(10);
            assertThat(rollout.count("CONFIRMED")).isZero();
        }
    }

    @Nested
    class WhenTheOutsideWorldFails {
        @Test
        void oneChangeOneIncidentAndNoNoteTwiceHoweverServiceNowFails() {
            world().fleet().where("4.2.3", "brick");
            for (String kind : List.of("status", "commit-then-drop")) {
                world().desk().fault("POST", "/api/sn_chg_rest/*", kind, 1);
                world().desk().fault("PATCH", "/api/now/table/change_request/*", kind, 2);
                world().desk().fault("POST", "/api/now/table/incident", kind, 1);
            }
            world().desk().throttle("POST", "/api/now/table/incident", 1);
            world().desk().throttle("POST", "/api/sn_chg_rest/*", 1);
            Rollout rollout = world().start(plan("stormy")
                    .bringing("4.2.3")
                    .wave("canary", "5")
                    .wave("broad", "100%")
                    .deviceDeadline("4s"));
            world().awaitRequestFor(rollout);
            world().desk().approve("stormy");

            assertThat(rollout.awaitEnd()).startsWith("ROLLED_BACK stormy");
            assertThat(world().desk().changesOf("stormy")).hasSize(1);
            assertThat(world().desk().incidentsOf("stormy")).hasSize(1);
            assertThat(world().desk().notesOf("stormy")).doesNotHaveDuplicates();
            assertThat(world().desk().changeOf("stormy").path("close_code").asText())
                    .isEqualTo("unsuccessful");
        }

        @Test
        void asksEachDeviceOnceHoweverTheDeviceManagerFails() {
            world().fleetFault("PUT", "/fleet/v1/assignments/*", "commit-then-drop", 2);
            world().fleetFault("PUT", "/fleet/v1/assignments/*", "drop", 1);
            world().fleetFault("PUT", "/fleet/v1/assignments/*", "status", 1);
            world().fleetFault("GET", "/fleet/v1/outcomes", "malformed", 2);
            world().fleetFault("GET", "/fleet/v1/devices", "html", 1);
            Rollout rollout =
                    world().startAndApprove(plan("dropped").wave("canary", "10").wave("broad", "100%"));

            assertThat(rollout.awaitEnd()).startsWith("COMPLETED dropped: 60 confirmed, 0 failed");
            assertThat(world().fleet().duplicates()).isEmpty();
            assertThat(world().fleet().assigned("4.2.1")).isEqualTo(60);
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

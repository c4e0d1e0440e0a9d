package dev.wavegate.local.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static dev.wavegate.local.scenario.PlanText.plan;
import static org.assertj.core.api.Assertions.assertThat;

/** What a rollout does when releases, devices, schedules or the systems around it are not as they should be. */
class TroubleScenariosTest extends OnOneStage {
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

            assertThat(rollout.awaitEnd()).isEqualTo("ROLLED_BACK");
            assertThat(world().fleet().assigned("4.2.2")).isLessThanOrEqualTo(10);
            assertThat(rollout.count("REVERTED") + rollout.count("REVERT_FAILED"))
                    .isLessThanOrEqualTo(10)
                    .isPositive();
            JsonNode gate = gate(rollout, "install");
            assertThat(gate.path("verdict").asText()).isEqualTo("FAILED");
            assertThat(reportsIn(gate)).isBetween(1, 5);
            JsonNode change = world().tickets().changeOf("bad");
            assertThat(change.path("close_code").asText()).isEqualTo("unsuccessful");
            List<JsonNode> incidents = world().tickets().incidentsOf("bad");
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
            world().tickets().approve("latebad");

            assertThat(rollout.awaitEnd()).isEqualTo("ROLLED_BACK");
            assertThat(rollout.eventsOf("wave.passed")).hasSize(1);
            assertThat(rollout.count("CANCELLED")).isGreaterThanOrEqualTo(30);
            assertThat(rollout.count("REVERT_FAILED")).isZero();
            assertThat(rollout.devicesOfWave(1))
                    .allSatisfy(device ->
                            assertThat(world().fleet().versionOf(device)).isEqualTo("4.2.0"));
        }

        @Test
        void aCanaryOfOneThatBricksProvesNothingAndAPersonDecides() {
            Rollout rollout = world().start(plan("one")
                    .wave("canary", "1")
                    .wave("broad", "100%")
                    .deviceDeadline("4s"));
            world().awaitRequestFor(rollout);
            world().fleet().whereDevices(rollout.devicesOfWave(1), "brick");
            world().tickets().approve("one");

            assertThat(rollout.awaitHold("canary")).isNotBlank();
            assertThat(rollout.eventsOf("wave.started")).hasSize(1);
            rollout.decide("ROLL_BACK");
            assertThat(rollout.awaitEnd()).isEqualTo("ROLLED_BACK");
        }

        @Test
        void aCanaryThatGoesBackAfterItPassedIsSeenBeforeTheLastWave() {
            Rollout rollout = world().start(plan("reverts")
                    .wave("canary", "10")
                    .soaking("14s")
                    .wave("pilot", "50%")
                    .soaking("1s")
                    .wave("broad", "100%")
                    .deviceDeadline("15s"));
            world().awaitRequestFor(rollout);
            List<String> canary = rollout.devicesOfWave(1);
            world().fleet().whereDevicesGoBack(canary, Duration.ofSeconds(5));
            world().tickets().approve("reverts");

            assertThat(rollout.awaitEnd()).isEqualTo("ROLLED_BACK");
            assertThat(rollout.count("CANCELLED")).isEqualTo(30);
            assertThat(canary)
                    .allSatisfy(device ->
                            assertThat(world().fleet().versionOf(device)).isEqualTo("4.2.0"));
            assertThat(world().tickets().changeOf("reverts").path("close_code").asText())
                    .isEqualTo("unsuccessful");
        }

        /** The second number of the reason of a sequential gate: how many reports it took. */
        private static int reportsIn(JsonNode gate) {
            String[] numbers = gate.at("/reasons/0").asText().split("\\D+");
            return Integer.parseInt(numbers[1]);
        }

        private static JsonNode gate(Rollout rollout, String name) {
            for (JsonNode gate : rollout.view().path("gates")) {
                if (gate.path("gate").asText().equals(name)) {
                    return gate;
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
            world().tickets().approve("silent");

            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 57, "NO_RESPONSE", 3));
            assertThat(world().tickets().changeOf("silent").path("close_code").asText())
                    .isEqualTo("successful_issues");
        }

        @Test
        void aGhostIsNotASuccess() {
            Rollout rollout = world().start(plan("ghost").accepting("50%").deviceDeadline("4s"));
            world().awaitRequestFor(rollout);
            world().fleet().whereDevices(rollout.devicesOfWave(1).subList(0, 2), "ghost");
            world().tickets().approve("ghost");

            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 58, "FALSE_SUCCESS", 2));
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

            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            assertThat(rollout.eventsOf("wave.started")).hasSizeGreaterThanOrEqualTo(2);
            assertThat(world().fleet().duplicates()).isEmpty();
        }

        @Test
        void saysWhoIsMissingAndGoesOnWhenSomebodyComes() {
            world().schedules().nobodyOnCall();
            Rollout rollout = world().startAndApprove(plan("unstaffed"));

            String reason = rollout.awaitHold("firmware-oncall");
            world().schedules().onCall("Cleo Example", "cleo@example.org");

            assertThat(reason).contains("pagerduty:PFW0001");
            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
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
            assertThat(mistyped.at("/unread/0").asText()).contains("goggle:maintenance-planners");
        }
    }

    @Nested
    class WhenTheOutsideWorldFails {
        @Test
        void oneChangeOneIncidentAndNoNoteTwiceHoweverServiceNowFails() {
            world().fleet().where("4.2.3", "brick");
            for (String kind : List.of("status", "commit-then-drop")) {
                world().tickets().fault("POST", "/api/sn_chg_rest/*", kind, 1);
                world().tickets().fault("PATCH", "/api/now/table/change_request/*", kind, 2);
                world().tickets().fault("POST", "/api/now/table/incident", kind, 1);
            }
            world().tickets().throttle("POST", "/api/now/table/incident", 1);
            world().tickets().throttle("POST", "/api/sn_chg_rest/*", 1);
            Rollout rollout = world().start(plan("stormy")
                    .bringing("4.2.3")
                    .wave("canary", "5")
                    .wave("broad", "100%")
                    .deviceDeadline("4s"));
            world().awaitRequestFor(rollout);
            world().tickets().approve("stormy");

            assertThat(rollout.awaitEnd()).isEqualTo("ROLLED_BACK");
            assertThat(world().tickets().changesOf("stormy")).hasSize(1);
            assertThat(world().tickets().incidentsOf("stormy")).hasSize(1);
            assertThat(world().tickets().notesOf("stormy")).doesNotHaveDuplicates();
            assertThat(world().tickets().changeOf("stormy").path("close_code").asText())
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

            assertThat(rollout.awaitEnd()).isEqualTo("COMPLETED");
            assertThat(rollout.outcomes()).isEqualTo(Map.of("CONFIRMED", 60));
            assertThat(world().fleet().duplicates()).isEmpty();
            assertThat(world().fleet().assigned("4.2.1")).isEqualTo(60);
        }
    }
}

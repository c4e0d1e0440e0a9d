package dev.wavegate.api.rollout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.api.lab.Surroundings;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.workflows.rollout.RolloutWorkflow;
import dev.wavegate.workflows.temporal.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static dev.wavegate.testkit.rollout.PlanBuilder.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

class StartingRolloutsTest {
    private final RunningApi api = RunningApi.shared();

    @Test
    void startsAPlanAndSaysWhereTheRolloutIs() {
        RolloutPlan plan = aPlan("starts-a-plan")
                .inACanaryAndTheRest(20)
                .labelled("team", "comfort")
                .build();

        HttpAnswer answer = api.postJson(ROLLOUTS, CanonicalPlan.json(plan)).isStatus(201);

        assertThat(answer.header("Location")).isEqualTo("/api/v1/rollouts/starts-a-plan");
        assertThat(answer.header("ETag")).matches("\"[0-9]+-[0-9a-f]{8}\"");
        assertThat(answer.text("/digest")).isEqualTo(CanonicalPlan.digest(plan).value());
        assertThat(answer.text("/product")).isEqualTo("thermostat");
        assertThat(answer.text("/version")).isEqualTo("4.2.1");
        assertThat(answer.each("waves", "name")).containsExactly("wave-1", "wave-2");
        assertThat(answer.each("waves", "devices")).containsExactly("0", "0");
        assertThat(answer.text("/labels/team")).isEqualTo("comfort");
        assertThat(api.get(answer.header("Location")).isStatus(200).text("/id")).isEqualTo("starts-a-plan");
    }

    @Test
    void theStoryReallyRuns() {
        api.start(aPlan("really-runs").build()).isStatus(201);

        assertThat(api.get(ROLLOUTS + "/really-runs").text("/state")).isEqualTo("AWAITING_APPROVAL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/yaml", "application/x-yaml", "text/yaml; charset=utf-8"})
    void takesYamlUnderAllItsNames(String mediaType) throws IOException {
        String name = "yaml-" + mediaType.replaceAll("[^a-z]", "");
        String plan = Files.readString(Path.of("../examples/thermostat.yaml")).replace("thermostat-4-2-1", name);

        api.post(ROLLOUTS, mediaType, plan).isStatus(201);

        assertThat(api.get(ROLLOUTS + "/" + name + "/plan").text("/spec/release/version"))
                .isEqualTo("4.2.1");
        assertThat(Surroundings.stored().rollouts().schedulesInUse())
                .contains(ScheduleRef.parse("google:maintenance-eu"), ScheduleRef.parse("pagerduty:PFW0001"));
    }

    @Test
    void answersWithTheExistingRolloutWhenThePlanIsTheSame() {
        RolloutPlan plan = aPlan("same-plan-twice").build();
        api.start(plan).isStatus(201);

        HttpAnswer second = api.postJson(ROLLOUTS, CanonicalPlan.json(plan)).isStatus(200);

        assertThat(second.text("/id")).isEqualTo("same-plan-twice");
        assertThat(second.text("/state")).isEqualTo("AWAITING_APPROVAL");
    }

    @Test
    void refusesAnotherPlanUnderTheSameName() {
        api.start(aPlan("one-name").build()).isStatus(201);

        RolloutPlan other = aPlan("one-name").of("thermostat", "4.3.0").build();

        api.postJson(ROLLOUTS, CanonicalPlan.json(other)).isProblem(409, "rollout.exists");
        assertThat(api.get(ROLLOUTS + "/one-name").text("/version")).isEqualTo("4.2.1");
    }

    @Test
    void makesUpForARegistrationThatWasLost() {
        RolloutPlan plan = aPlan("lost-registration").build();
        startOnAQueueThatNobodyServes(plan);

        RolloutPlan other = aPlan("lost-registration").of("thermostat", "4.3.0").build();
        api.postJson(ROLLOUTS, CanonicalPlan.json(other)).isProblem(409, "rollout.exists");
        api.get(ROLLOUTS + "/lost-registration").isProblem(404, "rollout.missing");

        api.postJson(ROLLOUTS, CanonicalPlan.json(plan)).isStatus(200);
        api.get(ROLLOUTS + "/lost-registration").isStatus(200);
    }

    @Test
    void onlyChecksAPlanWhenAskedTo() {
        RolloutPlan plan = aPlan("only-checked").build();

        HttpAnswer answer = api.postJson(ROLLOUTS + "?validate_only=true", CanonicalPlan.json(plan))
                .isStatus(200);

        assertThat(answer.json().path("valid").asBoolean()).isTrue();
        assertThat(answer.text("/digest")).isEqualTo(CanonicalPlan.digest(plan).value());
        assertThat(answer.json().path("plan").toString()).isEqualTo(CanonicalPlan.json(plan));
        leavesNothingBehind("only-checked");
    }

    @Test
    void saysThatTheEngineDoesNotAnswerAndLeavesNothingBehind() {
        try (RunningApi alone = RunningApi.withItsOwnEngine("wavegate.temporal.target=127.0.0.1:1")) {
            alone.postJson(ROLLOUTS, CanonicalPlan.json(aPlan("no-engine").build()))
                    .isProblem(503, "engine.unavailable");
            HttpAnswer health = alone.get("/actuator/health").isStatus(503);
            assertThat(health.text("/components/engine/status")).isEqualTo("DOWN");
            assertThat(health.text("/components/db/status")).isEqualTo("UP");
        }
        leavesNothingBehind("no-engine");
    }

    @Test
    void healthShowsTheEngine() {
        HttpAnswer health = api.get("/actuator/health").isStatus(200);

        assertThat(health.text("/components/engine/details/namespace")).isNotEmpty();
    }

    private void leavesNothingBehind(String rollout) {
        api.get(ROLLOUTS + "/" + rollout).isProblem(404, "rollout.missing");
        assertThat(Surroundings.stored().rollouts().find(new RolloutId(rollout)))
                .isEmpty();
    }

    private static void startOnAQueueThatNobodyServes(RolloutPlan plan) {
        RolloutWorkflow story = Surroundings.client()
                .newWorkflowStub(
                        RolloutWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setWorkflowId(RolloutWorkflow.workflowId(plan.id()))
                                .setTaskQueue(TaskQueues.WORKFLOWS + "-of-nobody")
                                .build());
        WorkflowClient.start(story::run, new RolloutWorkflow.Input(new PlanRef(plan.id(), CanonicalPlan.digest(plan))));
    }
}

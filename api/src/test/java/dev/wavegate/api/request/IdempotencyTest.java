package dev.wavegate.api.request;

import dev.wavegate.api.lab.EventReader;
import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.plan.CanonicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static dev.wavegate.testkit.rollout.PlanBuilder.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";

    private final RunningApi api = RunningApi.shared();

    @Test
    void givesTheFirstAnswerAgain() {
        String plan = CanonicalPlan.json(aPlan("keyed-start").build());

        HttpAnswer first = api.postJson(ROLLOUTS, plan, KEY, "start-1").isStatus(201);
        HttpAnswer again = api.postJson(ROLLOUTS, plan, KEY, "start-1").isStatus(201);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
    }

    @Test
    void refusesAKeyThatBelongsToAnotherRequest() {
        String one = CanonicalPlan.json(aPlan("keyed-one").build());
        String other = CanonicalPlan.json(aPlan("keyed-other").build());
        api.postJson(ROLLOUTS, one, KEY, "start-2").isStatus(201);

        api.postJson(ROLLOUTS, other, KEY, "start-2").isProblem(409, "request.idempotency-key-reused");
        api.postJson(ROLLOUTS + "?validate_only=true", one, KEY, "start-2")
                .isProblem(409, "request.idempotency-key-reused");
        api.get(ROLLOUTS + "/keyed-other").isProblem(404, "rollout.missing");
    }

    @Test
    void givesRefusalsAgainToo() {
        HttpAnswer first = api.postJson(ROLLOUTS, "{}", KEY, "broken-1").isProblem(422, "plan.invalid");

        assertThat(api.postJson(ROLLOUTS, "{}", KEY, "broken-1")
                        .isProblem(422, "plan.invalid")
                        .body())
                .isEqualTo(first.body());
    }

    @Test
    void carriesACommandOnce() {
        api.start(aPlan("keyed-command").build());
        String path = ROLLOUTS + "/keyed-command";

        api.postJson(path + ":pause", "{}", KEY, "pause-1").isStatus(200);
        api.postJson(path + ":pause", "{}", KEY, "pause-1").isStatus(200);
        api.post(path + ":resume").isStatus(200);

        try (EventReader events = api.follow("keyed-command", 0)) {
            assertThat(events.until("rollout.resumed"))
                    .filteredOn(each -> each.name().equals("rollout.paused"))
                    .hasSize(1);
        }
    }

    @Test
    void keepsNoAnswerThatBlamesOurselves() {
        String plan = CanonicalPlan.json(aPlan("keyed-retry").build());
        try (RunningApi alone = RunningApi.withItsOwnEngine("wavegate.temporal.target=127.0.0.1:1")) {
            alone.postJson(ROLLOUTS, plan, KEY, "retry-1").isProblem(503, "engine.unavailable");
        }

        api.postJson(ROLLOUTS, plan, KEY, "retry-1").isStatus(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "a\tb"})
    void refusesKeysOfAnotherForm(String key) {
        api.postJson(ROLLOUTS, "{}", KEY, key).isProblem(400, "request.invalid");
    }

    @Test
    void refusesKeysThatAreTooLong() {
        api.postJson(ROLLOUTS, "{}", KEY, "k".repeat(201)).isProblem(400, "request.invalid");
        api.postJson(ROLLOUTS, "{}", KEY, "k".repeat(200)).isProblem(422, "plan.invalid");
    }
}

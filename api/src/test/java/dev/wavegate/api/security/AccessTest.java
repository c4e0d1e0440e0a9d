package dev.wavegate.api.security;

import java.util.List;

import dev.wavegate.api.lab.EventReader;
import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.bootstrap.SettingRefused;
import dev.wavegate.plan.CanonicalPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static dev.wavegate.testkit.rollout.PlanBuilder.aPlan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccessTest {
    private static final String AUTHORIZATION = "Authorization";

    @Test
    void asksForTheTokenOnceThereIsOne() {
        try (RunningApi api = RunningApi.with("wavegate.api.token=s3cret", "wavegate.api.token-name=release-team")) {
            for (String path : List.of(ROLLOUTS, ROLLOUTS + "/x", "/v3/api-docs", "/nowhere", "/actuator")) {
                HttpAnswer refused = api.get(path).isProblem(401, "request.unauthenticated");
                assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
                assertThat(refused.body()).doesNotContain("s3cret");
            }
            api.get(ROLLOUTS, AUTHORIZATION, "Bearer wrong").isProblem(401, "request.unauthenticated");
            api.get(ROLLOUTS, AUTHORIZATION, "Basic s3cret").isProblem(401, "request.unauthenticated");
            api.get(ROLLOUTS, AUTHORIZATION, "bearer s3cret").isStatus(200);
            api.get("/actuator/health").isStatus(200);
            api.post("/api/v1/hooks/servicenow").isStatus(202);
            commandsCarryTheTokensName(api);
        }
    }

    private static void commandsCarryTheTokensName(RunningApi api) {
        String plan = CanonicalPlan.json(aPlan("named-token").build());
        api.postJson(ROLLOUTS, plan, AUTHORIZATION, "Bearer s3cret").isStatus(201);
        api.postJson(ROLLOUTS + "/named-token:pause", "{}", AUTHORIZATION, "Bearer s3cret")
                .isStatus(200);
        try (EventReader events = api.follow("named-token", 0, AUTHORIZATION, "Bearer s3cret")) {
            assertThat(events.until("rollout.paused"))
                    .last()
                    .satisfies(event -> assertThat(event.data()).contains("\"actor\":\"release-team\""));
        }
    }

    @Test
    void doesNotStartOpenToTheWorldWithoutAToken() {
        assertThatThrownBy(() -> RunningApi.with("wavegate.api.address=0.0.0.0"))
                .hasRootCauseInstanceOf(SettingRefused.class)
                .rootCause()
                .satisfies(goldenMessage("setting.open-address"));
    }

    @Test
    void startsOpenToTheWorldWithATokenAndWithoutHooks() {
        try (RunningApi api = RunningApi.with("wavegate.api.address=0.0.0.0", "wavegate.api.token=s3cret")) {
            api.get(ROLLOUTS, AUTHORIZATION, "Bearer s3cret").isStatus(200);
            api.post("/api/v1/hooks/servicenow").isProblem(404, "hook.disabled");
        }
    }

    @Test
    void refusesCallsThatAPageOfAnotherSiteMakes() {
        RunningApi api = RunningApi.shared();

        api.postJson(ROLLOUTS, "{}", "Origin", "https://evil.example").isProblem(403, "request.foreign-origin");
        api.get(ROLLOUTS, "Origin", "null").isProblem(403, "request.foreign-origin");
        api.get(ROLLOUTS, "Origin", api.address()).isStatus(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LocalHost:1", "127.0.0.1", "127.0.0.1:8080", "127.200.3.4", "[::1]", "[::1]:80"})
    void takesCallsThatNameThisMachine(String host) {
        assertThat(calling(RunningApi.shared(), host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "127.0.0.256",
                "10.0.0.7",
                "[::2]",
                "2130706433"
            })
    void refusesCallsUnderANameThatWasMadeToPointHere(String host) {
        calling(RunningApi.shared(), host).isProblem(421, "request.misdirected");
        RunningApi.shared()
                .raw("POST " + ROLLOUTS + " HTTP/1.0\r\nHost: " + host + "\r\nOrigin: http://" + host
                        + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                .isProblem(421, "request.misdirected");
    }

    @Test
    void takesCallsUnderTheNamesThatAreConfigured() {
        try (RunningApi api = RunningApi.with("wavegate.api.hosts=wavegate.lab,Proxy.lab")) {
            calling(api, "wavegate.lab:8080").isStatus(200);
            calling(api, "proxy.lab").isStatus(200);
            calling(api, "evil.example").isProblem(421, "request.misdirected");
        }
    }

    @Test
    void takesCallsUnderAnyNameWhenItListensToTheWorld() {
        try (RunningApi api = RunningApi.with("wavegate.api.address=0.0.0.0", "wavegate.api.token=s3cret")) {
            calling(api, "wavegate.example").isProblem(401, "request.unauthenticated");
        }
    }

    private static HttpAnswer calling(RunningApi api, String host) {
        return api.raw("GET " + ROLLOUTS + "?product=none HTTP/1.0\r\nHost: " + host + "\r\n\r\n");
    }
}

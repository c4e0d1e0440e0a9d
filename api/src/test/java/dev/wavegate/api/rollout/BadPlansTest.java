package dev.wavegate.api.rollout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class BadPlansTest {
    private static final String NAME = "thermostat-4-2-1";

    private final RunningApi api = RunningApi.shared();

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "size: 20, | size: 0, | spec.waves[0].size",
                "size: 100% | size: 90% | spec.waves[2].size",
                "soak: 4s } | soak: -4s } | spec.waves[0].soak",
                "acceptable: 1% | acceptable: 5 | spec.gates.install.acceptable",
                "name: pilot | name: canary | spec.waves[1].name",
                "lead: 2s | leed: 2s | spec.windows.leed",
                "kind: Rollout | kind: Rollback | kind"
            })
    void refusesAPlanThatBreaksARule(String right, String wrong, String path) throws IOException {
        HttpAnswer answer = api.post(ROLLOUTS, "application/yaml", example().replaceFirst(right.strip(), wrong.strip()))
                .isProblem(422, "plan.invalid");

        assertThat(answer.each("reasons", "path")).contains(path);
        assertThat(answer.each("reasons", "rule"))
                .allSatisfy(rule -> assertThat(rule).isNotEmpty());
        assertThat(answer.json().at("/reasons/0/line").asInt()).isPositive();
        leavesNothingBehind();
    }

    @Test
    void reportsEverythingAtOnce() throws IOException {
        String plan = example().replaceFirst("size: 20,", "size: 0,").replaceFirst("lead: 2s", "lead: soon");

        HttpAnswer answer = api.post(ROLLOUTS, "application/yaml", plan).isProblem(422, "plan.invalid");

        assertThat(answer.each("reasons", "path")).contains("spec.waves[0].size", "spec.windows.lead");
        assertThat(answer.each("reasons", "value")).contains("0", "soon");
        assertThat(answer.text("/title")).satisfies(golden("plan.invalid"));
        assertThat(answer.text("/detail")).satisfies(golden("plan.several-errors"));
    }

    @Test
    void refusesBackendsThatTheConfigurationDoesNotName() throws IOException {
        try (RunningApi knowing = RunningApi.with("wavegate.fleets.sim.url=http://127.0.0.1:18084")) {
            String plan = example().replace("backend: sim", "backend: hawkbit");
            HttpAnswer answer = knowing.post(ROLLOUTS, "application/yaml", plan).isProblem(422, "plan.invalid");
            assertThat(answer.each("reasons", "path")).containsExactly("spec.fleet.backend");
            assertThat(answer.text("/detail")).satisfies(golden("plan.one-error"));
            knowing.post(ROLLOUTS + "?validate_only=true", "application/yaml", example())
                    .isStatus(200);
        }
        leavesNothingBehind();
    }

    @Test
    void refusesWhatIsNoPlanAtAll() {
        for (String body : List.of("", "[]", "{", "a: &a [1]\nb: *a", "a: 1\na: 2")) {
            api.post(ROLLOUTS, "application/yaml", body).isProblem(422, "plan.invalid");
        }
        api.postJson(ROLLOUTS, "{\"kind\":\"Rollout\",").isProblem(422, "plan.invalid");
        api.postJson(ROLLOUTS, "").isProblem(422, "plan.invalid");
    }

    @Test
    void refusesAPlanOfTenMegabytesWithoutLookingAtIt() {
        String body = "# " + "x".repeat(10 * 1024 * 1024);

        api.post(ROLLOUTS, "application/yaml", body).isProblem(413, "plan.too-large");
        leavesNothingBehind();
    }

    @Test
    void refusesAPlanJustAboveTheLimitOnly() throws IOException {
        String limit =
                example() + "# " + "x".repeat(256 * 1024 - example().getBytes(StandardCharsets.UTF_8).length - 2);

        api.post(ROLLOUTS + "?validate_only=true", "application/yaml", limit).isStatus(200);
        api.post(ROLLOUTS + "?validate_only=true", "application/yaml", limit + "x")
                .isProblem(413, "plan.too-large");
    }

    @Test
    void takesNothingButYamlAndJson() throws IOException {
        for (String type : Stream.of("text/plain", "application/xml", "application/x-www-form-urlencoded")
                .toList()) {
            api.post(ROLLOUTS, type, example()).isProblem(415, "request.media-type-unsupported");
        }
        leavesNothingBehind();
    }

    private void leavesNothingBehind() {
        api.get(ROLLOUTS + "/" + NAME).isProblem(404, "rollout.missing");
    }

    private static String example() throws IOException {
        return Files.readString(Path.of("../examples/thermostat.yaml"));
    }
}

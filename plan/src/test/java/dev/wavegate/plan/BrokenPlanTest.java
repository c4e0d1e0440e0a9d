package dev.wavegate.plan;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BrokenPlanTest {
    @ParameterizedTest(name = "{1} {2} (found {3})")
    @MethodSource({"heads", "releases", "fleets"})
    void namesThePathTheRuleAndTheValue(String yaml, String path, String rule, String value) {
        assertThat(PlanText.problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.line()).isPositive();
        });
    }

    static Stream<Arguments> heads() {
        String name = "must be a name of 1 to 40 of a-z, 0-9 and -, beginning and ending with a letter or digit";
        return Stream.of(
                arguments(
                        PlanText.with("wavegate/v1", "wavegate/v2"),
                        "apiVersion",
                        "must be \"wavegate/v1\"",
                        "wavegate/v2"),
                arguments(PlanText.with("Rollout", "rollout"), "kind", "must be \"Rollout\"", "rollout"),
                arguments(PlanText.with("kind: Rollout\n", ""), "kind", "is required", ""),
                arguments(PlanText.with("name: lamp-2", "name: Lamp_2"), "metadata.name", name, "Lamp_2"),
                arguments(
                        PlanText.with("name: lamp-2", "name: " + "a".repeat(41)),
                        "metadata.name",
                        name,
                        "a".repeat(41)),
                arguments(
                        PlanText.with("name: lamp-2", "name:"),
                        "metadata.name",
                        name + "; leave the key out for its default",
                        ""),
                arguments(
                        PlanText.with("kind: Rollout", "kind: Rollout\nwaves: []"),
                        "waves",
                        "is no key of a plan",
                        "[]"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  label: { a: b }"),
                        "metadata.label",
                        "is no key of metadata; did you mean \"labels\"?",
                        "{a}"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: { a b: c }"),
                        "metadata.labels[\"a b\"]",
                        "must have a name of 1 to 63 letters, digits and ._/- between letters or digits",
                        "a b"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: { team: [x] }"),
                        "metadata.labels.team",
                        "must be text of 1 to 200 characters",
                        "[x]"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: { team: " + "x".repeat(201) + " }"),
                        "metadata.labels.team",
                        "must be text of 1 to 200 characters, not blank",
                        "x".repeat(99) + "…"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: {" + manyLabels() + "}"),
                        "metadata.labels",
                        "must have at most 32 labels",
                        "33 labels"));
    }

    static Stream<Arguments> releases() {
        String version =
                "must be a version of 1 to 64 visible characters without blanks, beginning with a letter or digit";
        String hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        return Stream.of(
                arguments(PlanText.with("version: 2.0.0", "version: 2 0"), "spec.release.version", version, "2 0"),
                arguments(PlanText.with("version: 2.0.0", "version: [2]"), "spec.release.version", version, "[2]"),
                arguments(
                        PlanText.with("type: FIRMWARE", "type: FIRMWAER"),
                        "spec.release.type",
                        "must be one of FIRMWARE, SOFTWARE, SECURITY, FEATURE, CONFIG; did you mean \"FIRMWARE\"?",
                        "FIRMWAER"),
                arguments(
                        PlanText.with("product: lamp", "product: ' '"),
                        "spec.release.product",
                        "must be text of 1 to 100 characters, not blank",
                        " "),
                arguments(
                        PlanText.with(hash, "ABC"),
                        "spec.release.artifact.sha256",
                        "must be 64 lower-case hexadecimal digits",
                        "ABC"),
                arguments(
                        PlanText.with("https://firmware.example.com/lamp-2.bin", "lamp-2.bin"),
                        "spec.release.artifact.uri",
                        "must be an absolute address",
                        "lamp-2.bin"),
                arguments(
                        PlanText.with("sizeBytes: 4096", "sizeBytes: 0"),
                        "spec.release.artifact.sizeBytes",
                        "must be a whole number from 1 to 1000000000000",
                        "0"),
                arguments(
                        PlanText.with("sizeBytes: 4096", "sizeBytes: 1_000"),
                        "spec.release.artifact.sizeBytes",
                        "must be a whole number from 1 to 1000000000000",
                        "1_000"));
    }

    static Stream<Arguments> fleets() {
        return Stream.of(
                arguments(
                        PlanText.with("backend: sim", "backend: simm"),
                        "spec.fleet.backend",
                        "must name a configured backend: fleet-eu, sim; did you mean \"sim\"?",
                        "simm"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { version: '<' }"),
                        "spec.fleet.select.version",
                        "must be <, <=, >, >=, = or != before a version of 1 to 64 visible characters without blanks,"
                                + " beginning with a letter or digit",
                        "<"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { region: eu }"),
                        "spec.fleet.select.region",
                        "must be a list",
                        "eu"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { region: [] }"),
                        "spec.fleet.select.region",
                        "must list 1 to 200 values",
                        "0 values"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { region: [eu, eu] }"),
                        "spec.fleet.select.region[1]",
                        "must be listed once",
                        "eu"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { colour: [red] }"),
                        "spec.fleet.select.colour",
                        "is no key of select",
                        "[red]"));
    }

    @Test
    void reportsEverythingAtOnceByLine() {
        String yaml = PlanText.withWaves("name: a, size: 0", "name: a, sise: 5", "name: c, size: 50%")
                        .replace("name: lamp-2", "name: Lamp")
                        .replace("backend: sim", "backend: unknown")
                + "  gates: { g: { acceptable: 5 } }\n  pace: { perMinute: -1 }\n";

        assertThat(PlanText.problems(yaml))
                .extracting(PlanProblem::path)
                .containsExactly(
                        "metadata.name",
                        "spec.fleet.backend",
                        "spec.waves[0].size",
                        "spec.waves[1].sise",
                        "spec.waves[1].size",
                        "spec.waves[1].name",
                        "spec.waves[2].size",
                        "spec.gates.g.acceptable",
                        "spec.pace.perMinute");
    }

    @Test
    void saysHowManyProblemsItLeavesOut() {
        String strangers =
                IntStream.range(0, 150).mapToObj(each -> "k" + each + ": 1").collect(Collectors.joining(", "));

        assertThat(PlanText.problems(PlanText.withSpec("pace: { " + strangers + " }")))
                .hasSize(101)
                .anySatisfy(problem -> assertThat(problem.rule()).isEqualTo("has 50 more problems"));
    }

    @Test
    void listsEveryMissingKey() {
        assertThat(PlanText.problems("spec: { release: {}, fleet: {}, change: {}, waves: [{}] }"))
                .allSatisfy(problem -> assertThat(problem.rule()).isEqualTo("is required"))
                .extracting(PlanProblem::path)
                .containsExactly(
                        "apiVersion",
                        "kind",
                        "metadata",
                        "spec.release.product",
                        "spec.release.version",
                        "spec.release.type",
                        "spec.release.artifact",
                        "spec.fleet.backend",
                        "spec.change.assignmentGroup",
                        "spec.waves[0].name",
                        "spec.waves[0].size");
    }

    @Test
    void keepsSignatureAndKeyTogether() {
        assertThat(PlanText.problems(PlanText.with("sizeBytes: 4096", "sizeBytes: 4096\n      keyId: k1")))
                .containsExactly(new PlanProblem(
                        "spec.release.artifact.keyId",
                        "must come with both of signature and keyId, or not at all",
                        "k1",
                        14));
    }

    @Test
    void printsAProblemForPeople() {
        assertThat(new PlanProblem("spec.waves[1].size", "must be 100%", "50%", 22))
                .hasToString("line 22: spec.waves[1].size must be 100% (found \"50%\")");
        assertThat(new PlanProblem("", "must be UTF-8", "", 0)).hasToString("the plan must be UTF-8");
    }

    private static String manyLabels() {
        return IntStream.range(0, 33).mapToObj(each -> "l" + each + ": x").collect(Collectors.joining(", "));
    }
}

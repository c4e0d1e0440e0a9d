package dev.wavegate.plan;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BrokenPlanTest {
    @ParameterizedTest(name = "{1} {2} (found {3})")
    @MethodSource({"heads", "releases", "fleets"})
    void namesThePathTheRuleAndTheValue(String yaml, String path, String rule, String value) {
        assertThat(PlanText.problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.rule()).satisfies(golden(rule));
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.line()).isPositive();
        });
    }

    static Stream<Arguments> heads() {
        String name = "plan.rollout-name";
        return Stream.of(
                arguments(PlanText.with("wavegate/v1", "wavegate/v2"), "apiVersion", "plan.api-version", "wavegate/v2"),
                arguments(PlanText.with("Rollout", "rollout"), "kind", "plan.kind", "rollout"),
                arguments(PlanText.with("kind: Rollout\n", ""), "kind", "plan.required", ""),
                arguments(PlanText.with("name: lamp-2", "name: Lamp_2"), "metadata.name", name, "Lamp_2"),
                arguments(
                        PlanText.with("name: lamp-2", "name: " + "a".repeat(41)),
                        "metadata.name",
                        name,
                        "a".repeat(41)),
                arguments(PlanText.with("name: lamp-2", "name:"), "metadata.name", "plan.rollout-name-absent", ""),
                arguments(
                        PlanText.with("kind: Rollout", "kind: Rollout\nwaves: []"),
                        "waves",
                        "plan.unknown-key-plan",
                        "[]"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  label: { a: b }"),
                        "metadata.label",
                        "plan.unknown-key-metadata",
                        "{a}"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: { a b: c }"),
                        "metadata.labels[\"a b\"]",
                        "plan.label-name",
                        "a b"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: { team: [x] }"),
                        "metadata.labels.team",
                        "plan.text-200",
                        "[x]"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: { team: " + "x".repeat(201) + " }"),
                        "metadata.labels.team",
                        "plan.text-200-blank",
                        "x".repeat(99) + "…"),
                arguments(
                        PlanText.with("name: lamp-2", "name: lamp-2\n  labels: {" + manyLabels() + "}"),
                        "metadata.labels",
                        "plan.too-many-labels",
                        "33 labels"));
    }

    static Stream<Arguments> releases() {
        String version = "plan.version";
        String hash = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
        return Stream.of(
                arguments(PlanText.with("version: 2.0.0", "version: 2 0"), "spec.release.version", version, "2 0"),
                arguments(PlanText.with("version: 2.0.0", "version: [2]"), "spec.release.version", version, "[2]"),
                arguments(
                        PlanText.with("type: FIRMWARE", "type: FIRMWAER"),
                        "spec.release.type",
                        "plan.release-type",
                        "FIRMWAER"),
                arguments(PlanText.with("product: lamp", "product: ' '"), "spec.release.product", "plan.text-100", " "),
                arguments(PlanText.with(hash, "ABC"), "spec.release.artifact.sha256", "plan.sha256", "ABC"),
                arguments(
                        PlanText.with("https://firmware.example.com/lamp-2.bin", "lamp-2.bin"),
                        "spec.release.artifact.uri",
                        "plan.absolute-address",
                        "lamp-2.bin"),
                arguments(
                        PlanText.with("sizeBytes: 4096", "sizeBytes: 0"),
                        "spec.release.artifact.sizeBytes",
                        "plan.number-to-trillion",
                        "0"),
                arguments(
                        PlanText.with("sizeBytes: 4096", "sizeBytes: 1_000"),
                        "spec.release.artifact.sizeBytes",
                        "plan.number-to-trillion",
                        "1_000"));
    }

    static Stream<Arguments> fleets() {
        return Stream.of(
                arguments(
                        PlanText.with("backend: sim", "backend: simm"),
                        "spec.fleet.backend",
                        "plan.backend-unknown",
                        "simm"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { version: '<' }"),
                        "spec.fleet.select.version",
                        "plan.version-range",
                        "<"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { region: eu }"),
                        "spec.fleet.select.region",
                        "plan.not-a-list",
                        "eu"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { region: [] }"),
                        "spec.fleet.select.region",
                        "plan.list-200",
                        "0 values"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { region: [eu, eu] }"),
                        "spec.fleet.select.region[1]",
                        "plan.listed-once",
                        "eu"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { colour: [red] }"),
                        "spec.fleet.select.colour",
                        "plan.unknown-key-select",
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
                .extracting(PlanProblem::rule)
                .satisfies(goldenAmong("plan.more-problems"));
    }

    @Test
    void listsEveryMissingKey() {
        assertThat(PlanText.problems("spec: { release: {}, fleet: {}, change: {}, waves: [{}] }"))
                .allSatisfy(problem -> assertThat(problem.rule()).satisfies(golden("plan.required")))
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
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem)
                            .isEqualTo(new PlanProblem("spec.release.artifact.keyId", problem.rule(), "k1", 14));
                    assertThat(problem.rule()).satisfies(golden("plan.signature-and-key"));
                });
    }

    @Test
    void printsAProblemForPeople() {
        assertThat(new PlanProblem("spec.waves[1].size", "must be 100%", "50%", 22))
                .asString()
                .satisfies(golden("plan.problem"));
        assertThat(new PlanProblem("", "must be UTF-8", "", 0)).asString().satisfies(golden("plan.problem-of-plan"));
    }

    private static String manyLabels() {
        return IntStream.range(0, 33).mapToObj(each -> "l" + each + ": x").collect(Collectors.joining(", "));
    }
}

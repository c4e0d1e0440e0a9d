package dev.wavegate.plan;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BrokenSpecTest {
    private static final String DURATION = "plan.duration";
    private static final String SIZE = "plan.wave-size";

    @Test
    void refusesGateNamesThatNobodyCouldRead() {
        assertThat(PlanText.problems(PlanText.withSpec("gates: { '': { acceptable: 1% } }")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem).isEqualTo(new PlanProblem("spec.gates[\"\"]", problem.rule(), "", 21));
                    assertThat(problem.rule()).satisfies(golden("plan.name"));
                });
    }

    @ParameterizedTest(name = "{1} {2} (found {3})")
    @MethodSource({"conditions", "waves", "wavesTogether", "gates", "limits"})
    void namesThePathTheRuleAndTheValue(String yaml, String path, String rule, String value) {
        assertThat(PlanText.problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.rule()).satisfies(golden(rule));
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.line()).isPositive();
        });
    }

    static Stream<Arguments> conditions() {
        String ref = "plan.schedule";
        String group = "assignmentGroup: Lamps";
        return Stream.of(
                arguments(
                        PlanText.with(group, group + "\n    type: ROUTINE"),
                        "spec.change.type",
                        "plan.change-type",
                        "ROUTINE"),
                arguments(
                        PlanText.with(group, group + "\n    template: Device rollout"),
                        "spec.change.template",
                        "plan.change-template",
                        "Device rollout"),
                arguments(
                        PlanText.with(group, group + "\n    fields: { Category: x }"),
                        "spec.change.fields.Category",
                        "plan.change-field",
                        "x"),
                arguments(
                        PlanText.with(group, group + "\n    affectedItems: []"),
                        "spec.change.affectedItems",
                        "plan.affected-items",
                        "0 values"),
                arguments(
                        PlanText.with(group, group + "\n    risk: SEVERE"),
                        "spec.change.risk",
                        "plan.change-risk",
                        "SEVERE"),
                arguments(
                        PlanText.with(group, group + "\n    approvalTimeout: 0s"),
                        "spec.change.approvalTimeout",
                        "plan.duration-zero",
                        "0s"),
                arguments(
                        PlanText.with(group, group + "\n    approvalTimeout: 14"),
                        "spec.change.approvalTimeout",
                        "plan.duration-without-unit",
                        "14"),
                arguments(
                        PlanText.with(group, group + "\n    approvalTimeout: 367d"),
                        "spec.change.approvalTimeout",
                        "plan.duration-too-long",
                        "367d"),
                arguments(
                        PlanText.withSpec("windows: { lead: -5m }"),
                        "spec.windows.lead",
                        "plan.duration-negative",
                        "-5m"),
                arguments(PlanText.withSpec("windows: { reserve: PT5M }"), "spec.windows.reserve", DURATION, "PT5M"),
                arguments(
                        PlanText.withSpec("windows: { open: [maintenance] }"),
                        "spec.windows.open[0]",
                        ref,
                        "maintenance"),
                arguments(
                        PlanText.withSpec("windows: { closed: ['outlook:freeze'] }"),
                        "spec.windows.closed[0]",
                        "plan.source-unknown",
                        "outlook:freeze"),
                arguments(
                        PlanText.withSpec("windows: { opened: [] }"),
                        "spec.windows.opened",
                        "plan.unknown-key-windows",
                        "[]"),
                arguments(
                        PlanText.withSpec("staffing: [{ role: ops, roster: 'google:', min: 1 }]"),
                        "spec.staffing[0].roster",
                        ref,
                        "google:"),
                arguments(
                        PlanText.withSpec("staffing: [{ role: ops, roster: 'google:a', min: 0 }]"),
                        "spec.staffing[0].min",
                        "plan.number-to-100",
                        "0"),
                arguments(
                        PlanText.withSpec("staffing: [{ role: ops, roster: 'google:a', continuity: yes }]"),
                        "spec.staffing[0].continuity",
                        "plan.not-a-boolean",
                        "yes"),
                arguments(
                        PlanText.withSpec("windows: { covers: SOAK }"),
                        "spec.windows.covers",
                        "plan.window-covers",
                        "SOAK"),
                arguments(
                        PlanText.withSpec("staffing: [{ roster: 'google:a' }]"),
                        "spec.staffing[0].role",
                        "plan.required",
                        ""),
                arguments(PlanText.withSpec("staffing: { role: ops }"), "spec.staffing", "plan.not-a-list", "{role}"));
    }

    static Stream<Arguments> waves() {
        return Stream.of(
                arguments(
                        PlanText.withWaves("name: a, size: 0", "name: b, size: 100%"), "spec.waves[0].size", SIZE, "0"),
                arguments(
                        PlanText.withWaves("name: a, size: 0%", "name: b, size: 100%"),
                        "spec.waves[0].size",
                        SIZE,
                        "0%"),
                arguments(PlanText.withWaves("name: a, size: 101%"), "spec.waves[0].size", SIZE, "101%"),
                arguments(
                        PlanText.withWaves("name: a, size: -3", "name: b, size: 100%"),
                        "spec.waves[0].size",
                        SIZE,
                        "-3"),
                arguments(
                        PlanText.withWaves("name: a, size: 2.5", "name: b, size: 100%"),
                        "spec.waves[0].size",
                        SIZE,
                        "2.5"));
    }

    static Stream<Arguments> wavesTogether() {
        String late = "plan.wave-without-devices";
        return Stream.of(
                arguments(
                        PlanText.withWaves("name: a, size: 20", "name: b, size: 50%"),
                        "spec.waves[1].size",
                        "plan.last-wave",
                        "50%"),
                arguments(PlanText.withWaves("name: a, size: 20"), "spec.waves[0].size", "plan.last-wave", "20"),
                arguments(
                        PlanText.withWaves("name: a, size: 50%", "name: b, size: 50%", "name: c, size: 100%"),
                        "spec.waves[1].size",
                        "plan.wave-share-too-small",
                        "50%"),
                arguments(
                        PlanText.withWaves("name: a, size: 100%", "name: b, size: 20"),
                        "spec.waves[1].size",
                        late,
                        "20"),
                arguments(
                        PlanText.withWaves("name: a, size: 20", "name: a, size: 100%"),
                        "spec.waves[1].name",
                        "plan.wave-name-twice",
                        "a"),
                arguments(PlanText.withWaves("name: '', size: 100%"), "spec.waves[0].name", "plan.name", ""),
                arguments(
                        PlanText.withWaves("name: a, size: 100%, soak: -10m"),
                        "spec.waves[0].soak",
                        "plan.duration-negative",
                        "-10m"),
                arguments(
                        PlanText.withWaves("name: a, size: 100%, duration: 0s"),
                        "spec.waves[0].duration",
                        "plan.duration-zero",
                        "0s"),
                arguments(
                        PlanText.withWaves("name: a, size: 100%, select: { region: [eu] }"),
                        "spec.waves",
                        "plan.waves-incomplete",
                        "last wave \"a\" of size 100%"),
                arguments(
                        PlanText.with("waves:\n    - name: all\n      size: 100%", "waves: []"),
                        "spec.waves",
                        "plan.wave-count",
                        "0 waves"),
                arguments(PlanText.withWaves(hundredWaves()), "spec.waves", "plan.wave-count", "100 waves"),
                arguments(
                        PlanText.withWaves("name: a, size: 5, select: { region: [asia] }", "name: b, size: 100%")
                                .replace("backend: sim", "backend: sim\n    select: { region: [eu, us] }"),
                        "spec.waves[0].select.region",
                        "plan.outside-selection",
                        "asia"));
    }

    static Stream<Arguments> gates() {
        String share = "plan.share";
        String alpha = "plan.alpha";
        return Stream.of(
                arguments(gate("{ acceptable: 5 }"), "spec.gates.g.acceptable", "plan.share-without-unit", "5"),
                arguments(gate("{ acceptable: 0% }"), "spec.gates.g.acceptable", share, "0%"),
                arguments(gate("{ acceptable: 100% }"), "spec.gates.g.acceptable", share, "100%"),
                arguments(gate("{ acceptable: 1%, alpha: 0 }"), "spec.gates.g.alpha", alpha, "0"),
                arguments(gate("{ acceptable: 1%, alpha: 0.51 }"), "spec.gates.g.alpha", alpha, "0.51"),
                arguments(gate("{ acceptable: 1%, alpha: .nan }"), "spec.gates.g.alpha", alpha, ".nan"),
                arguments(gate("{ acceptable: 1%, prior: { a: 1 } }"), "spec.gates.g.prior.b", "plan.required", ""),
                arguments(
                        gate("{ acceptable: 1%, minReports: 5 }"),
                        "spec.gates.g",
                        "plan.gate-keys-mixed",
                        "{acceptable, minReports}"),
                arguments(gate("{ alpha: 0.1 }"), "spec.gates.g.acceptable", "plan.required", ""),
                arguments(gate("{}"), "spec.gates.g", "plan.gate-keys-none", "{}"),
                arguments(
                        gate("{ maxFailureRate: 5%, minReport: 5 , minReports: 5}"),
                        "spec.gates.g.minReport",
                        "plan.unknown-key-gate",
                        "5"),
                arguments(
                        gate("{ maxFailureRate: 5%, minReports: 0 }"),
                        "spec.gates.g.minReports",
                        "plan.number-to-int",
                        "0"),
                arguments(gate("{ atLeast: 98%, within: 0m }"), "spec.gates.g.within", "plan.duration-zero", "0m"),
                arguments(gate("{ atLeast: 0%, within: 1m }"), "spec.gates.g.atLeast", "plan.share-up-to-100", "0%"),
                arguments(PlanText.withSpec("gates: {}"), "spec.gates", "plan.gate-count", "{}"));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments(
                        PlanText.withSpec("pace: { perMinute: 0 }"),
                        "spec.pace.perMinute",
                        "plan.number-to-million",
                        "0"),
                arguments(
                        PlanText.withSpec("pace: { unproven: many }"),
                        "spec.pace.unproven",
                        "plan.number-to-million",
                        "many"),
                arguments(PlanText.withSpec("pace: 100"), "spec.pace", "plan.not-a-mapping", "100"),
                arguments(
                        PlanText.withSpec("device: { deadline: 0s }"),
                        "spec.device.deadline",
                        "plan.duration-zero",
                        "0s"),
                arguments(PlanText.withSpec("device: { retries: 6 }"), "spec.device.retries", "plan.number-to-5", "6"),
                arguments(
                        PlanText.withSpec("onFailure: { rollback: all }"),
                        "spec.onFailure.rollback",
                        "plan.rollback",
                        "all"),
                arguments(
                        PlanText.withSpec("onFailure: { incident: { urgency: 4 } }"),
                        "spec.onFailure.incident.urgency",
                        "plan.number-to-3",
                        "4"),
                arguments(PlanText.withSpec("onFailure:"), "spec.onFailure", "plan.mapping-absent", ""));
    }

    private static String gate(String gate) {
        return PlanText.withSpec("gates: { g: " + gate + " }");
    }

    private static String[] hundredWaves() {
        return IntStream.range(0, 100)
                .mapToObj(each -> "name: w" + each + ", size: 1")
                .toArray(String[]::new);
    }
}

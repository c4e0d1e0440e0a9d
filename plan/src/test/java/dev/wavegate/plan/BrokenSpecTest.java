package dev.wavegate.plan;

import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class BrokenSpecTest {
    private static final String DURATION = "must be a duration with its units (d, h, m, s, ms), such as 1h30m";
    private static final String SIZE =
            "must be a whole number of devices from 1 to 100000000, or a percentage above 0% and up to 100%";

    @Test
    void refusesGateNamesThatNobodyCouldRead() {
        String name = "must be a name of 1 to 63 letters, digits, blanks and ._- that begins with a letter or digit";

        assertThat(PlanText.problems(PlanText.withSpec("gates: { '': { acceptable: 1% } }")))
                .containsExactly(new PlanProblem("spec.gates[\"\"]", name, "", 21));
    }

    @ParameterizedTest(name = "{1} {2} (found {3})")
    @MethodSource({"conditions", "waves", "wavesTogether", "gates", "limits"})
    void namesThePathTheRuleAndTheValue(String yaml, String path, String rule, String value) {
        assertThat(PlanText.problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.line()).isPositive();
        });
    }

    static Stream<Arguments> conditions() {
        String ref = "must be a source and a name within it, such as google:maintenance-eu";
        String group = "assignmentGroup: Lamps";
        return Stream.of(
                arguments(
                        PlanText.with(group, group + "\n    type: STANDARD"),
                        "spec.change.type",
                        "must be NORMAL or EMERGENCY: standard changes need a template, which this version"
                                + " does not support",
                        "STANDARD"),
                arguments(
                        PlanText.with(group, group + "\n    risk: SEVERE"),
                        "spec.change.risk",
                        "must be one of HIGH, MEDIUM, LOW",
                        "SEVERE"),
                arguments(
                        PlanText.with(group, group + "\n    approvalTimeout: 0s"),
                        "spec.change.approvalTimeout",
                        "must be longer than zero",
                        "0s"),
                arguments(
                        PlanText.with(group, group + "\n    approvalTimeout: 14"),
                        "spec.change.approvalTimeout",
                        DURATION + "; the unit is missing",
                        "14"),
                arguments(
                        PlanText.with(group, group + "\n    approvalTimeout: 367d"),
                        "spec.change.approvalTimeout",
                        "must be at most 366d",
                        "367d"),
                arguments(
                        PlanText.withSpec("windows: { lead: -5m }"),
                        "spec.windows.lead",
                        "must not be negative, and a duration with its units (d, h, m, s, ms), such as 1h30m",
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
                        "must name a configured source: google, pagerduty",
                        "outlook:freeze"),
                arguments(
                        PlanText.withSpec("windows: { opened: [] }"),
                        "spec.windows.opened",
                        "is no key of windows; did you mean \"open\"?",
                        "[]"),
                arguments(
                        PlanText.withSpec("staffing: [{ role: ops, roster: 'google:', min: 1 }]"),
                        "spec.staffing[0].roster",
                        ref,
                        "google:"),
                arguments(
                        PlanText.withSpec("staffing: [{ role: ops, roster: 'google:a', min: 0 }]"),
                        "spec.staffing[0].min",
                        "must be a whole number from 1 to 100",
                        "0"),
                arguments(
                        PlanText.withSpec("staffing: [{ role: ops, roster: 'google:a', continuity: yes }]"),
                        "spec.staffing[0].continuity",
                        "must be true or false",
                        "yes"),
                arguments(
                        PlanText.withSpec("windows: { covers: SOAK }"),
                        "spec.windows.covers",
                        "must be one of WORK, WORK_AND_SOAK",
                        "SOAK"),
                arguments(
                        PlanText.withSpec("staffing: [{ roster: 'google:a' }]"),
                        "spec.staffing[0].role",
                        "is required",
                        ""),
                arguments(PlanText.withSpec("staffing: { role: ops }"), "spec.staffing", "must be a list", "{role}"));
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
        String late = "must leave no wave without devices: wave \"a\" before it reaches 100% already";
        return Stream.of(
                arguments(
                        PlanText.withWaves("name: a, size: 20", "name: b, size: 50%"),
                        "spec.waves[1].size",
                        "must be 100%, as the last wave has to reach every device",
                        "50%"),
                arguments(
                        PlanText.withWaves("name: a, size: 20"),
                        "spec.waves[0].size",
                        "must be 100%, as the last wave has to reach every device",
                        "20"),
                arguments(
                        PlanText.withWaves("name: a, size: 50%", "name: b, size: 50%", "name: c, size: 100%"),
                        "spec.waves[1].size",
                        "must be above the 50% that wave \"a\" reaches already, as percentages include earlier waves",
                        "50%"),
                arguments(
                        PlanText.withWaves("name: a, size: 100%", "name: b, size: 20"),
                        "spec.waves[1].size",
                        late,
                        "20"),
                arguments(
                        PlanText.withWaves("name: a, size: 20", "name: a, size: 100%"),
                        "spec.waves[1].name",
                        "must differ from the name at spec.waves[0].name",
                        "a"),
                arguments(
                        PlanText.withWaves("name: '', size: 100%"),
                        "spec.waves[0].name",
                        "must be a name of 1 to 63 letters, digits, blanks and ._- that begins with a letter or digit",
                        ""),
                arguments(
                        PlanText.withWaves("name: a, size: 100%, soak: -10m"),
                        "spec.waves[0].soak",
                        "must not be negative, and a duration with its units (d, h, m, s, ms), such as 1h30m",
                        "-10m"),
                arguments(
                        PlanText.withWaves("name: a, size: 100%, duration: 0s"),
                        "spec.waves[0].duration",
                        "must be longer than zero",
                        "0s"),
                arguments(
                        PlanText.withWaves("name: a, size: 100%, select: { region: [eu] }"),
                        "spec.waves",
                        "must reach every device: end with a wave of size 100% without select, or"
                                + " with waves of size 100%"
                                + " that select all values of an attribute in spec.fleet.select",
                        "last wave \"a\" of size 100%"),
                arguments(
                        PlanText.with("waves:\n    - name: all\n      size: 100%", "waves: []"),
                        "spec.waves",
                        "must list 1 to 99 waves",
                        "0 waves"),
                arguments(PlanText.withWaves(hundredWaves()), "spec.waves", "must list 1 to 99 waves", "100 waves"),
                arguments(
                        PlanText.withWaves("name: a, size: 5, select: { region: [asia] }", "name: b, size: 100%")
                                .replace("backend: sim", "backend: sim\n    select: { region: [eu, us] }"),
                        "spec.waves[0].select.region",
                        "must lie within spec.fleet.select.region: eu, us",
                        "asia"));
    }

    static Stream<Arguments> gates() {
        String kinds = "acceptable, alpha, prior; maxFailureRate, minReports; atLeast, within";
        String share = "must be a percentage above 0% and below 100%, such as 1%";
        String alpha = "must be a number above 0 and at most 0.5, such as 0.01";
        return Stream.of(
                arguments(gate("{ acceptable: 5 }"), "spec.gates.g.acceptable", share + "; the unit % is missing", "5"),
                arguments(gate("{ acceptable: 0% }"), "spec.gates.g.acceptable", share, "0%"),
                arguments(gate("{ acceptable: 100% }"), "spec.gates.g.acceptable", share, "100%"),
                arguments(gate("{ acceptable: 1%, alpha: 0 }"), "spec.gates.g.alpha", alpha, "0"),
                arguments(gate("{ acceptable: 1%, alpha: 0.51 }"), "spec.gates.g.alpha", alpha, "0.51"),
                arguments(gate("{ acceptable: 1%, alpha: .nan }"), "spec.gates.g.alpha", alpha, ".nan"),
                arguments(gate("{ acceptable: 1%, prior: { a: 1 } }"), "spec.gates.g.prior.b", "is required", ""),
                arguments(
                        gate("{ acceptable: 1%, minReports: 5 }"),
                        "spec.gates.g",
                        "must have the keys of one kind of gate only: " + kinds,
                        "{acceptable, minReports}"),
                arguments(gate("{ alpha: 0.1 }"), "spec.gates.g.acceptable", "is required", ""),
                arguments(gate("{}"), "spec.gates.g", "must have the keys of one kind of gate: " + kinds, "{}"),
                arguments(
                        gate("{ maxFailureRate: 5%, minReport: 5 , minReports: 5}"),
                        "spec.gates.g.minReport",
                        "is no key of a failure rate gate; did you mean \"minReports\"?",
                        "5"),
                arguments(
                        gate("{ maxFailureRate: 5%, minReports: 0 }"),
                        "spec.gates.g.minReports",
                        "must be a whole number from 1 to 2147483647",
                        "0"),
                arguments(
                        gate("{ atLeast: 98%, within: 0m }"), "spec.gates.g.within", "must be longer than zero", "0m"),
                arguments(
                        gate("{ atLeast: 0%, within: 1m }"),
                        "spec.gates.g.atLeast",
                        "must be a percentage above 0% and up to 100%, such as 98%",
                        "0%"),
                arguments(
                        PlanText.withSpec("gates: {}"),
                        "spec.gates",
                        "must have 1 to 20 gates; leave the key out for the usual one",
                        "{}"));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                arguments(
                        PlanText.withSpec("pace: { perMinute: 0 }"),
                        "spec.pace.perMinute",
                        "must be a whole number from 1 to 1000000",
                        "0"),
                arguments(
                        PlanText.withSpec("pace: { unproven: many }"),
                        "spec.pace.unproven",
                        "must be a whole number from 1 to 1000000",
                        "many"),
                arguments(PlanText.withSpec("pace: 100"), "spec.pace", "must be a mapping of keys to values", "100"),
                arguments(
                        PlanText.withSpec("device: { deadline: 0s }"),
                        "spec.device.deadline",
                        "must be longer than zero",
                        "0s"),
                arguments(
                        PlanText.withSpec("device: { retries: 6 }"),
                        "spec.device.retries",
                        "must be a whole number from 0 to 5",
                        "6"),
                arguments(
                        PlanText.withSpec("onFailure: { rollback: all }"),
                        "spec.onFailure.rollback",
                        "must be one of UPDATED, WAVE, NONE",
                        "all"),
                arguments(
                        PlanText.withSpec("onFailure: { incident: { urgency: 4 } }"),
                        "spec.onFailure.incident.urgency",
                        "must be a whole number from 1 to 3",
                        "4"),
                arguments(
                        PlanText.withSpec("onFailure:"),
                        "spec.onFailure",
                        "must be a mapping of keys to values; leave the key out for its default",
                        ""));
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

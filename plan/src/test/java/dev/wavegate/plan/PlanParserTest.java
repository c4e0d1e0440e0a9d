package dev.wavegate.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.wavegate.domain.change.ChangeForm;
import dev.wavegate.domain.change.ChangeType;
import dev.wavegate.domain.change.Level;
import dev.wavegate.domain.cohort.DeviceRules;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.FailureRateGate;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Compatibility;
import dev.wavegate.domain.release.VersionRange;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.domain.wave.WaveSize;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.WindowCovers;
import dev.wavegate.domain.window.WindowRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PlanParserTest {
    @ParameterizedTest(name = "{0} is {2}")
    @MethodSource("defaults")
    void writesDefaultsOut(String what, Function<RolloutPlan, Object> read, Object expected) {
        assertThat(read.apply(PlanText.plan(PlanText.SMALLEST))).as(what).isEqualTo(expected);
    }

    static Stream<Arguments> defaults() {
        return Stream.of(
                row("labels", RolloutPlan::labels, Map.of()),
                row("compatibility", plan -> plan.release().compatibility(), new Compatibility(List.of(), List.of())),
                row("releaseNotes", plan -> plan.release().releaseNotes(), ""),
                row("knownIssues", plan -> plan.release().knownIssues(), List.of()),
                row("verificationSteps", plan -> plan.release().verificationSteps(), List.of()),
                row("signature", plan -> plan.release().artifact().signature(), Optional.empty()),
                row("keyId", plan -> plan.release().artifact().keyId(), Optional.empty()),
                row("select", plan -> plan.fleet().selection(), FleetSelection.everything()),
                row("type", plan -> plan.change().type(), ChangeType.NORMAL),
                row("justification", plan -> plan.change().justification(), "Brings lamp to version 2.0.0."),
                row("risk", plan -> plan.change().risk(), Level.MEDIUM),
                row("impact", plan -> plan.change().impact(), Level.LOW),
                row("form", plan -> plan.change().form(), ChangeForm.PLAIN),
                row("approvalTimeout", plan -> plan.change().approvalTimeout(), Duration.ofDays(14)),
                row(
                        "windows",
                        RolloutPlan::windows,
                        new WindowRules(List.of(), List.of(), Duration.ofMinutes(15), Duration.ofMinutes(30))),
                row("staffing", RolloutPlan::staffing, List.of()),
                row("wave select", plan -> plan.waves().get(0).selection(), FleetSelection.everything()),
                row("soak", plan -> plan.waves().get(0).soak(), Duration.ofMinutes(10)),
                row("duration", plan -> plan.waves().get(0).duration(), Optional.empty()),
                row(
                        "gates",
                        RolloutPlan::gates,
                        List.of(new NamedGate("install", SequentialGate.of(new Share(1, 100), 0.01)))),
                row("pace", RolloutPlan::pace, new Pace(1000, 500)),
                row("device", RolloutPlan::device, new DeviceRules(Duration.ofMinutes(30), 1)),
                row("onFailure", RolloutPlan::onFailure, new FailurePolicy(FailurePolicy.Scope.UPDATED, 2, 2)));
    }

    private static Arguments row(String what, Function<RolloutPlan, Object> read, Object expected) {
        return arguments(what, read, expected);
    }

    @Test
    void fillsOnlyWhatIsMissingInASection() {
        RolloutPlan plan = PlanText.plan(PlanText.withSpec(
                "pace: { unproven: 7 }\ndevice: { retries: 0 }\nonFailure: { incident: { impact: 3 } }\n"
                        + "windows: { covers: WORK_AND_SOAK }\n"
                        + "staffing: [{ role: ops, roster: 'google:a' }, { role: lead, roster: 'google:a', "
                        + "continuity: true }]\ngates: { g: { acceptable: 2% } }"));

        assertThat(plan.pace()).isEqualTo(new Pace(1000, 7));
        assertThat(plan.device()).isEqualTo(new DeviceRules(Duration.ofMinutes(30), 0));
        assertThat(plan.onFailure()).isEqualTo(new FailurePolicy(FailurePolicy.Scope.UPDATED, 2, 3));
        assertThat(plan.staffing())
                .containsExactly(
                        new StaffingRule(new Role("ops"), new ScheduleRef("google", "a"), 1, false),
                        new StaffingRule(new Role("lead"), new ScheduleRef("google", "a"), 1, true));
        assertThat(plan.windows().covers()).isEqualTo(WindowCovers.WORK_AND_SOAK);
        assertThat(plan.gates()).containsExactly(new NamedGate("g", SequentialGate.of(new Share(2, 100), 0.01)));
    }

    @Test
    void readsTheWholeExample() throws IOException {
        RolloutPlan plan = PlanText.plan(Files.readString(Path.of("../examples/thermostat.yaml")));

        assertThat(plan.id()).isEqualTo(new RolloutId("thermostat-4-2-1"));
        assertThat(plan.release().version()).hasToString("4.2.1");
        assertThat(plan.fleet().selection())
                .isEqualTo(new FleetSelection(
                        Map.of("model", List.of("TH-2", "TH-3"), "region", List.of("eu", "us")),
                        VersionRange.parse("<4.2.1")));
        assertThat(plan.change().approvalTimeout()).isEqualTo(Duration.ofMinutes(10));
        assertThat(plan.windows())
                .isEqualTo(new WindowRules(
                        List.of(new ScheduleRef("google", "maintenance-eu")),
                        List.of(new ScheduleRef("google", "freeze")),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(10)));
        assertThat(plan.waves())
                .extracting(WaveSpec::size)
                .containsExactly(
                        new WaveSize.Count(20),
                        new WaveSize.UpTo(new Share(1, 10)),
                        new WaveSize.UpTo(new Share(1, 1)));
        assertThat(plan.gates())
                .containsExactly(
                        new NamedGate("confirmed", new ConfirmedGate(new Share(98, 100), Duration.ofSeconds(60))),
                        new NamedGate("install", SequentialGate.of(new Share(1, 100), 0.01)));
        assertThat(plan.pace()).isEqualTo(new Pace(12000, 500));
        assertThat(plan.device()).isEqualTo(new DeviceRules(Duration.ofSeconds(20), 0));
    }

    @Test
    void readsEveryKindOfGate() {
        RolloutPlan plan = PlanText.plan(PlanText.withSpec("gates:\n"
                + "  a: { acceptable: 0.5%, alpha: 0.05, prior: { a: 0.5, b: 19 } }\n"
                + "  b: { maxFailureRate: 0%, minReports: 3 }\n"
                + "  c: { atLeast: 100%, within: 1h30m }"));

        assertThat(plan.gates())
                .containsExactly(
                        new NamedGate("a", new SequentialGate(new Share(5, 1000), 0.05, 0.05, 0.5, 19)),
                        new NamedGate("b", new FailureRateGate(new Share(0, 1), 3)),
                        new NamedGate("c", new ConfirmedGate(new Share(1, 1), Duration.ofMinutes(90))));
    }

    @Test
    void letsWavesTakeOneRegionAfterTheOther() {
        String yaml = PlanText.withWaves(
                        "name: eu canary, size: 10%, select: { region: [eu] }",
                        "name: us canary, size: 5%, select: { region: [us] }",
                        "name: eu, size: 100%, select: { region: [eu] }",
                        "name: us, size: 100%, select: { region: [us] }")
                .replace("backend: sim", "backend: sim\n    select: { region: [eu, us] }");

        assertThat(PlanText.plan(yaml).waves()).hasSize(4);
    }

    @Test
    void acceptsAnyBackendAndSourceWhenNoneIsKnown() {
        String yaml = PlanText.with("backend: sim", "backend: other") + "  windows: { open: ['ical:x'] }\n";

        assertThat(PlanParser.read(yaml.getBytes(StandardCharsets.UTF_8), PlanFormat.YAML))
                .extracting(each -> each.value().isPresent())
                .isEqualTo(true);
    }

    @Test
    void saysThatNothingIsConfigured() {
        byte[] body = PlanText.SMALLEST.getBytes(StandardCharsets.UTF_8);

        assertThat(PlanText.problems(PlanParser.read(body, PlanFormat.YAML, Optional.of(Set.of()))))
                .singleElement()
                .extracting(PlanProblem::rule)
                .satisfies(golden("plan.no-backend"));
    }
}

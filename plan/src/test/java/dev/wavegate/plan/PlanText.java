package dev.wavegate.plan;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.rollout.RolloutPlan;

import static org.assertj.core.api.Assertions.assertThat;

/** The smallest plan, ways to change its text, and shorthands for reading texts. */
final class PlanText {
    static final String SMALLEST = """
            apiVersion: wavegate/v1
            kind: Rollout
            metadata:
              name: lamp-2
            spec:
              release:
                product: lamp
                version: 2.0.0
                type: FIRMWARE
                artifact:
                  uri: https://firmware.example.com/lamp-2.bin
                  sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                  sizeBytes: 4096
              fleet:
                backend: sim
              change:
                assignmentGroup: Lamps
              waves:
                - name: all
                  size: 100%
            """;

    private PlanText() {}

    /** The smallest plan with a part of its text replaced. */
    static String with(String part, String replacement) {
        assertThat(SMALLEST).contains(part);
        return SMALLEST.replace(part, replacement);
    }

    /** The smallest plan with more below {@code spec}. */
    static String withSpec(String more) {
        return SMALLEST + more.indent(2);
    }

    /** The smallest plan with other waves. */
    static String withWaves(String... waves) {
        return with(
                "    - name: all\n      size: 100%\n",
                String.join(
                        "",
                        List.of(waves).stream()
                                .map(each -> "    - { " + each + " }\n")
                                .toList()));
    }

    static ParseResult<ReadPlan> reading(String yaml) {
        return PlanParser.read(
                yaml.getBytes(StandardCharsets.UTF_8),
                PlanFormat.YAML,
                Optional.of(Set.of("sim", "fleet-eu")),
                Optional.of(Set.of("google", "pagerduty")));
    }

    static ReadPlan read(String yaml) {
        return reading(yaml).match(read -> read, broken -> {
            throw new AssertionError("expected a plan, but " + broken);
        });
    }

    static RolloutPlan plan(String yaml) {
        return read(yaml).plan();
    }

    static List<PlanProblem> problems(String yaml) {
        return problems(reading(yaml));
    }

    static List<PlanProblem> jsonProblems(String json) {
        return problems(PlanParser.read(json.getBytes(StandardCharsets.UTF_8), PlanFormat.JSON));
    }

    static List<PlanProblem> problems(ParseResult<ReadPlan> reading) {
        return reading.match(
                read -> {
                    throw new AssertionError("expected problems, but read " + read.canonicalJson());
                },
                problems -> problems);
    }
}

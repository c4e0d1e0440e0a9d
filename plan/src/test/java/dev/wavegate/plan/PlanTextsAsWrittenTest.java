package dev.wavegate.plan;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import dev.wavegate.domain.rollout.RolloutPlan;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenAmong;
import static org.assertj.core.api.Assertions.assertThat;

class PlanTextsAsWrittenTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"4.20", "1:30", "0o7", "010", "0x1F", "1_000", "1e3", "yes", "on", "2026-11-20", "1.0", "true"})
    void keepsVersionsAsTheyWereWritten(String version) {
        assertThat(PlanText.plan(PlanText.with("version: 2.0.0", "version: " + version))
                        .release()
                        .version())
                .hasToString(version);
    }

    @Test
    void keepsAJsonNumberAsItWasWritten() {
        String json =
                PlanText.read(PlanText.SMALLEST).canonicalJson().replace("\"version\":\"2.0.0\"", "\"version\":4.20");

        RolloutPlan plan = PlanParser.read(json.getBytes(StandardCharsets.UTF_8), PlanFormat.JSON)
                .match(ReadPlan::plan, broken -> {
                    throw new AssertionError(broken);
                });

        assertThat(plan.release().version()).hasToString("4.20");
    }

    @Test
    void keepsKeysAndValuesOfLabelsAsTheyWereWritten() {
        String yaml = PlanText.with("name: lamp-2", "name: lamp-2\n  labels: { on: off, 1: 007, no: 'null', y: 1.50 }");

        assertThat(PlanText.plan(yaml).labels()).isEqualTo(Map.of("on", "off", "1", "007", "no", "null", "y", "1.50"));
    }

    @Test
    void readsABodyWithByteOrderMark() {
        assertThat(PlanText.plan("\uFEFF" + PlanText.SMALLEST).release().product())
                .isEqualTo("lamp");
    }

    @Test
    void readsLettersOfAllLanguages() {
        assertThat(PlanText.plan(PlanText.with("product: lamp", "product: Ampoule İ 灯 🔥"))
                        .release()
                        .product())
                .isEqualTo("Ampoule İ 灯 🔥");
    }

    @Nested
    class Refuses {
        @Test
        void aKeyGivenTwice() {
            assertThat(PlanText.problems(PlanText.with("kind: Rollout", "kind: Rollout\nkind: Rollout")))
                    .extracting(PlanProblem::toString)
                    .satisfiesExactly(golden("plan.key-twice"));
            assertThat(PlanText.jsonProblems("{\"kind\":\"Rollout\",\n\"kind\":\"Rollout\"}"))
                    .extracting(PlanProblem::toString)
                    .satisfies(goldenAmong("plan.key-twice-in-json"));
        }

        @Test
        void anAliasBombBeforeItGrows() {
            StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
            for (int level = 1; level < 30; level++) {
                bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
            }

            assertThat(PlanText.problems(bomb.toString()))
                    .extracting(PlanProblem::toString)
                    .satisfies(goldenAmong("plan.yaml-anchor"))
                    .satisfies(goldenAmong("plan.yaml-alias"));
        }

        @Test
        void aliasesAndAnchorsInPlacesThatAreRead() {
            String yaml = PlanText.with("product: lamp", "product: &p lamp")
                            .replace("assignmentGroup: Lamps", "assignmentGroup: *p")
                    + "  pace: &pace { perMinute: 5 }\n";

            assertThat(PlanText.problems(yaml))
                    .extracting(PlanProblem::toString)
                    .satisfiesExactly(golden("plan.yaml-alias-of-value"), golden("plan.yaml-anchor-of-section"));
        }

        @Test
        void mergeKeys() {
            assertThat(PlanText.problems(PlanText.withSpec("pace:\n  <<: { perMinute: 5 }")))
                    .extracting(PlanProblem::toString)
                    .satisfiesExactly(golden("plan.yaml-merge-key"));
        }

        @Test
        void tags() {
            assertThat(PlanText.problems(PlanText.with("product: lamp", "product: !!java.net.URL [x]")))
                    .containsExactly(new PlanProblem(
                            "spec.release.product", "must not use YAML tags", "!tag:yaml.org,2002:java.net.URL", 7));
            assertThat(PlanText.problems(PlanText.with("product: lamp", "product: !!str 5")))
                    .singleElement()
                    .extracting(PlanProblem::rule)
                    .satisfies(golden("plan.yaml-tags"));
        }

        @Test
        void severalDocuments() {
            assertThat(PlanText.problems(PlanText.SMALLEST + "---\nkind: Rollout\n"))
                    .containsExactly(new PlanProblem("", "must be a single YAML document", "a second document", 22));
            assertThat(PlanText.jsonProblems("{} {}"))
                    .contains(new PlanProblem("", "must be a single JSON document", "a second document", 1));
        }

        @Test
        void keysThatAreNoText() {
            assertThat(PlanText.problems("kind: Rollout\n? [a, b]\n: c\n"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.rule()).satisfies(golden("plan.not-yaml"));
                        assertThat(problem.value()).satisfies(golden("plan.key-not-text"));
                        assertThat(problem.line()).isEqualTo(2);
                    });
        }

        @ParameterizedTest
        @ValueSource(strings = {"[", "{\"a\":"})
        void deepNesting(String opening) {
            assertThat(PlanText.problems(opening.repeat(5000)))
                    .singleElement()
                    .extracting(PlanProblem::rule)
                    .satisfies(golden("plan.too-deep"));
            assertThat(PlanText.jsonProblems(opening.repeat(5000)))
                    .singleElement()
                    .extracting(PlanProblem::rule)
                    .satisfies(golden("plan.too-deep"));
        }

        @Test
        void malformedText() {
            assertThat(PlanText.problems("kind: Rollout\nspec: [1, 2\nmetadata: {}\n"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.rule()).satisfies(golden("plan.not-yaml"));
                        assertThat(problem.value()).isNotBlank();
                        assertThat(problem.line()).isBetween(2, 3);
                    });
            assertThat(PlanText.jsonProblems("{\n\"kind\": Rollout}"))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.rule()).satisfies(golden("plan.not-json"));
                        assertThat(problem.line()).isEqualTo(2);
                    });
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "   \n", "# nothing\n"})
        void emptyText(String text) {
            assertThat(PlanText.problems(text))
                    .singleElement()
                    .extracting(PlanProblem::path)
                    .isEqualTo("");
        }

        @ParameterizedTest
        @CsvSource({"hello, plan.not-a-mapping", "'- a\n- b\n', plan.not-a-mapping", "null, plan.mapping-absent"})
        void anythingButAMapping(String text, String message) {
            assertThat(PlanText.problems(text))
                    .singleElement()
                    .satisfies(problem -> assertThat(problem.rule()).satisfies(golden(message)));
        }

        @Test
        void tenMegabytesBeforeReadingThem() {
            byte[] body = new byte[10 * 1024 * 1024];

            assertThat(PlanText.problems(PlanParser.read(body, PlanFormat.YAML)))
                    .containsExactly(new PlanProblem("", "must have at most 262144 bytes", "10485760 bytes", 0));
        }

        @Test
        void aPlanThatIsTooLargeForItsPayload() {
            String step = "\"" + "x".repeat(900);
            StringBuilder steps = new StringBuilder();
            for (int each = 0; each < 50; each++) {
                steps.append("    - '").append(step).append(each).append("'\n");
            }
            StringBuilder waves = new StringBuilder();
            for (int each = 0; each < 98; each++) {
                waves.append("    - { name: w").append(each).append(", size: 1, select: { site: [");
                for (int site = 0; site < 9; site++) {
                    waves.append(site).append("s".repeat(98)).append(", ");
                }
                waves.append("z] } }\n");
            }
            String yaml = PlanText.with("waves:\n", "waves:\n" + waves)
                    .replace("    type: FIRMWARE", "    type: FIRMWARE\n    knownIssues:\n" + steps);

            assertThat(PlanText.problems(yaml))
                    .singleElement()
                    .extracting(PlanProblem::rule)
                    .satisfies(golden("plan.canonical-too-large"));
        }

        @Test
        void textThatIsNotUtf8() {
            byte[] body = PlanText.with("product: lamp", "product: Glühlampe").getBytes(StandardCharsets.ISO_8859_1);

            assertThat(PlanText.problems(PlanParser.read(body, PlanFormat.YAML)))
                    .containsExactly(new PlanProblem("", "must be UTF-8", "", 0));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\u0000", "\\u001b", "\\ud800"})
        void charactersThatNoRecordCanKeep(String escape) {
            String json = PlanText.read(PlanText.SMALLEST).canonicalJson().replace("\"Lamps\"", "\"L" + escape + "\"");

            assertThat(PlanText.jsonProblems(json))
                    .singleElement()
                    .extracting(PlanProblem::rule)
                    .satisfies(golden("plan.control-characters"));
        }
    }
}

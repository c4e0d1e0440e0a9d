package dev.wavegate.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlanSchemaTest {
    private static final Path SCHEMA = Path.of("../docs/reference/plan.schema.json");
    private static final Path EXAMPLES = Path.of("../examples");

    static Stream<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files
                    .filter(each ->
                            PlanFormat.ofFileName(each.getFileName().toString()).isPresent())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsEveryExample(Path example) throws IOException {
        assertThat(schema().validate(Files.readString(example), InputFormat.YAML))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void describesWhatTheReaderAccepts(Path example) throws IOException {
        String canonical = PlanText.read(Files.readString(example)).canonicalJson();

        assertThat(schema().validate(canonical, InputFormat.JSON)).isEmpty();
    }

    @Test
    void acceptsEveryCanonicalPlan() throws IOException {
        Schema schema = schema();
        for (long seed = 0; seed < 200; seed++) {
            String canonical = CanonicalPlan.json(new RandomPlans(seed).next());

            assertThat(schema.validate(canonical, InputFormat.JSON))
                    .as("seed %d", seed)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soak: 10",
                "soak: -5m",
                "soak: 10min",
                "duration: 0s",
                "select: { region: [] }",
                "sise: 5",
                "soak: ''"
            })
    void refusesWavesThatTheReaderRefuses(String part) throws IOException {
        String yaml = PlanText.withWaves("name: a, size: 100%, " + part);

        assertThat(schema().validate(yaml, InputFormat.YAML)).isNotEmpty();
        assertThat(PlanText.problems(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ acceptable: 5 }",
                "{ acceptable: 1%, minReports: 5 }",
                "{}",
                "{ atLeast: 98% }",
                "{ acceptable: 1%, alpha: 0.6 }",
                "{ maxFailureRate: 101%, minReports: 1 }"
            })
    void refusesGatesThatTheReaderRefuses(String gate) throws IOException {
        String yaml = PlanText.withSpec("gates: { g: " + gate + " }");

        assertThat(schema().validate(yaml, InputFormat.YAML)).isNotEmpty();
        assertThat(PlanText.problems(yaml)).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheSameKeysAsTheReader(PlanSection section) throws IOException {
        JsonNode definition = new ObjectMapper()
                .readTree(Files.readString(SCHEMA))
                .get("$defs")
                .get(nameOf(section));

        assertThat(namesIn(definition.get("properties"))).containsExactlyInAnyOrderElementsOf(section.keys());
        assertThat(definition.get("additionalProperties").asBoolean(true)).isFalse();
        List<String> required = new ArrayList<>();
        definition.path("required").forEach(each -> required.add(each.asText()));
        assertThat(required).containsExactlyInAnyOrderElementsOf(section.required());
    }

    @ParameterizedTest
    @EnumSource
    void isExplainedKeyByKey(PlanSection section) throws IOException {
        String reference = Files.readString(Path.of("../docs/reference/plan.md"));

        assertThat(section.keys()).allSatisfy(key -> assertThat(reference).contains("`" + key + "`"));
    }

    private static String nameOf(PlanSection section) {
        String[] words = section.name().toLowerCase(Locale.ROOT).split("_", -1);
        StringBuilder name = new StringBuilder(words[0]);
        for (int word = 1; word < words.length; word++) {
            name.append(words[word].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[word].substring(1));
        }
        return name.toString();
    }

    private static List<String> namesIn(JsonNode properties) {
        List<String> names = new ArrayList<>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA));
    }
}

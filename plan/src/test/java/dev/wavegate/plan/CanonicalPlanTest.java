package dev.wavegate.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.SequentialGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.rollout.RolloutPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CanonicalPlanTest {
    private static final int PLANS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    @Test
    void readsBackTheSamePlanWithTheSameDigest() {
        for (long seed = 0; seed < PLANS; seed++) {
            RolloutPlan plan = new RandomPlans(seed).next();
            String canonical = CanonicalPlan.json(plan);

            ReadPlan again = read(canonical, PlanFormat.JSON, seed);

            assertThat(again.plan()).as("seed %d", seed).isEqualTo(plan);
            assertThat(again.canonicalJson()).as("seed %d", seed).isEqualTo(canonical);
            assertThat(again.digest()).as("seed %d", seed).isEqualTo(CanonicalPlan.digest(plan));
        }
    }

    @Test
    void dependsNeitherOnTheOrderOfKeysNorOnTheFormat() throws IOException {
        for (long seed = 0; seed < PLANS; seed++) {
            String canonical = CanonicalPlan.json(new RandomPlans(seed).next());
            JsonNode shuffled = shuffled(JSON.readTree(canonical), new Random(seed));

            assertThat(read(JSON.writeValueAsString(shuffled), PlanFormat.JSON, seed)
                            .canonicalJson())
                    .as("seed %d", seed)
                    .isEqualTo(canonical);
            assertThat(read(YAML.writeValueAsString(shuffled), PlanFormat.YAML, seed)
                            .canonicalJson())
                    .as("seed %d", seed)
                    .isEqualTo(canonical);
        }
    }

    @Test
    void dependsNotOnWhetherDefaultsAreWritten() throws IOException {
        String smallest = PlanText.read(PlanText.SMALLEST).canonicalJson();
        JsonNode tree = JSON.readTree(smallest);

        for (String key : List.of(
                "windows", "staffing", "gates", "onInconclusive", "lookBack", "watch", "pace", "device", "onFailure")) {
            ((ObjectNode) tree.get("spec")).remove(key);
        }
        ((ObjectNode) tree.get("spec").get("change"))
                .remove(List.of("type", "justification", "risk", "impact", "approvalTimeout"));

        assertThat(tree.toString()).hasSizeLessThan(smallest.length());
        assertThat(read(tree.toString(), PlanFormat.JSON, 0).canonicalJson()).isEqualTo(smallest);
    }

    @ParameterizedTest
    @CsvSource({"soak: 90s, soak: 1m30s", "soak: 600s, soak: 10m", "duration: 24h, duration: 1d", "soak: 0m, soak: 0s"})
    void dependsNotOnHowADurationIsWritten(String one, String other) {
        assertThat(PlanText.read(PlanText.withWaves("name: a, size: 100%, " + one))
                        .digest())
                .isEqualTo(PlanText.read(PlanText.withWaves("name: a, size: 100.0%, " + other))
                        .digest());
    }

    @Test
    void changesWithEveryChangeOfThePlan() {
        assertThat(PlanText.read(PlanText.SMALLEST).digest())
                .isNotEqualTo(PlanText.read(PlanText.with("sizeBytes: 4096", "sizeBytes: 4097"))
                        .digest())
                .isNotEqualTo(PlanText.read(PlanText.with("version: 2.0.0", "version: 2.0"))
                        .digest());
    }

    @Test
    void writesTheSmallestPlanLikeThis() throws NoSuchAlgorithmException {
        String expected = """
                {"apiVersion":"wavegate/v1","kind":"Rollout","metadata":{"labels":{},"name":"lamp-2"},"spec":{
                "change":{"approvalTimeout":"14d","assignmentGroup":"Lamps","close":"CLOSED","impact":"LOW",
                "justification":"Brings lamp to version 2.0.0.","leeway":"1d","onRejection":"END","risk":"MEDIUM","type":"NORMAL",
                "whenMoved":"HOLD"},
                "device":{"deadline":"30m","retries":1},
                "fleet":{"backend":"sim","onOverlap":"WAIT","select":{}},
                "gates":{"install":{"acceptable":"1%","alpha":"0.01","doubt":"0.05","prior":{"a":"1","b":"9"}}},
                "lookBack":true,
                "onFailure":{"incident":{"impact":2,"urgency":2},"rollback":"UPDATED"},"onInconclusive":"ASK",
                "pace":{"perMinute":1000,"unproven":500},
                "release":{"artifact":{"sha256":"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                "sizeBytes":4096,"uri":"https://firmware.example.com/lamp-2.bin"},
                "compatibility":{"hardware":[],"models":[]},
                "knownIssues":[],"product":"lamp","releaseNotes":"","type":"FIRMWARE","verificationSteps":[],
                "version":"2.0.0"},
                "staffing":[],"watch":"1d","waves":[{"name":"all","size":"100%","soak":"10m"}],
                "windows":{"closed":[],"covers":"WORK","lead":"15m","open":[],"reserve":"30m"}}}
                """;
        String canonical = expected.replace("\n", "");
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8));

        ReadPlan read = PlanText.read(PlanText.SMALLEST);

        assertThat(read.canonicalJson()).isEqualTo(canonical);
        assertThat(read.digest()).hasToString(HexFormat.of().formatHex(hash));
    }

    @Test
    void refusesToRoundNumbers() {
        RolloutPlan plan = PlanText.plan(PlanText.SMALLEST);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalPlan.json(withGate(plan, SequentialGate.of(new Share(1, 3), 0.01))))
                .withMessageContaining("1/3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalPlan.json(withGate(plan, SequentialGate.of(new Share(1, 2), 1e-13))))
                .withMessageContaining("1.0E-13");
    }

    private static RolloutPlan withGate(RolloutPlan plan, SequentialGate gate) {
        return new RolloutPlan(
                plan.id(),
                plan.labels(),
                plan.release(),
                plan.fleet(),
                plan.change(),
                plan.windows(),
                plan.staffing(),
                plan.regions(),
                plan.waves(),
                List.of(new NamedGate("g", gate)),
                plan.verdicts(),
                plan.pace(),
                plan.device(),
                plan.onFailure());
    }

    private static ReadPlan read(String text, PlanFormat format, long seed) {
        return PlanParser.read(text.getBytes(StandardCharsets.UTF_8), format).match(read -> read, broken -> {
            throw new AssertionError("seed " + seed + ": " + broken + " in " + text);
        });
    }

    private static JsonNode shuffled(JsonNode node, Random random) {
        if (node.isArray()) {
            var items = JSON.createArrayNode();
            node.forEach(item -> items.add(shuffled(item, random)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(node.properties());
        Collections.shuffle(entries, random);
        ObjectNode result = JSON.createObjectNode();
        entries.forEach(each -> result.set(each.getKey(), shuffled(each.getValue(), random)));
        return result;
    }
}

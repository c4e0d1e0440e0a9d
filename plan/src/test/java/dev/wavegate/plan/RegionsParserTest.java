package dev.wavegate.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.wavegate.domain.rollout.ChangeBrief;
import dev.wavegate.domain.rollout.RegionRules;
import dev.wavegate.domain.rollout.Regions;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.WindowRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class RegionsParserTest {
    private static final String EVERYWHERE = """
            windows: { open: ['google:all'], closed: ['google:freeze'], lead: 5m, reserve: 1h }
            staffing: [{ role: ops, roster: 'pagerduty:all', min: 2 }]
            """;

    @Test
    void givesEachRegionWhatItSaysAndTheRestFromTheWholePlan() {
        RolloutPlan plan = PlanText.plan(PlanText.withSpec(EVERYWHERE + """
                regions:
                  us: { windows: { open: ['google:us'], lead: 10m } }
                  eu: { staffing: [], windows: { closed: [] } }
                  apac: {}
                maxConcurrentRegions: 3
                """));

        assertThat(plan.regions().names()).containsExactly("apac", "eu", "us");
        assertThat(plan.regions().maxConcurrent()).isEqualTo(3);
        assertThat(plan.rulesIn("us"))
                .isEqualTo(new RegionRules(
                        windows(List.of("google:us"), List.of("google:freeze"), 10), staffed("pagerduty:all")));
        assertThat(plan.rulesIn("eu"))
                .isEqualTo(new RegionRules(windows(List.of("google:all"), List.of(), 5), List.of()));
        assertThat(plan.rulesIn("apac")).isEqualTo(plan.rulesIn("mars")).isEqualTo(plan.rulesIn(""));
        assertThat(plan.schedules())
                .extracting(ScheduleRef::toString)
                .containsExactlyInAnyOrder("google:all", "google:freeze", "google:us", "pagerduty:all");
    }

    @Test
    void countsAPersonForOneRegionUnlessThePlanSaysOtherwise() {
        RolloutPlan plan = PlanText.plan(PlanText.withSpec("regions: { eu: {} }"));

        assertThat(plan.regions().maxConcurrent()).isEqualTo(1);
    }

    @Test
    void leavesTheDigestOfPlansWithoutRegionsAlone() {
        String without = PlanText.read(PlanText.SMALLEST).canonicalJson();

        assertThat(PlanText.read(PlanText.withSpec("regions: {}")).canonicalJson())
                .isEqualTo(without)
                .doesNotContain("egions");
        assertThat(PlanText.plan(PlanText.SMALLEST).regions()).isEqualTo(Regions.none());
    }

    @Test
    void writesOutWhatARegionLeavesOut() {
        ReadPlan read = PlanText.read(PlanText.withSpec(EVERYWHERE + "regions: { eu: {} }"));

        assertThat(read.canonicalJson())
                .contains("\"maxConcurrentRegions\":1")
                .contains("\"regions\":{\"eu\":{\"staffing\":[{\"continuity\":false,\"min\":2,\"role\":\"ops\","
                        + "\"roster\":\"pagerduty:all\",\"shared\":false}],"
                        + "\"windows\":{\"closed\":[\"google:freeze\"],\"covers\":\"WORK\",\"lead\":\"5m\","
                        + "\"open\":[\"google:all\"],\"reserve\":\"1h\"}}}");
        assertThat(PlanText.plan(read.canonicalJson())).isEqualTo(read.plan());
    }

    @Test
    void reportsAllProblemsOfAllRegionsAtOnce() {
        List<PlanProblem> problems = PlanText.problems(PlanText.withSpec("""
                windows: { lead: 5 }
                regions:
                  eu: { windows: { opened: [] }, staffing: [{ role: ops }] }
                  us: { windows: { closed: ['outlook:freeze'] } }
                maxConcurrentRegions: 0
                """));

        assertThat(problems)
                .extracting(PlanProblem::path)
                .containsExactlyInAnyOrder(
                        "spec.windows.lead",
                        "spec.regions.eu.windows.opened",
                        "spec.regions.eu.staffing[0].roster",
                        "spec.regions.us.windows.closed[0]",
                        "spec.maxConcurrentRegions");
    }

    @ParameterizedTest(name = "{1} {2} (found {3})")
    @MethodSource
    void namesThePathTheRuleAndTheValue(String yaml, String path, String rule, String value) {
        assertThat(PlanText.problems(yaml)).singleElement().satisfies(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.rule()).satisfies(golden(rule));
            assertThat(problem.value()).isEqualTo(value);
            assertThat(problem.line()).isPositive();
        });
    }

    private static String regions(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(each -> "r" + each + ": {}")
                .collect(Collectors.joining(", "));
    }

    static Stream<Arguments> namesThePathTheRuleAndTheValue() {
        String many = regions(51);
        String thirtyFour = regions(34);
        String paced = "plan.pace-of-regions";
        return Stream.of(
                arguments(PlanText.withSpec("regions: [eu]"), "spec.regions", "plan.not-a-mapping", "[eu]"),
                arguments(
                        PlanText.withSpec("regions: { eu: { window: {} } }"),
                        "spec.regions.eu.window",
                        "plan.unknown-key-region",
                        "{}"),
                arguments(PlanText.withSpec("regions: { '': {} }"), "spec.regions[\"\"]", "plan.text-100", ""),
                arguments(
                        PlanText.withSpec("regions: { " + many + " }"),
                        "spec.regions",
                        "plan.too-many-regions",
                        "51 regions"),
                arguments(
                        PlanText.withWaves("name: a, size: 1%", "name: b, size: 10%", "name: c, size: 100%")
                                + "  regions: { " + thirtyFour + " }\n",
                        "spec.regions",
                        "plan.too-many-parts",
                        "34 regions in 3 waves"),
                arguments(
                        PlanText.with("backend: sim", "backend: sim\n    select: { region: [eu, us] }")
                                + "  regions: { apac: {} }\n",
                        "spec.regions.apac",
                        "plan.outside-selection",
                        "apac"),
                arguments(
                        PlanText.withSpec("maxConcurrentRegions: 2"),
                        "spec.maxConcurrentRegions",
                        "plan.concurrent-without-regions",
                        "2"),
                arguments(
                        PlanText.withSpec("regions: { eu: {}, us: {} }\npace: { unproven: 2 }"),
                        "spec.pace.unproven",
                        paced,
                        "2"),
                arguments(
                        PlanText.withSpec("regions: { eu: {}, us: {} }\npace: { perMinute: 1 }"),
                        "spec.pace.perMinute",
                        paced,
                        "1"));
    }

    @Test
    void areRefusedByTheSchemaAsByTheReader() throws Exception {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(Path.of("../docs/reference/plan.schema.json")));

        for (String part : List.of(
                "regions: []",
                "regions: { '': {} }",
                "regions: { eu: { stuffing: [] } }",
                "regions: { eu: {} }\nmaxConcurrentRegions: 0")) {
            String yaml = PlanText.withSpec(part);
            assertThat(schema.validate(yaml, InputFormat.YAML)).as(part).isNotEmpty();
            assertThat(PlanText.problems(yaml)).as(part).isNotEmpty();
        }
    }

    @Test
    void areExplainedToTheChangeManager() {
        ReadPlan read = PlanText.read(PlanText.withSpec(
                EVERYWHERE + "regions: { eu: { staffing: [{ role: duty, roster: 'google:eu' }] }, us: {} }"));

        String plan = new ChangeBrief(read.plan(), read.digest(), List.of(), UTC)
                .draft()
                .implementationPlan();

        assertThat(plan).satisfies(golden("brief.regions"));
        assertThat(new ChangeBrief(PlanText.plan(PlanText.SMALLEST), read.digest(), List.of(), UTC)
                        .draft()
                        .implementationPlan())
                .doesNotContain("region");
    }

    private static WindowRules windows(List<String> open, List<String> closed, int leadMinutes) {
        return new WindowRules(
                open.stream().map(ScheduleRef::parse).toList(),
                closed.stream().map(ScheduleRef::parse).toList(),
                Duration.ofMinutes(leadMinutes),
                Duration.ofHours(1));
    }

    private static List<StaffingRule> staffed(String roster) {
        return List.of(new StaffingRule(new Role("ops"), ScheduleRef.parse(roster), 2));
    }
}

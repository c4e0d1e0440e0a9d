package dev.wavegate.plan;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.WindowCovers;
import dev.wavegate.plan.WindowSearchRequest.CalendarAsk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class WindowSearchParserTest {
    private static final String WHOLE = """
            {"from":"2026-11-23T00:00:00Z","until":"2026-12-23T01:00:00+01:00",
             "need":{"duration":"PT1H","lead":"PT15M","soak":"30m","reserve":"PT30M","windowCovers":"WORK_AND_SOAK"},
             "open":[{"ics":"BEGIN:VCALENDAR\\r\\nEND:VCALENDAR","zone":"Europe/Berlin"},
                     {"intervals":[["2026-11-24T22:00:00Z","2026-11-25T04:00:00Z"]]},
                     {"source":"google:maintenance-eu"}],
             "closed":[{"intervals":[["2026-12-01T00:00:00Z","2026-12-01T00:00:00Z"]],"summary":"freeze"}],
             "staffing":[{"role":"firmware-oncall","min":1},{"role":"site-ops","min":2,"continuity":true}],
             "presence":[{"person":"Ana","roles":["firmware-oncall","site-ops"],
                          "start":"2026-11-24T20:00:00Z","end":"2026-11-25T06:00:00Z"},
                         {"person":"Ana","roles":["firmware-oncall","site-ops"],
                          "start":"2026-11-24T20:00:00Z","end":"2026-11-25T06:00:00Z"}],
             "limit":7}
            """;
    private static final String SMALL = """
            {"from":"2026-11-23T00:00:00Z","until":"2026-11-24T00:00:00Z","need":{"duration":"PT1H"}}
            """;

    @Test
    void readsEverythingThatAQuestionMaySay() {
        WindowSearchRequest ask = read(WHOLE);

        assertThat(ask.span())
                .isEqualTo(new Interval(Instant.parse("2026-11-23T00:00:00Z"), Instant.parse("2026-12-23T00:00:00Z")));
        assertThat(ask.need())
                .isEqualTo(new WindowSearchRequest.Need(
                        Duration.ofHours(1),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        Duration.ofMinutes(30),
                        WindowCovers.WORK_AND_SOAK));
        assertThat(ask.open()).hasSize(3);
        assertThat(((CalendarAsk.Text) ask.open().get(0)).zone()).hasToString("Europe/Berlin");
        assertThat(ask.open().get(2)).isEqualTo(new CalendarAsk.Named(ScheduleRef.parse("google:maintenance-eu")));
        assertThat(((CalendarAsk.Intervals) ask.closed().get(0)).summary()).isEqualTo("freeze");
        assertThat(ask.staffing())
                .extracting(WindowSearchRequest.StaffingAsk::min)
                .containsExactly(1, 2);
        assertThat(ask.staffing())
                .extracting(WindowSearchRequest.StaffingAsk::continuity)
                .containsExactly(false, true);
        assertThat(ask.presence()).hasSize(2);
        assertThat(ask.presence().get(0).roles()).containsExactly(new Role("firmware-oncall"), new Role("site-ops"));
        assertThat(ask.limit()).isEqualTo(7);
    }

    @Test
    void asksForNothingThatWasNotSaid() {
        WindowSearchRequest ask = read(SMALL);

        assertThat(ask.need())
                .isEqualTo(new WindowSearchRequest.Need(
                        Duration.ofHours(1), Duration.ZERO, Duration.ZERO, Duration.ZERO, WindowCovers.WORK));
        assertThat(List.of(ask.open(), ask.closed(), ask.staffing(), ask.presence()))
                .allSatisfy(list -> assertThat(list).isEmpty());
        assertThat(ask.limit()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"from\":\"2026-11-23T00:00:00Z\" | \"from\":\"2026-11-23T00:00:00\" | from | search.moment",
                "\"from\":\"2026-11-23T00:00:00Z\" | \"from\":\"2026-11-25T00:00:00Z\" | until | search.ends-before-start",
                "\"until\":\"2026-11-24T00:00:00Z\" | \"until\":\"2036-11-24T00:00:00Z\" | until | search.too-far",
                "\"until\":\"2026-11-24T00:00:00Z\" | \"til\":\"2026-11-24T00:00:00Z\" | til | search.unknown-key",
                "\"PT1H\" | \"-PT1H\" | need.duration | search.duration-negative",
                "\"PT1H\" | \"PT0S\" | need.duration | search.duration-zero",
                "\"PT1H\" | 60 | need.duration | search.duration",
                "\"PT1H\"} | \"PT1H\"},\"open\":[{}] | open[0] | search.calendar-kind",
                "\"PT1H\"} | \"PT1H\"},\"open\":[{\"ics\":\"x\",\"source\":\"a:b\"}] | open[0] | search.calendar-kind",
                "\"PT1H\"} | \"PT1H\"},\"open\":[{\"ics\":\"x\",\"zone\":\"Berlin\"}] | open[0].zone | search.zone",
                "\"PT1H\"} | \"PT1H\"},\"open\":[{\"ics\":\"x\"}] | open[0].zone | search.zone-required",
                "\"PT1H\"} | \"PT1H\"},\"closed\":[{\"intervals\":[[\"2026-11-23T00:00:00Z\"]]}]"
                        + " | closed[0].intervals[0] | search.interval",
                "\"PT1H\"} | \"PT1H\"},\"staffing\":[{\"role\":\"a\",\"min\":0}] | staffing[0].min | search.min",
                "\"PT1H\"} | \"PT1H\"},\"staffing\":[{\"role\":\"a\",\"continuity\":1}] | staffing[0].continuity | search.continuity",
                "\"PT1H\"} | \"PT1H\"},\"presence\":[{\"person\":\"a\",\"roles\":[],\"start\":\"2026-11-23T00:00:00Z\","
                        + "\"end\":\"2026-11-23T01:00:00Z\"}] | presence[0].roles | search.roles",
                "\"PT1H\"} | \"PT1H\"},\"presence\":[{\"person\":\"a\",\"roles\":[\"r\"],\"start\":\"2026-11-23T02:00:00Z\","
                        + "\"end\":\"2026-11-23T01:00:00Z\"}] | presence[0] | search.presence-ends-before-start",
                "\"PT1H\"} | \"PT1H\"},\"limit\":0 | limit | search.limit",
            })
    void saysWhereARuleIsBroken(String right, String wrong, String path, String rule) {
        List<PlanProblem> problems = problems(SMALL.replace(right, wrong));

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.path()).isEqualTo(path);
            assertThat(problem.rule()).satisfies(golden(rule));
        });
    }

    @Test
    void reportsEverythingAtOnce() {
        List<PlanProblem> problems = problems("{\"from\":\"x\",\"need\":{\"soak\":\"-1m\"},\"limit\":\"many\"}");

        assertThat(problems)
                .extracting(PlanProblem::path)
                .contains("from", "until", "need.duration", "need.soak", "limit");
    }

    private static WindowSearchRequest read(String text) {
        return reading(text).match(request -> request, broken -> {
            throw new AssertionError(broken);
        });
    }

    private static List<PlanProblem> problems(String text) {
        return reading(text)
                .match(
                        whole -> {
                            throw new AssertionError(whole);
                        },
                        problems -> problems);
    }

    private static ParseResult<WindowSearchRequest> reading(String text) {
        return WindowSearchParser.read(text.getBytes(StandardCharsets.UTF_8), PlanFormat.JSON);
    }
}

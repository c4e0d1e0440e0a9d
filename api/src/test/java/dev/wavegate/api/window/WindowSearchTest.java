package dev.wavegate.api.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.OpenCalendars;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.api.lab.Surroundings;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class WindowSearchTest {
    private static final String SEARCH = "/api/v1/windows:search";

    private final RunningApi api = RunningApi.shared();

    @Test
    void findsTheFirstStaffedWindowInALocalNight() {
        HttpAnswer answer = api.postJson(SEARCH, """
                        {"from":"2026-11-23T00:00:00Z","until":"2026-12-01T00:00:00Z",
                         "need":{"duration":"PT1H","lead":"PT15M","soak":"PT30M","reserve":"PT30M"},
                         "open":[{"zone":"Europe/Berlin","ics":"BEGIN:VCALENDAR\\r\\nVERSION:2.0\\r\\nPRODID:x\\r\\nBEGIN:VEVENT\\r\\nUID:1\\r\\nDTSTAMP:20260101T000000Z\\r\\nSUMMARY:nights\\r\\nDTSTART:20261123T220000\\r\\nDTEND:20261124T020000\\r\\nRRULE:FREQ=DAILY;COUNT=3\\r\\nEND:VEVENT\\r\\nEND:VCALENDAR\\r\\n"}],
                         "closed":[{"intervals":[["2026-11-23T00:00:00Z","2026-11-24T12:00:00Z"]],"summary":"freeze"}],
                         "staffing":[{"role":"firmware-oncall","min":1},{"role":"site-ops","min":1}],
                         "presence":[
                          {"person":"Ana","roles":["firmware-oncall","site-ops"],"start":"2026-11-24T20:00:00Z","end":"2026-11-25T06:00:00Z"},
                          {"person":"ben","roles":["site-ops"],"start":"2026-11-24T22:00:00Z","end":"2026-11-25T06:00:00Z"}],
                         "limit":3}
                        """).isStatus(200);

        assertThat(answer.each("windows", "start")).containsExactly("2026-11-24T22:15:00Z");
        assertThat(answer.each("windows", "latestStart")).containsExactly("2026-11-25T00:00:00Z");
        assertThat(answer.json()
                        .at("/windows/0/people")
                        .valueStream()
                        .map(each -> each.path("person").asString() + " "
                                + each.path("role").asString()))
                .containsExactlyInAnyOrder("Ana firmware-oncall", "ben site-ops");
        assertThat(answer.json().path("explanation").isNull()).isTrue();
    }

    @Test
    void understandsTheSameQuestionInYaml() {
        HttpAnswer answer = api.post(SEARCH, "application/yaml", """
                        from: 2026-11-23T00:00:00Z
                        until: 2026-11-24T00:00:00Z
                        need: { duration: 1h }
                        """).isStatus(200);

        assertThat(answer.each("windows", "start")).containsExactly("2026-11-23T00:00:00Z");
        assertThat(answer.each("windows", "latestStart")).containsExactly("2026-11-23T23:00:00Z");
    }

    @Test
    void explainsWhyNothingFits() {
        HttpAnswer answer = api.postJson(SEARCH, """
                        {"from":"2026-11-23T00:00:00Z","until":"2026-11-24T00:00:00Z","need":{"duration":"PT1H"},
                         "closed":[{"intervals":[["2026-11-23T00:00:00Z","2026-11-23T12:00:00Z"]],"summary":"freeze"}],
                         "staffing":[{"role":"site-ops","min":2}],
                         "presence":[
                          {"person":"ana","roles":["site-ops"],"start":"2026-11-23T00:00:00Z","end":"2026-11-23T20:00:00Z"},
                          {"person":"ben","roles":["site-ops"],"start":"2026-11-23T06:00:00Z","end":"2026-11-23T12:30:00Z"}]}
                        """).isStatus(200);

        JsonNode explanation = answer.json().path("explanation");
        assertThat(answer.json().path("windows").isEmpty()).isTrue();
        assertThat(explanation.path("blockers").size()).isEqualTo(1);
        assertThat(explanation.at("/nearest/0/failing/0/sentence").asString()).isNotEmpty();
        assertThat(explanation
                        .path("relaxations")
                        .valueStream()
                        .map(each -> each.path("kind").asString()))
                .contains("add-person", "shorten", "drop-closed");
        assertThat(explanation.path("relaxations").valueStream())
                .allSatisfy(
                        each -> assertThat(each.path("firstStart").asString()).startsWith("2026-11-23T"));
    }

    @Test
    void saysWhoIsMissingWhereItNearlyFits() {
        HttpAnswer answer = api.postJson(SEARCH, """
                        {"from":"2026-11-23T00:00:00Z","until":"2026-11-23T01:00:00Z","need":{"duration":"PT1H"},
                         "staffing":[{"role":"site-ops","min":2}],
                         "presence":[
                          {"person":"ana","roles":["site-ops"],"start":"2026-11-23T00:00:00Z","end":"2026-11-23T20:00:00Z"}]}
                        """).isStatus(200);

        JsonNode failing = answer.json().at("/explanation/nearest/0/failing/0");
        assertThat(failing.path("kind").asString()).isEqualTo("staffing");
        assertThat(failing.path("role").asString()).isEqualTo("site-ops");
        assertThat(failing.path("present").asInt()).isEqualTo(1);
        assertThat(failing.path("needed").asInt()).isEqualTo(2);
        assertThat(answer.json().at("/explanation/blockers/0").propertyNames()).containsExactly("kind", "role");
    }

    private static String question(String open, String staffing) {
        Instant start = Instant.now();
        return "{\"from\":\"" + start + "\",\"until\":\"" + start.plusSeconds(7200)
                + "\",\"need\":{\"duration\":\"PT1H\"},\"open\":[{\"source\":\"" + open + "\"}],\"staffing\":["
                + staffing + "]}";
    }

    @Test
    void answersFromTheCopyOfACalendarThatItKnows() {
        ScheduleRef known = ScheduleRef.parse("nowhere:known");
        Instant start = Instant.now();
        Interval year = new Interval(start.minusSeconds(86_400), start.plusSeconds(31_000_000));
        Surroundings.stored()
                .scheduleCopies()
                .keep(new CalendarSnapshot(
                        known, List.of(new CalendarEntry(year, Certainty.FIRM, "always")), year, start, true));

        assertThat(api.postJson(SEARCH, question("nowhere:known", ""))
                        .isStatus(200)
                        .each("windows", "start"))
                .hasSize(1);
    }

    @Test
    void hasACalendarReadThatNoRolloutNames() {
        assertThat(api.postJson(SEARCH, question("google:asked-for-the-first-time", ""))
                        .isStatus(200)
                        .each("windows", "start"))
                .hasSize(1);
    }

    @Test
    void readsAgainACopyThatSeemsToBeFromLaterOn() {
        Instant later = Instant.now().plusSeconds(3600);
        Interval around = new Interval(later.minusSeconds(86_400), later.plusSeconds(86_400));
        Surroundings.stored()
                .scheduleCopies()
                .keep(new CalendarSnapshot(
                        ScheduleRef.parse("google:read-by-a-wrong-clock"), List.of(), around, later, true));

        assertThat(api.postJson(SEARCH, question("google:read-by-a-wrong-clock", ""))
                        .isStatus(200)
                        .each("windows", "start"))
                .hasSize(1);
    }

    @Test
    void saysWhichSchedulesCouldNotBeRead() {
        HttpAnswer answer = api.postJson(
                        SEARCH,
                        question("goggle:maintenance", "{\"role\":\"ops\",\"min\":1,\"roster\":\"pagerdty:PFW0001\"}"))
                .isStatus(200);

        assertThat(answer.each("windows", "start")).isEmpty();
        assertThat(answer.json().at("/unread").valueStream().map(JsonNode::asString))
                .containsExactly("goggle:maintenance: no such system", "pagerdty:PFW0001: no such system");
    }

    @Test
    void saysWhichEventMakesACopiedScheduleUnclear() {
        ScheduleRef unclear = ScheduleRef.parse("nowhere:unclear");
        Instant now = Instant.now();
        Interval year = new Interval(now.minusSeconds(86_400), now.plusSeconds(31_000_000));
        String problem = "The event \"Night\" (UID 1) has 2 RRULEs, which is not supported.";
        Surroundings.stored()
                .scheduleCopies()
                .keep(new CalendarSnapshot(unclear, List.of(), year, now, Optional.of(problem)));

        HttpAnswer answer =
                api.postJson(SEARCH, question(unclear.toString(), "")).isStatus(200);

        assertThat(answer.each("windows", "start")).isEmpty();
        assertThat(answer.json().at("/unread").valueStream().map(JsonNode::asString))
                .singleElement()
                .asString()
                .contains(unclear.toString(), problem);
    }

    @Test
    void saysWhatCouldNotBeReadAlsoWhereAnotherCalendarHasAWindow() {
        HttpAnswer answer = api.postJson(SEARCH, """
                        {"from":"2026-11-23T00:00:00Z","until":"2026-11-24T00:00:00Z","need":{"duration":"PT1H"},
                         "open":[{"source":"goggle:maintenance"},
                                 {"intervals":[["2026-11-23T20:00:00Z","2026-11-23T22:00:00Z"]],"summary":"night"}]}
                        """).isStatus(200);

        assertThat(answer.each("windows", "start")).containsExactly("2026-11-23T20:00:00Z");
        assertThat(answer.json().at("/unread").valueStream().map(JsonNode::asString))
                .containsExactly("goggle:maintenance: no such system");
    }

    @Test
    void answersInTimeWhenASourceTakesTooLong() {
        try (RunningApi impatient = RunningApi.with("wavegate.api.schedule-patience=500ms")) {
            HttpAnswer answer =
                    impatient.postJson(SEARCH, question("slow:maintenance", "")).isStatus(200);

            assertThat(answer.each("windows", "start")).isEmpty();
            assertThat(answer.text("/unread/0")).satisfies(golden("search.timed-out"));
        } finally {
            OpenCalendars.goOn();
        }
    }

    @Test
    void answersWithoutSchedulesWhenReadingThemFails() {
        HttpAnswer answer =
                api.postJson(SEARCH, question("broken:maintenance", "")).isStatus(200);

        assertThat(answer.each("windows", "start")).isEmpty();
        assertThat(answer.text("/unread/0")).satisfies(golden("search.schedules-failed"));
    }

    @Test
    void answersWithoutSchedulesWhenNobodyReadsThem() {
        try (RunningApi impatient = RunningApi.withItsOwnEngine(
                "wavegate.temporal.target=127.0.0.1:1", "wavegate.api.schedule-patience=100ms")) {
            HttpAnswer answer = impatient
                    .postJson(SEARCH, question("google:nobody-is-there", ""))
                    .isStatus(200);

            assertThat(answer.each("windows", "start")).isEmpty();
            assertThat(answer.text("/unread/0")).satisfies(golden("search.timed-out"));
        }
    }

    @Test
    void reportsEverythingThatIsWrongAtOnce() {
        HttpAnswer answer = api.postJson(SEARCH, """
                        {"from":"yesterday","until":"2026-11-24T00:00:00Z","need":{"duration":"-PT1H"},
                         "staffing":[{"role":"","min":0}],"colour":"blue"}
                        """).isProblem(422, "window.search-invalid");

        assertThat(answer.each("reasons", "path"))
                .contains("from", "need.duration", "staffing[0].role", "staffing[0].min", "colour");
    }

    @Test
    void refusesTextsThatAreNoCalendars() {
        HttpAnswer answer = api.postJson(SEARCH, """
                        {"from":"2026-11-23T00:00:00Z","until":"2026-11-24T00:00:00Z","need":{"duration":"PT1H"},
                         "closed":[{"ics":"<html>","zone":"UTC"},{"ics":"BEGIN:VCALENDAR\\r\\nBEGIN:VEVENT\\r\\n","zone":"UTC"}]}
                        """).isProblem(422, "window.search-invalid");

        assertThat(answer.each("reasons", "path")).containsExactly("closed[0].ics", "closed[1].ics");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        api.post(SEARCH, "text/calendar", "BEGIN:VCALENDAR").isProblem(415, "request.media-type-unsupported");
        api.postJson(SEARCH, "").isProblem(422, "window.search-invalid");
        api.postJson(SEARCH, "[1]").isProblem(422, "window.search-invalid");
        api.postJson(SEARCH, "{\"from\":\"" + "x".repeat(17 * 1024 * 1024) + "\"}")
                .isProblem(413, "request.too-large");
    }
}

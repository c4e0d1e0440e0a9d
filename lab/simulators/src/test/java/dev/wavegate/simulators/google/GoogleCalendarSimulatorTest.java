package dev.wavegate.simulators.google;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimClient;
import dev.wavegate.simulators.wire.SimClient.ApiResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class GoogleCalendarSimulatorTest {

    private static final String EVENTS = "/calendar/v3/calendars/ops%40example.org/events";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

    @AutoClose
    private GoogleCalendarSimulator simulator;

    private SimClient client;

    @BeforeEach
    void start() throws IOException {
        SeedCalendar seed = new SeedCalendar(
                "seeded",
                ZoneId.of("UTC"),
                List.of(SeedEvent.between(
                                "OPEN", Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-20T04:00:00Z"))
                        .attendedBy("ada@example.org")));
        simulator = GoogleCalendarSimulator.start(
                GoogleCalendarSettings.onPort(0, seed).at(CLOCK));
        client = new SimClient(simulator.baseUri());
        ApiResponse put = client.post("/_sim/calendars", """
                [{'id':'ops@example.org','timeZone':'Europe/Berlin','events':[
                  {'id':'nights','summary':'OPEN','start':'2026-10-24T22:00:00+02:00','end':'2026-10-25T02:00:00+02:00',
                   'recurrence':['RRULE:FREQ=DAILY;COUNT=3']},
                  {'id':'frost','summary':'FREEZE','start':'2026-11-27','end':'2026-12-01','status':'tentative'},
                  {'id':'shift','summary':'Shift','start':'2026-11-21T01:00:00Z','end':'2026-11-21T03:00:00Z',
                   'attendees':[{'email':'bob@example.org','responseStatus':'declined'}]}]}]
                """);
        assertThat(put.status()).isEqualTo(200);
    }

    @Test
    void expandsASeriesAcrossTheChangeOfTheClocks() {
        ApiResponse list = client.get(EVENTS + "?singleEvents=true&orderBy=startTime"
                + "&timeMin=2026-10-01T00:00:00Z&timeMax=2026-11-01T00:00:00Z");

        assertThat(values(list, "/start/dateTime"))
                .containsExactly("2026-10-24T22:00:00+02:00", "2026-10-25T22:00:00+01:00", "2026-10-26T22:00:00+01:00");
        assertThat(list.at("/items/1/id")).isEqualTo("nights_20261025T210000Z");
        assertThat(list.at("/items/1/recurringEventId")).isEqualTo("nights");
        assertThat(list.at("/items/1/recurrence")).isEmpty();
        assertThat(list.at("/timeZone")).isEqualTo("Europe/Berlin");
        assertThat(list.at("/nextSyncToken")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01T00:00:00+01:00, 2026-12-02T00:00:00Z, ''",
        "2026-11-30T23:59:59+01:00, 2026-12-02T00:00:00Z, frost",
        "2026-11-25T00:00:00Z, 2026-11-27T00:00:00+01:00, ''",
        "2026-11-25T00:00:00Z, 2026-11-27T00:00:01+01:00, frost",
        "2026-11-21T03:00:00Z, 2026-11-22T00:00:00Z, ''",
        "2026-11-21T02:59:59Z, 2026-11-22T00:00:00Z, shift"
    })
    void takesBothBoundsAsExclusive(String timeMin, String timeMax, String id) {
        ApiResponse list = client.get(EVENTS + "?singleEvents=true&timeMin=" + timeMin.replace("+", "%2B") + "&timeMax="
                + timeMax.replace("+", "%2B"));

        assertThat(values(list, "/id")).isEqualTo(id.isEmpty() ? List.of() : List.of(id));
    }

    @Test
    void writesAllDayEventsAsDays() {
        ApiResponse event = client.get(EVENTS + "/frost");

        assertThat(event.at("/start/date")).isEqualTo("2026-11-27");
        assertThat(event.at("/end/date")).isEqualTo("2026-12-01");
        assertThat(event.at("/status")).isEqualTo("tentative");
        assertThat(event.at("/start/dateTime")).isEmpty();
    }

    @Test
    void writesTimesInTheZoneThatIsAskedFor() {
        ApiResponse list = client.get(EVENTS + "?q=shift&timeZone=America/New_York");

        assertThat(list.at("/items/0/start/dateTime")).isEqualTo("2026-11-20T20:00:00-05:00");
        assertThat(list.at("/items/0/attendees/0/responseStatus")).isEqualTo("declined");
    }

    @ParameterizedTest
    @CsvSource({
        "orderBy=startTime, badRequest",
        "orderBy=colour, invalidParameter",
        "maxResults=0, invalidParameter",
        "timeMin=2026-11-01, badRequest",
        "timeMin=2026-11-02T00:00:00Z&timeMax=2026-11-02T00:00:00Z, timeRangeEmpty",
        "singleEvents=yes, invalidParameter",
        "pageToken=x, invalid",
        "eventTypes=holiday, invalidParameter",
        "syncToken=x&timeMin=2026-11-02T00:00:00Z, badRequest",
        "syncToken=x&orderBy=updated, badRequest",
        "syncToken=x&showDeleted=false, badRequest"
    })
    void refusesParametersThatDoNotGoTogether(String query, String reason) {
        ApiResponse answer = client.get(EVENTS + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("400");
        assertThat(answer.at("/error/errors/0/reason")).isEqualTo(reason);
    }

    @Test
    void givesShortAndEmptyPagesThatTogetherHoldEverything() {
        client.post("/_sim/paging", "{'largest':2,'emptyFirst':true}");
        List<String> ids = new ArrayList<>();
        String query = EVENTS + "?singleEvents=true&orderBy=startTime&maxResults=100";
        ApiResponse page = client.get(query);
        assertThat(page.json().path("items")).isEmpty();
        while (page.json().has("nextPageToken")) {
            assertThat(page.json().has("nextSyncToken")).isFalse();
            page = client.get(query + "&pageToken=" + page.at("/nextPageToken"));
            assertThat(page.json().path("items").size()).isLessThanOrEqualTo(2);
            ids.addAll(values(page, "/id"));
        }

        assertThat(ids).hasSize(5).doesNotHaveDuplicates().endsWith("shift", "frost");
        assertThat(page.json().has("nextSyncToken")).isTrue();
    }

    @Test
    void tellsWhatChangedSinceASyncToken() {
        String token = client.get(EVENTS + "?timeMin=2026-10-01T00:00:00Z").at("/nextSyncToken");
        client.delete(EVENTS + "/shift");
        client.send("PATCH", EVENTS + "/frost", "{\"summary\":\"THAW\"}");
        ApiResponse changes = client.get(EVENTS + "?syncToken=" + token);
        client.post("/_sim/reset", "");
        client.post("/_sim/calendars", "[{'id':'ops@example.org'}]");
        ApiResponse expired = client.get(EVENTS + "?syncToken=" + token);

        assertThat(values(changes, "/id")).containsExactlyInAnyOrder("frost", "shift");
        assertThat(values(changes, "/status")).contains("cancelled");
        assertThat(expired.status()).isEqualTo(410);
        assertThat(expired.at("/error/errors/0/reason")).isEqualTo("fullSyncRequired");
    }

    @Test
    void createsAnEventOnceUnderItsIdentifier() {
        String body = "{'id':'abcde','summary':'x','start':{'dateTime':'2026-11-03T10:00:00Z'},"
                + "'end':{'dateTime':'2026-11-03T11:00:00Z'}}";

        assertThat(client.post(EVENTS, body).status()).isEqualTo(200);
        ApiResponse duplicate = client.post(EVENTS, body);
        ApiResponse badId = client.post(EVENTS, body.replace("abcde", "wave1"));

        assertThat(duplicate.status()).isEqualTo(409);
        assertThat(duplicate.at("/error/errors/0/reason")).isEqualTo("duplicate");
        assertThat(badId.status()).isEqualTo(400);
        assertThat(badId.at("/error/message")).isEqualTo("Invalid resource id value.");
        assertThat(client.post(EVENTS, body.replace("'id':'abcde',", "")).at("/id"))
                .matches("[a-v0-9]{5,}");
    }

    @Test
    void deletesAnEventOnceAndKeepsItsTombstone() {
        assertThat(client.delete(EVENTS + "/shift").status()).isEqualTo(204);
        ApiResponse again = client.delete(EVENTS + "/shift");

        assertThat(again.status()).isEqualTo(410);
        assertThat(again.at("/error/errors/0/reason")).isEqualTo("deleted");
        assertThat(values(client.get(EVENTS), "/id")).doesNotContain("shift");
        assertThat(values(client.get(EVENTS + "?showDeleted=true"), "/id")).contains("shift");
    }

    @Test
    void cancelsOneNightOfASeriesOnly() {
        client.delete(EVENTS + "/nights_20261025T210000Z");

        ApiResponse list = client.get(EVENTS + "?singleEvents=true&orderBy=startTime&q=open");
        assertThat(values(list, "/id")).containsExactly("nights_20261024T200000Z", "nights_20261026T210000Z");
    }

    @Test
    void movesOneNightOfASeriesOnly() {
        client.send(
                "PATCH",
                EVENTS + "/nights_20261025T210000Z",
                "{\"start\":{\"dateTime\":\"2026-10-25T23:00:00+01:00\"}}");

        ApiResponse list = client.get(EVENTS + "?singleEvents=true&orderBy=startTime&q=open");
        assertThat(values(list, "/start/dateTime"))
                .containsExactly("2026-10-24T22:00:00+02:00", "2026-10-25T23:00:00+01:00", "2026-10-26T22:00:00+01:00");
        assertThat(list.at("/items/1/originalStartTime/dateTime")).isEqualTo("2026-10-25T22:00:00+01:00");
    }

    @Test
    void namesTheZoneOfACalendarAsTheDatabaseDoes() {
        client.post("/_sim/calendars", "[{'id':'plain','timeZone':'Z'}]");

        assertThat(client.get("/calendar/v3/calendars/plain").at("/timeZone")).isEqualTo("UTC");
        assertThat(client.post("/_sim/calendars", "[{'id':'plain','timeZone':'+01:00'}]")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', required",
        "Europe/Berlin, '', required",
        "Europe/Berlin, Z, invalid",
        "Europe/Berlin, Europe/Berlin, ''"
    })
    void wantsTheZoneThatASeriesIsExpandedIn(String start, String end, String reason) {
        String body =
                "{'summary':'x','recurrence':['RRULE:FREQ=DAILY;COUNT=3'],'start':{'dateTime':'2026-11-03T10:00:00Z'"
                        + (start.isEmpty() ? "" : ",'timeZone':'" + start + "'")
                        + "},'end':{'dateTime':'2026-11-03T11:00:00Z'"
                        + (end.isEmpty() ? "" : ",'timeZone':'" + end + "'") + "}}";

        ApiResponse answer = client.post(EVENTS, body);

        assertThat(answer.status()).isEqualTo(reason.isEmpty() ? 200 : 400);
        assertThat(answer.at("/error/errors/0/reason")).isEqualTo(reason);
        assertThat(client.post(
                                EVENTS,
                                "{'recurrence':['RRULE:FREQ=DAILY;COUNT=3'],'start':{'date':'2026-11-03'},"
                                        + "'end':{'date':'2026-11-04'}}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void sendsAnEventAgainOnlyWhenItHasChanged() {
        ApiResponse event = client.get(EVENTS + "/shift");
        SimClient knowing = new SimClient(simulator.baseUri(), "If-None-Match", event.header("ETag"));

        assertThat(event.header("ETag")).isEqualTo(event.at("/etag"));
        assertThat(knowing.get(EVENTS + "/shift").status()).isEqualTo(304);
        client.send("PATCH", EVENTS + "/shift", "{\"summary\":\"Late shift\"}");
        assertThat(knowing.get(EVENTS + "/shift").status()).isEqualTo(200);
    }

    @Test
    void callsOnlyByHttps() {
        String channel = "{'id':'c1','type':'web_hook','address':'%s://hooks.example/x'}";

        ApiResponse refused = client.post(EVENTS + "/watch", channel.formatted("http"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/error/errors/0/reason")).isEqualTo("push.webhookUrlNotHttps");
        client.post("/_sim/notifications", "{'lost':true}");
        assertThat(client.post(EVENTS + "/watch", channel.formatted("https")).status())
                .isEqualTo(200);
    }

    @Test
    void refusesAWriteOnAStaleState() {
        SimClient stale = new SimClient(simulator.baseUri(), "If-Match", "\"stale\"");

        assertThat(stale.send("PATCH", EVENTS + "/shift", "{}").status()).isEqualTo(412);
    }

    @Test
    void takesAPatchDisguisedAsAPost() {
        SimClient disguised = new SimClient(simulator.baseUri(), "X-HTTP-Method-Override", "PATCH");

        assertThat(disguised.post(EVENTS + "/shift", "{'summary':'Late shift'}").at("/summary"))
                .isEqualTo("Late shift");
    }

    @Test
    void bringsADeletedEventBackByAnUpdateOnly() {
        String body = "{'id':'abcde','summary':'x','status':'confirmed','start':{'dateTime':'2026-11-03T10:00:00Z'},"
                + "'end':{'dateTime':'2026-11-03T11:00:00Z'}}";
        client.post(EVENTS, body);
        client.delete(EVENTS + "/abcde");

        assertThat(client.post(EVENTS, body).status()).isEqualTo(409);
        assertThat(client.get(EVENTS + "/abcde").at("/status")).isEqualTo("cancelled");
        assertThat(client.send("PUT", EVENTS + "/abcde", body.replace('\'', '"'))
                        .at("/status"))
                .isEqualTo("confirmed");
        assertThat(values(client.get(EVENTS), "/id")).contains("abcde");
    }

    @Test
    void waitsForTheAnswersOfGuests() {
        client.send("PATCH", EVENTS + "/frost", "{\"attendees\":[{\"email\":\"cy@example.org\"}]}");

        assertThat(client.get(EVENTS + "/frost").at("/attendees/0/responseStatus"))
                .isEqualTo("needsAction");
    }

    @Test
    void letsNobodyBeInvitedWhenToldTo() {
        client.post("/_sim/invitations", "{'allowed':false}");
        String guests = "{\"attendees\":[{\"email\":\"cy@example.org\"}]}";

        ApiResponse refused = client.send("PATCH", EVENTS + "/frost", guests);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/error/errors/0/domain")).isEqualTo("calendar");
        assertThat(refused.at("/error/errors/0/reason")).isEqualTo("forbiddenForServiceAccounts");
        assertThat(client.send("PATCH", EVENTS + "/frost", "{\"summary\":\"THAW\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void lendsCalendarsForReading() {
        client.post(
                "/_sim/calendars",
                "[{'id':'lent','accessRole':'reader','events':[{'id':'shift','summary':'Shift',"
                        + "'start':'2026-11-21T01:00:00Z','end':'2026-11-21T03:00:00Z'}]}]");
        String lent = "/calendar/v3/calendars/lent/events";

        assertThat(client.get(lent).at("/accessRole")).isEqualTo("reader");
        assertThat(client.send("PATCH", lent + "/shift", "{}").at("/error/errors/0/reason"))
                .isEqualTo("requiredAccessLevel");
        assertThat(client.delete(lent + "/shift").status()).isEqualTo(403);
        assertThat(client.post(lent, "{}").status()).isEqualTo(403);
    }

    @Test
    void knowsWhomItWritesTo() {
        assertThat(client.delete(EVENTS + "/shift?sendUpdates=some").at("/error/errors/0/location"))
                .isEqualTo("sendUpdates");
        assertThat(client.delete(EVENTS + "/shift?sendUpdates=externalOnly").status())
                .isEqualTo(204);
    }

    @Test
    void doesNotKnowOtherCalendars() {
        ApiResponse unknown = client.get("/calendar/v3/calendars/other/events");

        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.at("/error/errors/0/reason")).isEqualTo("notFound");
    }

    @Test
    void goesBackToTheSeedOnReset() {
        client.post("/_sim/reset", "");

        assertThat(client.get(EVENTS).status()).isEqualTo(404);
        assertThat(client.get("/calendar/v3/calendars/seeded/events").at("/items/0/attendees/0/email"))
                .isEqualTo("ada@example.org");
    }

    @Test
    void replacesNothingWhenOnePostedEventIsWrong() {
        ApiResponse wrong = client.post(
                "/_sim/calendars",
                "[{'id':'seeded','events':[]},{'id':'b','events':[{'summary':'x','start':'soon','end':'later'}]}]");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(client.get("/calendar/v3/calendars/seeded/events").json().path("items"))
                .hasSize(1);
    }

    private static List<String> values(ApiResponse list, String pointer) {
        List<String> values = new ArrayList<>();
        for (JsonNode item : list.json().path("items")) {
            values.add(item.at(pointer).asText());
        }
        return values;
    }
}

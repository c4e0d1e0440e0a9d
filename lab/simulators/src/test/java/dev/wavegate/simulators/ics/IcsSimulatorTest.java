package dev.wavegate.simulators.ics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import dev.wavegate.simulators.wire.SettableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class IcsSimulatorTest {
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n";

    private final HttpClient client = HttpClient.newHttpClient();
    private final SettableClock clock = new SettableClock("2026-11-01T12:00:00Z");

    @AutoClose
    private IcsSimulator simulator;

    @BeforeEach
    void start() throws IOException {
        simulator = IcsSimulator.start(
                IcsSettings.onPort(0, new SeedFeed("freeze.ics", CALENDAR)).at(clock));
    }

    @Test
    void servesACalendarAsItIs() throws Exception {
        HttpResponse<String> answer = get(simulator.feed("freeze.ics"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(CALENDAR);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
        assertThat(answer.headers().firstValue("Last-Modified")).contains("Sun, 1 Nov 2026 12:00:00 GMT");
    }

    @Test
    void sendsNothingToWhoeverHasItAlready() throws Exception {
        String etag =
                get(simulator.feed("freeze.ics")).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> same = get(simulator.feed("freeze.ics"), "If-None-Match", etag);
        publish("freeze.ics", "", CALENDAR.replace("2.0", "2.1"));
        HttpResponse<String> changed = get(simulator.feed("freeze.ics"), "If-None-Match", etag);

        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(changed.statusCode()).isEqualTo(200);
    }

    @Test
    void knowsDatesWhereThereIsNoTag() throws Exception {
        assertThat(get(simulator.feed("freeze.ics"), "If-Modified-Since", "Sun, 1 Nov 2026 12:00:00 GMT")
                        .statusCode())
                .isEqualTo(304);
        assertThat(get(simulator.feed("freeze.ics"), "If-Modified-Since", "Sun, 1 Nov 2026 11:59:59 GMT")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get(simulator.feed("freeze.ics"), "If-Modified-Since", "lately")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void canKeepTagAndDateBack() throws Exception {
        publish("freeze.ics", "?validators=false", CALENDAR);

        assertThat(get(simulator.feed("freeze.ics"), "If-None-Match", "*").statusCode())
                .isEqualTo(200);
        assertThat(get(simulator.feed("freeze.ics")).headers().firstValue("ETag"))
                .isEmpty();
    }

    @Test
    void lagsBehindWhatWasPublished() throws Exception {
        publish("freeze.ics", "?lag=PT1H", "new");
        assertThat(get(simulator.feed("freeze.ics")).body()).isEqualTo(CALENDAR);

        clock.advance(Duration.ofHours(1));

        assertThat(get(simulator.feed("freeze.ics")).body()).isEqualTo("new");
    }

    @Test
    void tellsNobodyWhoDoesNotKnowTheSecret() throws Exception {
        assertThat(get(URI.create(simulator.baseUri() + "/calendars/guess/freeze.ics"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get(simulator.feed("nosuch.ics")).statusCode()).isEqualTo(404);
    }

    @Test
    void canBreakOffInTheMiddle() throws Exception {
        send("POST", "/_sim/faults", "{\"kind\":\"malformed\"}");

        assertThat(get(simulator.feed("freeze.ics")).body()).isEqualTo(CALENDAR.substring(0, CALENDAR.length() / 2));
    }

    @Test
    void goesBackToItsSeed() throws Exception {
        publish("freeze.ics", "", "changed");
        assertThat(send("DELETE", "/_sim/feeds/floating.ics", "").statusCode()).isEqualTo(204);
        assertThat(send("DELETE", "/_sim/feeds/floating.ics", "").statusCode()).isEqualTo(404);

        send("POST", "/_sim/reset", "");

        assertThat(get(simulator.feed("freeze.ics")).body()).isEqualTo(CALENDAR);
        assertThat(get(simulator.feed("floating.ics")).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_sim/feeds/a%20b", "/_sim/feeds/freeze.ics?lag=soon"})
    void refusesWhatItCannotServe(String path) throws Exception {
        assertThat(send("PUT", path, "text").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "availability.ics",
                "described-zone.ics",
                "floating.ics",
                "moved-and-cancelled.ics",
                "this-and-future.ics",
                "windows-zones.ics"
            })
    void hasSamplesThatEndTheirLinesAsTheWebDoes(String name) throws Exception {
        assertThat(get(simulator.feed(name)).body())
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("\r\nEND:VCALENDAR\r\n");
    }

    private void publish(String name, String options, String text) throws Exception {
        assertThat(send("PUT", "/_sim/feeds/" + name + options, text).statusCode())
                .isEqualTo(204);
    }

    private HttpResponse<String> get(URI address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address);
        return client.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(simulator.baseUri() + path))
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}

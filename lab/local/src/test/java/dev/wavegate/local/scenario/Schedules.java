package dev.wavegate.local.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** Calendars and shifts, as staff planners keep them. */
final class Schedules {
    private final Wire google;
    private final Wire pagerDuty;
    private final Wire ics;

    Schedules(Wire google, Wire pagerDuty, Wire ics) {
        this.google = google;
        this.pagerDuty = pagerDuty;
        this.ics = ics;
    }

    /** Open since an hour ago and for a day, no freeze, everybody on shift. */
    Schedules open() {
        openFrom(Duration.ofHours(-1), Duration.ofDays(1));
        calendar("freeze", List.of());
        return staffed();
    }

    Schedules frozen(Duration fromNow, Duration untilFromNow) {
        return calendar("freeze", List.of(event("Peak season", in(fromNow), in(untilFromNow), List.of())));
    }

    /** PagerDuty answers every question with an error, until {@link #pagerDutyRecovers}. */
    void pagerDutyBreaks() {
        pagerDuty
                .post(
                        "/_sim/faults",
                        "{\"match\":{\"method\":\"GET\",\"path\":\"/*\"},\"kind\":\"status\",\"status\":500,\"times\":100000}")
                .expectingSuccess();
    }

    void pagerDutyRecovers() {
        pagerDuty.delete("/_sim/faults").expectingSuccess();
    }

    /** Google's calls to hooks, which it makes by https only, reach this origin. */
    void notifyVia(String origin) {
        google.post("/_sim/notifications", "{\"via\":\"" + origin + "\"}").expectingSuccess();
    }

    Schedules openFrom(Duration fromNow, Duration untilFromNow) {
        return calendar("maintenance-eu", List.of(event("Maintenance", in(fromNow), in(untilFromNow), List.of())));
    }

    /** A region's calendar, open from then on for a day. */
    Schedules openInRegion(String region, Duration fromNow) {
        Instant start = in(fromNow);
        return calendar(
                "maintenance-" + region, List.of(event("Night", start, start.plus(Duration.ofDays(1)), List.of())));
    }

    /** Open now and for so long, closed for so long, then open for a day. */
    Schedules openTwice(Duration open, Duration closed) {
        List<String> events = new ArrayList<>();
        events.add(event("First", in(Duration.ofHours(-1)), in(open), List.of()));
        events.add(event("Second", in(open.plus(closed)), in(Duration.ofDays(1)), List.of()));
        return calendar("maintenance-eu", events);
    }

    /** What the feed {@code freeze} serves: a freeze of these days, as a person would enter it. */
    Schedules frozenInFeed(String title, LocalDate first, LocalDate last) {
        return feed("BEGIN:VEVENT\r\nUID:freeze\r\nSUMMARY:" + title + "\r\nDTSTART;VALUE=DATE:"
                + DateTimeFormatter.BASIC_ISO_DATE.format(first) + "\r\nDTEND;VALUE=DATE:"
                + DateTimeFormatter.BASIC_ISO_DATE.format(last.plusDays(1)) + "\r\nEND:VEVENT\r\n");
    }

    /** What the feed {@code freeze} serves: an event whose recurrence can be understood in two ways. */
    Schedules unclearInFeed(String title, LocalDate first) {
        String day = DateTimeFormatter.BASIC_ISO_DATE.format(first);
        return feed("BEGIN:VEVENT\r\nUID:unclear\r\nSUMMARY:" + title + "\r\nDTSTART:" + day + "T100000Z\r\nDTEND:"
                + day + "T110000Z\r\nRRULE:FREQ=DAILY;COUNT=2\r\nRRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n");
    }

    private Schedules feed(String events) {
        ics.put("/_sim/feeds/freeze.ics", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + events + "END:VCALENDAR\r\n")
                .expectingSuccess();
        return this;
    }

    Schedules staffed() {
        return siteOps("ada@example.org", "bo@example.org").onCall("Cleo Example", "cleo@example.org");
    }

    Schedules siteOps(String... people) {
        return calendar(
                "site-ops-shifts",
                people.length == 0
                        ? List.of()
                        : List.of(event("Shift", in(Duration.ofHours(-2)), in(Duration.ofDays(2)), List.of(people))));
    }

    Schedules onCall(String name, String email) {
        return onCallFrom(Duration.ofHours(-2), name, email);
    }

    Schedules onCallFrom(Duration fromNow, String name, String email) {
        String entry = String.format(
                Locale.ROOT,
                "{\"user\":{\"id\":\"PU1\",\"name\":\"%s\",\"email\":\"%s\"},\"start\":\"%s\",\"end\":\"%s\"}",
                name,
                email,
                in(fromNow),
                in(Duration.ofDays(2)));
        return roster(entry);
    }

    Schedules nobodyOnCall() {
        return roster("");
    }

    /** The event that people see in the calendar of bookings, if there is one now. */
    Optional<JsonNode> booking(String id) {
        Wire.ApiResponse answer = google.get("/calendar/v3/calendars/fleet-bookings/events/" + id);
        return answer.status() == 404
                ? Optional.empty()
                : Optional.of(answer.expecting(200).json())
                        .filter(event -> !event.path("status").asText().equals("cancelled"));
    }

    /** What stands in the calendar of bookings for a rollout now. */
    List<JsonNode> bookingsOf(String rollout) {
        JsonNode events = google.get("/calendar/v3/calendars/fleet-bookings/events?singleEvents=true")
                .expecting(200)
                .json()
                .path("items");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("summary").asText().endsWith(" of " + rollout))
                .toList();
    }

    /** How often Google Calendar was called so. */
    long calls(String method, String path) {
        return StreamSupport.stream(google.get("/_sim/requests").json().spliterator(), false)
                .filter(each -> each.path("method").asText().equals(method))
                .filter(each -> each.path("path").asText().equals(path))
                .count();
    }

    private Schedules roster(String entries) {
        pagerDuty
                .post(
                        "/_sim/schedules",
                        "[{\"id\":\"PFW0001\",\"name\":\"Firmware\",\"timeZone\":\"Europe/Berlin\",\"entries\":["
                                + entries + "]}]")
                .expectingSuccess();
        return this;
    }

    private Schedules calendar(String id, List<String> events) {
        google.post(
                        "/_sim/calendars",
                        "[{\"id\":\"" + id + "\",\"timeZone\":\"Europe/Berlin\",\"events\":[" + String.join(",", events)
                                + "]}]")
                .expectingSuccess();
        return this;
    }

    private static String event(String summary, Instant start, Instant end, List<String> attendees) {
        String people = attendees.stream()
                .map(email -> "{\"email\":\"" + email + "\",\"responseStatus\":\"accepted\"}")
                .reduce((one, other) -> one + "," + other)
                .orElse("");
        return String.format(
                Locale.ROOT,
                "{\"summary\":\"%s\",\"start\":\"%s\",\"end\":\"%s\",\"attendees\":[%s]}",
                summary,
                start,
                end,
                people);
    }

    private static Instant in(Duration fromNow) {
        return Instant.now().plus(fromNow).truncatedTo(ChronoUnit.SECONDS);
    }
}

package dev.wavegate.simulators.google;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServer;

/** The part of the Calendar API that the simulator has, and its own routes under /_sim. */
record CalendarApi(CalendarStore calendars, TokenEndpoint tokens, PushChannels channels) {
    private static final String ROOT = "/calendar/v3";
    private static final String CALENDAR = ROOT + "/calendars/{calendarId}";
    private static final String EVENTS = CALENDAR + "/events";
    private static final String EVENT = EVENTS + "/{eventId}";
    private static final Set<String> NOTICES = Set.of("all", "externalOnly", "none");

    void addTo(SimServer.Builder server) {
        server.route("GET", ROOT + "/users/me/calendarList", authenticated(request -> list()))
                .route("GET", CALENDAR, onCalendar((calendar, request) -> metadata(calendar)))
                .route("GET", EVENTS, onCalendar(this::events))
                .route("POST", EVENTS, onCalendar(this::insert))
                .route("GET", EVENT, onCalendar(CalendarApi::event))
                .route("PATCH", EVENT, onCalendar(this::patch))
                .route("PUT", EVENT, onCalendar(this::update))
                .route("DELETE", EVENT, onCalendar(this::delete))
                .route("POST", EVENTS + "/watch", onCalendar(this::watch))
                .route("POST", ROOT + "/channels/stop", authenticated(this::stop))
                .route("POST", "/token", tokens::exchange)
                .fallback(request -> GoogleErrors.notFound().response());
        server.control("POST", "calendars", this::replace)
                .control("POST", "paging", this::shortenPages)
                .control("POST", "invitations", this::allowInvitations)
                .control("POST", "notifications", this::routeNotifications);
    }

    private SimRoute authenticated(SimRoute route) {
        return request -> {
            tokens.requireToken(request);
            return route.answer(request);
        };
    }

    private SimRoute onCalendar(CalendarRoute route) {
        return authenticated(
                request -> calendars.use(request.variable("calendarId"), calendar -> route.answer(calendar, request)));
    }

    private interface CalendarRoute {
        SimResponse answer(StoredCalendar calendar, SimRequest request);
    }

    private SimResponse list() {
        ObjectNode answer = Json.object().put("kind", "calendar#calendarList");
        ArrayNode items = answer.putArray("items");
        for (StoredCalendar calendar : calendars.all()) {
            items.addObject()
                    .put("kind", "calendar#calendarListEntry")
                    .put("id", calendar.id())
                    .put("summary", calendar.id())
                    .put("timeZone", calendar.zone().getId())
                    .put("accessRole", calendar.role().wireName());
        }
        return SimResponse.json(200, answer);
    }

    private static SimResponse metadata(StoredCalendar calendar) {
        ObjectNode answer = Json.object()
                .put("kind", "calendar#calendar")
                .put("id", calendar.id())
                .put("summary", calendar.id())
                .put("timeZone", calendar.zone().getId());
        return SimResponse.json(200, answer);
    }

    private SimResponse events(StoredCalendar calendar, SimRequest request) {
        return SimResponse.json(200, EventListing.page(calendar, EventQuery.read(request), calendars.shortPages()));
    }

    private static SimResponse event(StoredCalendar calendar, SimRequest request) {
        CalendarEvent event = found(calendar, request);
        return request.header("If-None-Match").equals(Optional.of(event.etag()))
                ? SimResponse.empty(304).withHeader("ETag", event.etag())
                : answer(calendar, event);
    }

    private SimResponse insert(StoredCalendar calendar, SimRequest request) {
        return answer(calendar, calendar.insert(whole(calendar, request)));
    }

    private SimResponse patch(StoredCalendar calendar, SimRequest request) {
        ObjectNode changes = written(calendar, request);
        return answer(calendar, calendar.patch(unchanged(calendar, request), changes));
    }

    private SimResponse update(StoredCalendar calendar, SimRequest request) {
        ObjectNode sent = whole(calendar, request);
        return answer(calendar, calendar.update(unchanged(calendar, request), sent));
    }

    private SimResponse delete(StoredCalendar calendar, SimRequest request) {
        requireWritable(calendar, request);
        calendar.delete(unchanged(calendar, request));
        return SimResponse.empty(204);
    }

    private SimResponse watch(StoredCalendar calendar, SimRequest request) {
        return SimResponse.json(200, channels.open(calendar.id(), bodyOf(request)));
    }

    private SimResponse stop(SimRequest request) {
        channels.close(bodyOf(request));
        return SimResponse.empty(204);
    }

    private static SimResponse answer(StoredCalendar calendar, CalendarEvent event) {
        return SimResponse.json(200, event.toJson(calendar.zone())).withHeader("ETag", event.etag());
    }

    private static CalendarEvent found(StoredCalendar calendar, SimRequest request) {
        return calendar.find(request.variable("eventId")).orElseThrow(GoogleErrors::notFound);
    }

    private static CalendarEvent unchanged(StoredCalendar calendar, SimRequest request) {
        CalendarEvent event = found(calendar, request);
        if (!request.header("If-Match").orElse(event.etag()).equals(event.etag())) {
            throw GoogleErrors.changed();
        }
        return event;
    }

    /** All of an event; a series needs the zone to expand it in, whatever the offsets of its times are. */
    private ObjectNode whole(StoredCalendar calendar, SimRequest request) {
        ObjectNode body = written(calendar, request);
        for (String end : body.path("recurrence").isEmpty() ? List.<String>of() : List.of("start", "end")) {
            JsonNode time = body.path(end);
            if (time.hasNonNull("dateTime") && !time.hasNonNull("timeZone")) {
                throw GoogleErrors.noZone(end);
            }
        }
        return body;
    }

    /** What a client sent to be stored, when it may. */
    private ObjectNode written(StoredCalendar calendar, SimRequest request) {
        requireWritable(calendar, request);
        ObjectNode body = bodyOf(request);
        if (!body.path("attendees").isEmpty() && !(calendars.allowsInvitations() && tokens.mayInvite(request))) {
            throw GoogleErrors.noGuests();
        }
        return body;
    }

    private static void requireWritable(StoredCalendar calendar, SimRequest request) {
        if (!calendar.role().mayWrite()) {
            throw GoogleErrors.readOnly();
        }
        String notices = request.query("sendUpdates").orElse("none");
        if (!NOTICES.contains(notices)) {
            throw GoogleErrors.invalidParameter("sendUpdates", notices);
        }
    }

    private static ObjectNode bodyOf(SimRequest request) {
        if (request.json(reason -> GoogleErrors.parseError()) instanceof ObjectNode object) {
            return object;
        }
        throw GoogleErrors.parseError();
    }

    private SimResponse replace(SimRequest request) {
        return SimResponse.json(200, Map.of("calendars", calendars.put(request.json())));
    }

    private SimResponse shortenPages(SimRequest request) {
        JsonNode body = request.json();
        calendars.shortenPages(new CalendarStore.ShortPages(
                body.path("largest").asInt(Integer.MAX_VALUE),
                body.path("emptyFirst").asBoolean(false)));
        return SimResponse.empty(204);
    }

    private SimResponse allowInvitations(SimRequest request) {
        calendars.allowInvitations(request.json().path("allowed").asBoolean(true));
        return SimResponse.empty(204);
    }

    /** Notifications get lost, or reach their hook by another origin, as a reverse proxy would have it. */
    private SimResponse routeNotifications(SimRequest request) {
        JsonFields route = JsonFields.of("the notifications", request.json(), "lost", "via");
        channels.route(route.text("via", ""), request.json().path("lost").asBoolean(false));
        return SimResponse.empty(204);
    }
}

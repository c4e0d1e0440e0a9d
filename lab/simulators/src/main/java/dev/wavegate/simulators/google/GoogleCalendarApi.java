package dev.wavegate.simulators.google;

import java.io.IOException;
import java.util.Set;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimRoute;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The routes of the Calendar API that the simulator has. */
final class GoogleCalendarApi {

    private static final String ROOT = "/calendar/v3";
    private static final String CALENDAR = ROOT + "/calendars/{calendarId}";
    private static final String EVENTS = CALENDAR + "/events";
    private static final String EVENT = EVENTS + "/{eventId}";

    private static final Set<String> NOTICES = Set.of("all", "externalOnly", "none");

    private final CalendarShelf shelf;
    private final TokenDesk tokens;
    private final Channels channels;

    GoogleCalendarApi(CalendarShelf shelf, TokenDesk tokens, Channels channels) {
        this.shelf = shelf;
        this.tokens = tokens;
        this.channels = channels;
    }

    void addTo(SimServerBuilder server) {
        server.route("GET", ROOT + "/users/me/calendarList", guarded(request -> calendars()))
                .route("GET", CALENDAR, guarded(this::calendar))
                .route("GET", EVENTS, guarded(this::list))
                .route("POST", EVENTS, guarded(this::insert))
                .route("GET", EVENT, guarded(this::get))
                .route("PATCH", EVENT, guarded(this::patch))
                .route("PUT", EVENT, guarded(this::update))
                .route("DELETE", EVENT, guarded(this::delete))
                .route("POST", EVENTS + "/watch", guarded(this::watch))
                .route("POST", ROOT + "/channels/stop", guarded(this::stop))
                .route("POST", "/token", tokens::exchange)
                .fallback(request -> GoogleProblem.notFound().response());
    }

    private SimResponse calendars() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("kind", "calendar#calendarList");
        ArrayNode items = answer.putArray("items");
        for (StoredCalendar calendar : shelf.all()) {
            items.addObject()
                    .put("kind", "calendar#calendarListEntry")
                    .put("id", calendar.id())
                    .put("summary", calendar.id())
                    .put("timeZone", calendar.zone().getId())
                    .put("accessRole", calendar.role().wireName());
        }
        return SimResponse.json(200, answer);
    }

    private SimResponse calendar(SimRequest request) {
        return shelf.use(
                request.variable("calendarId"),
                calendar -> SimResponse.json(
                        200,
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("kind", "calendar#calendar")
                                .put("id", calendar.id())
                                .put("summary", calendar.id())
                                .put("timeZone", calendar.zone().getId())));
    }

    private SimResponse list(SimRequest request) {
        ShortPages shortPages = shelf.shortPages();
        return shelf.use(
                request.variable("calendarId"),
                calendar -> SimResponse.json(200, EventListing.page(calendar, EventQuery.read(request), shortPages)));
    }

    private SimResponse insert(SimRequest request) {
        return shelf.use(request.variable("calendarId"), calendar -> {
            CalendarEvent event = calendar.insert(written(calendar, request));
            return SimResponse.json(200, event.toJson(calendar.zone()));
        });
    }

    private SimResponse get(SimRequest request) {
        return shelf.use(
                request.variable("calendarId"),
                calendar -> SimResponse.json(200, found(calendar, request).toJson(calendar.zone())));
    }

    private SimResponse patch(SimRequest request) {
        return shelf.use(request.variable("calendarId"), calendar -> {
            ObjectNode changes = written(calendar, request);
            CalendarEvent event = unchanged(calendar, request);
            return SimResponse.json(200, calendar.patch(event, changes).toJson(calendar.zone()));
        });
    }

    private SimResponse update(SimRequest request) {
        return shelf.use(request.variable("calendarId"), calendar -> {
            ObjectNode sent = written(calendar, request);
            CalendarEvent event = unchanged(calendar, request);
            return SimResponse.json(200, calendar.update(event, sent).toJson(calendar.zone()));
        });
    }

    private SimResponse delete(SimRequest request) {
        return shelf.use(request.variable("calendarId"), calendar -> {
            requireWritable(calendar, request);
            calendar.delete(unchanged(calendar, request));
            return SimResponse.empty(204);
        });
    }

    private SimResponse watch(SimRequest request) {
        return shelf.use(
                request.variable("calendarId"),
                calendar -> SimResponse.json(200, channels.open(calendar.id(), bodyOf(request))));
    }

    private SimResponse stop(SimRequest request) {
        channels.close(bodyOf(request));
        return SimResponse.empty(204);
    }

    private static CalendarEvent found(StoredCalendar calendar, SimRequest request) {
        return calendar.find(request.variable("eventId")).orElseThrow(GoogleProblem::notFound);
    }

    private static CalendarEvent unchanged(StoredCalendar calendar, SimRequest request) {
        CalendarEvent event = found(calendar, request);
        if (!request.header("If-Match").orElse(event.etag()).equals(event.etag())) {
            throw GoogleProblem.header(412, "conditionNotMet", "Precondition Failed", "If-Match");
        }
        return event;
    }

    /** What a client sent to be stored, when it may. */
    private ObjectNode written(StoredCalendar calendar, SimRequest request) {
        requireWritable(calendar, request);
        ObjectNode body = bodyOf(request);
        if (!body.path("attendees").isEmpty() && !(shelf.letsInvite() && tokens.mayInvite(request))) {
            throw GoogleProblem.noGuests();
        }
        return body;
    }

    private static void requireWritable(StoredCalendar calendar, SimRequest request) {
        if (!calendar.role().mayWrite()) {
            throw GoogleProblem.readOnly();
        }
        if (!NOTICES.contains(request.query("sendUpdates").orElse("none"))) {
            throw GoogleProblem.parameter(400, "global", "invalidParameter", "Invalid value.", "sendUpdates");
        }
    }

    private static ObjectNode bodyOf(SimRequest request) {
        try {
            if (request.parsedJson() instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            GoogleProblem problem = GoogleProblem.global(400, "parseError", "Parse Error");
            problem.initCause(e);
            throw problem;
        }
        throw GoogleProblem.global(400, "parseError", "Parse Error");
    }

    private SimRoute guarded(SimRoute route) {
        return request -> {
            try {
                tokens.requireToken(request);
                return route.answer(request);
            } catch (GoogleProblem problem) {
                return problem.response();
            }
        };
    }
}

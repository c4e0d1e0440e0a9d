package dev.wavegate.simulators.google;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SimRequest;

/**
 * What a client asks of events.list, with every conflict between parameters refused.
 *
 * @param timeMin events end after this
 * @param timeMax events begin before this
 * @param pageFingerprint of what must not change from page to page
 * @param syncFingerprint of what must not change from synchronisation to synchronisation
 */
record EventQuery(
        boolean singleEvents,
        boolean showDeleted,
        String orderBy,
        Optional<Instant> timeMin,
        Optional<Instant> timeMax,
        int maxResults,
        String pageToken,
        String syncToken,
        Filter filter,
        Optional<ZoneId> timeZone,
        String pageFingerprint,
        String syncFingerprint) {
    private static final int USUAL_PAGE = 250;
    private static final int LARGEST_PAGE = 2_500;
    private static final List<String> NOT_WITH_SYNC_TOKEN = List.of(
            "iCalUID",
            "orderBy",
            "privateExtendedProperty",
            "q",
            "sharedExtendedProperty",
            "timeMin",
            "timeMax",
            "updatedMin");
    private static final Set<String> EVENT_TYPES =
            Set.of("birthday", "default", "focusTime", "fromGmail", "outOfOffice", "workingLocation");
    private static final Set<String> NOT_PART_OF_THE_PAGE =
            Set.of("pageToken", "maxResults", "alt", "fields", "key", "prettyPrint", "quotaUser", "userIp");
    private static final Set<String> NOT_PART_OF_THE_SYNC = Stream.of(
                    NOT_PART_OF_THE_PAGE, Set.of("syncToken"), NOT_WITH_SYNC_TOKEN)
            .flatMap(Collection::stream)
            .collect(Collectors.toUnmodifiableSet());

    static EventQuery read(SimRequest request) {
        EventQuery query = new EventQuery(
                flag(request, "singleEvents"),
                flag(request, "showDeleted"),
                request.query("orderBy").orElse(""),
                moment(request, "timeMin"),
                moment(request, "timeMax"),
                maxResults(request),
                request.query("pageToken").orElse(""),
                request.query("syncToken").orElse(""),
                filter(request),
                request.query("timeZone").map(EventQuery::zone),
                fingerprint(request, NOT_PART_OF_THE_PAGE),
                fingerprint(request, NOT_PART_OF_THE_SYNC));
        query.requireOrdering();
        query.requireTimeRange();
        if (!query.syncToken().isEmpty()) {
            requireNothingBesidesSyncToken(request);
        }
        return query;
    }

    /** Whether deleted events belong to the answer whatever else they are. */
    boolean showsDeletions() {
        return showDeleted || !syncToken.isEmpty() || filter.updatedMin().isPresent();
    }

    private void requireOrdering() {
        if (!Set.of("", "startTime", "updated").contains(orderBy)) {
            throw GoogleErrors.invalidParameter("orderBy", orderBy);
        }
        if (orderBy.equals("startTime") && !singleEvents) {
            throw GoogleErrors.badRequest("The requested ordering is not available for the particular query.");
        }
    }

    private void requireTimeRange() {
        if (timeMin.isPresent() && timeMax.isPresent() && !timeMax.get().isAfter(timeMin.get())) {
            throw GoogleErrors.emptyTimeRange();
        }
    }

    private static void requireNothingBesidesSyncToken(SimRequest request) {
        for (String name : NOT_WITH_SYNC_TOKEN) {
            if (request.query(name).isPresent()) {
                throw GoogleErrors.badRequest("The parameter " + name + " cannot be combined with syncToken.");
            }
        }
        if (request.query("showDeleted").equals(Optional.of("false"))) {
            throw GoogleErrors.badRequest("Deletions cannot be left out with syncToken.");
        }
    }

    private static boolean flag(SimRequest request, String name) {
        String value = request.query(name).orElse("false");
        if (!Set.of("true", "false").contains(value)) {
            throw GoogleErrors.invalidParameter(name, value);
        }
        return value.equals("true");
    }

    private static Optional<Instant> moment(SimRequest request, String name) {
        try {
            return request.query(name).map(value -> OffsetDateTime.parse(value).toInstant());
        } catch (DateTimeException e) {
            throw GoogleErrors.badRequest("Bad Request");
        }
    }

    private static int maxResults(SimRequest request) {
        String value = request.query("maxResults").orElse(Integer.toString(USUAL_PAGE));
        if (!value.matches("[1-9]\\d{0,8}")) {
            throw GoogleErrors.invalidParameter("maxResults", value);
        }
        return Math.min(LARGEST_PAGE, Integer.parseInt(value));
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw GoogleErrors.invalidParameter("timeZone", name);
        }
    }

    private static Filter filter(SimRequest request) {
        List<String> eventTypes = request.queries("eventTypes");
        if (!EVENT_TYPES.containsAll(eventTypes)) {
            throw GoogleErrors.invalidParameter("eventTypes", String.join(",", eventTypes));
        }
        return new Filter(
                request.query("q").orElse(""),
                request.query("iCalUID").orElse(""),
                eventTypes,
                request.queries("privateExtendedProperty"),
                request.queries("sharedExtendedProperty"),
                moment(request, "updatedMin"));
    }

    private static String fingerprint(SimRequest request, Set<String> without) {
        TreeMap<String, Collection<String>> question = new TreeMap<>(request.queries());
        question.keySet().removeAll(without);
        return Integer.toHexString(question.toString().hashCode());
    }

    /** Which events are wanted, by anything but time; what is empty does not matter. */
    record Filter(
            String text,
            String iCalUid,
            List<String> eventTypes,
            List<String> privateProperties,
            List<String> sharedProperties,
            Optional<Instant> updatedMin) {
        boolean accepts(CalendarEvent event) {
            return (text.isEmpty() || hasText(event))
                    && (iCalUid.isEmpty() || iCalUid.equals(event.field("iCalUID")))
                    && (eventTypes.isEmpty() || eventTypes.contains(event.field("eventType")))
                    && hasProperties(event, "private", privateProperties)
                    && hasProperties(event, "shared", sharedProperties)
                    && updatedMin.map(least -> !event.updated().isBefore(least)).orElse(true);
        }

        private boolean hasText(CalendarEvent event) {
            String all = event.field("summary") + "\n" + event.field("description") + "\n" + event.field("location");
            return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
        }

        private static boolean hasProperties(CalendarEvent event, String scope, List<String> wanted) {
            JsonNode properties = event.node("extendedProperties").path(scope);
            return wanted.stream().allMatch(property -> {
                int equals = property.indexOf('=');
                return equals > 0
                        && property.substring(equals + 1)
                                .equals(properties
                                        .path(property.substring(0, equals))
                                        .textValue());
            });
        }
    }
}

package dev.wavegate.simulators.pagerduty;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * A schedule. One of version 2 has a layer and overrides, which win over the layer and over each other, the later ones
 * first, so that one person at most is on call. One of version 3 has shifts, of several people at a time.
 *
 * @param timeZone the zone times are written in unless a request names another
 * @param entries who is on call when, according to the layer; gaps have no entry
 * @param overrides in the order in which they were made
 * @param shiftBased whether it is one of version 3
 * @param attached whether an escalation policy uses it
 */
public record RosterSchedule(
        String id,
        String name,
        ZoneId timeZone,
        List<RosterEntry> entries,
        List<RosterEntry> overrides,
        boolean shiftBased,
        boolean attached) {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    private static final int A_DAY = 86_400;

    public RosterSchedule {
        // Zones have the names of the IANA database, in which an offset is none.
        timeZone = timeZone.equals(ZoneOffset.UTC) ? ZoneId.of("Etc/UTC") : timeZone;
        if (!id.matches("[A-Za-z0-9]{1,32}")) {
            throw new IllegalArgumentException("the id of a schedule must be of letters and digits, but is " + id);
        }
        entries = inOrder(entries.stream());
        overrides = List.copyOf(overrides);
    }

    /** A schedule without overrides. */
    public RosterSchedule(String id, String name, ZoneId timeZone, List<RosterEntry> entries) {
        this(id, name, timeZone, entries, List.of(), false, true);
    }

    static RosterSchedule read(JsonNode body) {
        JsonFields fields = JsonFields.of("a schedule", body);
        String id = fields.text("id");
        return new RosterSchedule(
                id,
                body.path("name").asText(id),
                ZoneId.of(body.path("timeZone").asText("UTC")),
                fields.elements("entries").stream().map(RosterEntry::read).toList(),
                fields.elements("overrides").stream().map(RosterEntry::read).toList(),
                body.path("shiftBased").asBoolean(),
                body.path("attached").asBoolean(true));
    }

    private static List<RosterEntry> inOrder(Stream<RosterEntry> entries) {
        return entries.sorted(Comparator.comparing(RosterEntry::start)).toList();
    }

    /** The same with another override. */
    RosterSchedule with(RosterEntry override) {
        return new RosterSchedule(
                id,
                name,
                timeZone,
                entries,
                Stream.concat(overrides.stream(), Stream.of(override)).toList(),
                shiftBased,
                attached);
    }

    /** Who is on call in the end. */
    List<RosterEntry> finalEntries() {
        if (shiftBased) {
            return inOrder(Stream.concat(entries.stream(), overrides.stream()));
        }
        List<RosterEntry> all = entries;
        for (RosterEntry override : overrides) {
            all = Stream.concat(all.stream().flatMap(entry -> entry.without(override).stream()), Stream.of(override))
                    .toList();
        }
        return inOrder(all.stream());
    }

    /** Everybody whom the schedule names. */
    Stream<RosterUser> users() {
        return Stream.concat(entries.stream(), overrides.stream())
                .flatMap(entry -> entry.user().stream())
                .distinct();
    }

    ObjectNode toReference() {
        return Json.object()
                .put("id", id)
                .put("type", shiftBased ? "schedule_v3_reference" : "schedule_reference")
                .put("summary", name)
                .put("self", "https://api.pagerduty.com/" + (shiftBased ? "v3/" : "") + "schedules/" + id)
                .put("html_url", "https://simulated.pagerduty.com/schedules/" + id);
    }

    /** The schedule without anything rendered, as a list shows it. */
    ObjectNode toListed() {
        ObjectNode node =
                toReference().put("type", "schedule").put("name", name).put("time_zone", timeZone.getId());
        node.putArray("escalation_policies");
        ArrayNode users = node.putArray("users");
        users().forEach(user -> users.add(user.toReference()));
        return node;
    }

    /** The whole schedule; nothing is rendered when the request named no range. */
    ObjectNode toRendered(ScheduleRange range) {
        ObjectNode node = toListed();
        layer(node.putArray("schedule_layers").addObject(), range);
        rendered(node.putObject("overrides_subschedule"), "Overrides", within(range, overrides), range);
        rendered(node.putObject("final_schedule"), "Final Schedule", within(range, finalEntries()), range);
        return node;
    }

    /** A layer that never ends, whose people take turns as long as the first one's. */
    private void layer(ObjectNode node, ScheduleRange range) {
        Optional<RosterEntry> first = entries.stream().findFirst();
        Instant start = first.map(RosterEntry::start).orElse(Instant.EPOCH);
        String since = TIME.format(start.atZone(range.timeZone().orElse(timeZone)));
        node.put("id", id + "L1").put("start", since).putNull("end").put("rotation_virtual_start", since);
        node.put(
                "rotation_turn_length_seconds",
                first.map(entry -> Duration.between(start, entry.end()).toSeconds())
                        .orElse((long) A_DAY));
        ArrayNode people = node.putArray("users");
        entries.stream()
                .flatMap(entry -> entry.user().stream())
                .distinct()
                .forEach(user -> people.addObject().set("user", user.toReference()));
        node.putArray("restrictions");
        rendered(node, "Layer 1", within(range, entries), range);
    }

    /** The overrides in the range, as their own list shows them; their places are their identifiers. */
    List<ObjectNode> toOverrides(ScheduleRange range) {
        List<ObjectNode> all = new ArrayList<>();
        for (RosterEntry override : within(range, overrides)) {
            ObjectNode one = Json.object()
                    .put("id", id + "O" + (all.size() + 1))
                    .put("start", TIME.format(override.start().atZone(timeZone)))
                    .put("end", TIME.format(override.end().atZone(timeZone)));
            override.user().ifPresentOrElse(user -> one.set("user", user.toReference()), () -> one.putNull("user"));
            all.add(one);
        }
        return all;
    }

    /** The entries in the range, cut off at its ends unless they may overflow. */
    private static List<RosterEntry> within(ScheduleRange range, List<RosterEntry> entries) {
        if (!range.isGiven() || range.since().equals(range.until())) {
            return List.of();
        }
        return entries.stream()
                .filter(entry -> entry.overlaps(range.since(), range.until()))
                .map(entry -> range.overflow() ? entry : entry.clippedTo(range.since(), range.until()))
                .toList();
    }

    private void rendered(ObjectNode node, String title, List<RosterEntry> shown, ScheduleRange range) {
        ZoneId zone = range.timeZone().orElse(timeZone);
        node.put("name", title);
        ArrayNode all = node.putArray("rendered_schedule_entries");
        for (RosterEntry entry : shown) {
            ObjectNode one = all.addObject()
                    .put("start", TIME.format(entry.start().atZone(zone)))
                    .put("end", TIME.format(entry.end().atZone(zone)));
            entry.user().ifPresentOrElse(user -> one.set("user", user.toReference()), () -> one.putNull("user"));
        }
        if (range.isGiven()) {
            node.put("rendered_coverage_percentage", coverage(shown, range));
        } else {
            node.putNull("rendered_coverage_percentage");
        }
    }

    private static double coverage(List<RosterEntry> shown, ScheduleRange range) {
        long covered = shown.stream()
                .map(entry -> entry.clippedTo(range.since(), range.until()))
                .mapToLong(entry -> Duration.between(entry.start(), entry.end()).toSeconds())
                .sum();
        long whole = Math.max(1, Duration.between(range.since(), range.until()).toSeconds());
        return Math.min(100.0, Math.round(covered * 1000.0 / whole) / 10.0);
    }
}

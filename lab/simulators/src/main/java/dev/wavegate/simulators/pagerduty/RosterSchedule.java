package dev.wavegate.simulators.pagerduty;

import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A schedule whose layers and overrides are already resolved into entries.
 *
 * @param timeZone the zone times are written in unless a request names another
 * @param entries who is on call when; gaps have no entry
 */
public record RosterSchedule(String id, String name, ZoneId timeZone, List<RosterEntry> entries) {

    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

    public RosterSchedule {
        if (!id.matches("[A-Za-z0-9]{1,32}")) {
            throw new IllegalArgumentException("the id of a schedule must be of letters and digits, but is " + id);
        }
        entries = entries.stream()
                .sorted(Comparator.comparing(RosterEntry::start))
                .toList();
    }

    ObjectNode toReference() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("type", "schedule_reference")
                .put("summary", name)
                .put("self", "https://api.pagerduty.com/schedules/" + id)
                .put("html_url", "https://simulated.pagerduty.com/schedules/" + id);
    }

    /** The schedule without anything rendered, as a list shows it. */
    ObjectNode toListed() {
        ObjectNode node =
                toReference().put("type", "schedule").put("name", name).put("time_zone", timeZone.getId());
        node.putArray("escalation_policies");
        ArrayNode users = node.putArray("users");
        entries.stream().map(RosterEntry::user).distinct().forEach(user -> users.add(user.toReference()));
        return node;
    }

    /** The whole schedule; nothing is rendered when the request named no range. */
    ObjectNode toRendered(ScheduleRange range) {
        ObjectNode node = toListed();
        node.putArray("schedule_layers");
        rendered(node.putObject("overrides_subschedule"), "Overrides", List.of(), range);
        rendered(node.putObject("final_schedule"), "Final Schedule", entriesIn(range), range);
        return node;
    }

    /** The entries in the range, cut off at its ends unless they may overflow. */
    List<RosterEntry> entriesIn(ScheduleRange range) {
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
            one.set("user", entry.user().toReference());
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

package dev.wavegate.icalendar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.domain.schedule.Interval;

/** A zone that a calendar describes itself, in a VTIMEZONE: when its clocks change, and to what. */
final class DescribedZone {
    private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{2})(\\d{2})(\\d{2})?");
    private static final List<String> KINDS = List.of("STANDARD", "DAYLIGHT");

    // Outlook lets all rules begin at the same moment of the year 1601.
    private static final Instant LONG_AGO = Instant.parse("1900-01-01T00:00:00Z");

    private final String name;
    private final Instant until;
    private final Effort effort;

    DescribedZone(String name, Instant until, Effort effort) {
        this.name = name;
        this.until = until;
        this.effort = effort;
    }

    ZoneRules rules(Component description) {
        List<Change> changes = new ArrayList<>();
        try {
            for (String kind : KINDS) {
                description.parts(kind).forEach(part -> addChanges(part, changes));
            }
        } catch (Unclear | DateTimeException problem) {
            throw new Unclear("names the zone \"" + PlainText.of(name) + "\", whose VTIMEZONE cannot be parsed ("
                    + problem.getMessage() + ")");
        }
        if (changes.isEmpty()) {
            throw new Unclear("names the zone \"" + PlainText.of(name) + "\", whose VTIMEZONE is empty");
        }
        changes.sort(Comparator.comparing(Change::at));
        return rules(changes);
    }

    /** What was before the first change is the offset that it changed from. */
    private static ZoneRules rules(List<Change> changes) {
        ZoneOffset first = changes.get(0).from();
        ZoneOffset current = first;
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Change change : changes) {
            if (change.at().equals(last) && !change.to().equals(current) && last.isAfter(LONG_AGO)) {
                throw new Unclear("names a zone that changes its offset twice at " + last);
            }
            last = change.at();
            if (!change.to().equals(current)) {
                LocalDateTime local = LocalDateTime.ofEpochSecond(change.at().getEpochSecond(), 0, current);
                transitions.add(ZoneOffsetTransition.of(local, current, change.to()));
                current = change.to();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }

    private void addChanges(Component part, List<Change> changes) {
        ZoneOffset from = offset(part, "TZOFFSETFROM");
        ZoneOffset to = offset(part, "TZOFFSETTO");
        Clocks before = new Clocks(ZoneRules.of(from), false);
        TimeReader times = new TimeReader(withoutZones(), before.rules(), new Interval(LONG_AGO, until));
        WrittenTime start = times.time(part.one("DTSTART").orElseThrow(() -> new Unclear("has no DTSTART")));
        if (start.form() != WrittenTime.Form.FLOATING) {
            throw new Unclear("has a DTSTART that is not a local time");
        }
        changes.add(new Change(start.instant(), from, to));
        for (ContentLine line : part.all("RDATE")) {
            times.additions(line)
                    .forEach(each -> changes.add(new Change(each.start().instant(), from, to)));
        }
        part.one("RRULE").ifPresent(line -> {
            Rule rule = Rule.parse(line.value(), start, times);
            Iterator<LocalDateTime> onsets =
                    RuleTimes.between(start.local(), start.local(), before.local(until), rule, effort);
            for (int count = 2; onsets.hasNext() && count <= rule.times(); count++) {
                Instant onset = before.instant(onsets.next());
                if (rule.end().filter(end -> end.isBefore(onset)).isPresent()) {
                    break;
                }
                changes.add(new Change(onset, from, to));
            }
        });
    }

    private Zones withoutZones() {
        return new Zones(new Component("VCALENDAR", 0), until, effort);
    }

    private static ZoneOffset offset(Component part, String which) {
        String text = part.one(which).map(line -> line.value().strip()).orElse("");
        Matcher parts = OFFSET.matcher(text);
        if (!parts.matches()) {
            throw new Unclear("has the " + which + " \"" + PlainText.of(text) + "\"");
        }
        int sign = parts.group(1).equals("-") ? -1 : 1;
        return ZoneOffset.ofHoursMinutesSeconds(
                sign * Integer.parseInt(parts.group(2)),
                sign * Integer.parseInt(parts.group(3)),
                parts.group(4) == null ? 0 : sign * Integer.parseInt(parts.group(4)));
    }

    /** The clocks change at this moment. */
    private record Change(Instant at, ZoneOffset from, ZoneOffset to) {}
}

package dev.wavegate.icalendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesProvider;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the names of zones mean in one calendar: a zone of the IANA database, a zone of Windows, or one that the calendar
 * describes itself, in this order, as descriptions are often older than the clocks. Any other name is {@link Unclear},
 * never UTC.
 */
final class Zones {
    private static final Set<String> IANA = ZoneRulesProvider.getAvailableZoneIds();

    private final Map<String, Component> described = new HashMap<>();
    private final Map<String, ZoneRules> known = new HashMap<>();
    private final Instant until;
    private final Effort effort;

    /**
     * @param until up to when the zones that the calendar describes must be right
     */
    Zones(Component calendar, Instant until, Effort effort) {
        this.until = until;
        this.effort = effort;
        for (Component zone : calendar.parts("VTIMEZONE")) {
            zone.all("TZID").forEach(line -> described.putIfAbsent(PlainText.of(line.value()), zone));
        }
    }

    /** Commas in a name are escaped in the zone's description, and may or may not be where it is used. */
    ZoneRules rules(String name) {
        String asked = PlainText.of(name);
        ZoneRules rules = known.get(asked);
        if (rules == null) {
            rules = find(asked);
            known.put(asked, rules);
        }
        return rules;
    }

    /** Whether a day begins at this moment in any zone of the world. */
    static boolean isMidnightSomewhere(Instant instant, LocalDate day) {
        Duration ahead = Duration.between(instant, day.atStartOfDay(ZoneOffset.UTC));
        return IANA.stream()
                .map(name -> ZoneId.of(name).getRules().getOffset(instant))
                .anyMatch(offset -> offset.getTotalSeconds() == ahead.toSeconds());
    }

    private ZoneRules find(String name) {
        if (IANA.contains(name)) {
            return ZoneId.of(name).getRules();
        }
        Optional<ZoneRules> windows =
                WindowsZones.iana(name).map(iana -> ZoneId.of(iana).getRules());
        if (windows.isPresent()) {
            return windows.get();
        }
        Component description = described.get(name);
        if (description == null) {
            throw new Unclear(
                    "names the zone \"" + name + "\", which is unknown; name an IANA zone or add a VTIMEZONE");
        }
        return new DescribedZone(name, until, effort).rules(description);
    }
}

package dev.wavegate.local.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

import dev.wavegate.simulators.google.SeedCalendar;
import dev.wavegate.simulators.google.SeedEvent;
import dev.wavegate.simulators.ics.SeedFeed;
import dev.wavegate.simulators.pagerduty.RosterEntry;
import dev.wavegate.simulators.pagerduty.RosterSchedule;
import dev.wavegate.simulators.pagerduty.RosterUser;

/**
 * When the simulated maintenance calendar is open and the simulated staff is there; all from the start, inclusive, to
 * the end, exclusive.
 *
 * @param freeze start of a day on which nothing may be changed
 */
public record Seeding(Instant opens, Instant closes, Instant staffedFrom, Instant staffedUntil, Instant freeze) {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Duration A_MONTH = Duration.ofDays(30);
    private static final DateTimeFormatter ICS_TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    public Seeding {
        requireOrder("opens", opens, "closes", closes);
        requireOrder("staffedFrom", staffedFrom, "staffedUntil", staffedUntil);
    }

    /**
     * The maintenance calendar opens in twenty seconds for two hours, with staff for a shift around it; with the start
     * of Wavegate in between, that is some ten seconds after a rollout can be started.
     */
    public static Seeding openingSoon(Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        Instant opens = second.plusSeconds(20);
        return new Seeding(
                opens,
                opens.plus(Duration.ofHours(2)),
                second.minus(AN_HOUR),
                second.plus(Duration.ofHours(8)),
                second.plus(A_MONTH).plus(Duration.ofDays(3)));
    }

    /** Everything is open and staffed since an hour ago for thirty days. */
    public static Seeding openForAMonth(Instant now) {
        Instant since = now.truncatedTo(ChronoUnit.SECONDS).minus(AN_HOUR);
        Instant until = since.plus(A_MONTH);
        return new Seeding(since, until, since, until, until.plus(Duration.ofDays(3)));
    }

    SeedCalendar[] calendars() {
        return new SeedCalendar[] {
            calendar("maintenance-eu", SeedEvent.between("Maintenance window", opens, closes)),
            calendar("freeze", SeedEvent.between("Change freeze", freeze, freeze.plus(Duration.ofDays(1)))),
            calendar(
                    "site-ops-shifts",
                    SeedEvent.between("Site operations", staffedFrom, staffedUntil)
                            .attendedBy("lena.fischer@example.org", "tom.okafor@example.org")),
            new SeedCalendar(SimulatedAccounts.BOOKINGS, ZoneOffset.UTC, List.of())
        };
    }

    RosterSchedule[] rosters() {
        RosterUser person = new RosterUser("PUSER01", "Ada Novak", "ada.novak@example.org");
        return new RosterSchedule[] {
            new RosterSchedule(
                    "PFW0001",
                    "Firmware on call",
                    ZoneOffset.UTC,
                    List.of(new RosterEntry(person, staffedFrom, staffedUntil)))
        };
    }

    SeedFeed[] feeds() {
        return new SeedFeed[] {
            feed("maintenance", "Maintenance window", opens, closes),
            feed("freeze", "Change freeze", freeze, freeze.plus(Duration.ofDays(1)))
        };
    }

    private static SeedFeed feed(String name, String title, Instant start, Instant end) {
        return new SeedFeed(
                name + ".ics",
                String.join(
                        "\r\n",
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Wavegate//Simulators//EN",
                        "BEGIN:VEVENT",
                        "UID:" + name + "@example.org",
                        "DTSTAMP:" + ICS_TIME.format(start),
                        "SUMMARY:" + title,
                        "DTSTART:" + ICS_TIME.format(start),
                        "DTEND:" + ICS_TIME.format(end),
                        "END:VEVENT",
                        "END:VCALENDAR",
                        ""));
    }

    private static SeedCalendar calendar(String id, SeedEvent event) {
        return new SeedCalendar(id, ZoneOffset.UTC, List.of(event));
    }

    private static void requireOrder(String startName, Instant start, String endName, Instant end) {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException(
                    startName + " must be before " + endName + " " + end + ", but is " + start);
        }
    }
}

package dev.wavegate.icalendar;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.icalendar.Ics.YEAR;
import static dev.wavegate.icalendar.Ics.calendar;
import static dev.wavegate.icalendar.Ics.entries;
import static dev.wavegate.icalendar.Ics.event;
import static dev.wavegate.icalendar.Ics.problem;
import static dev.wavegate.icalendar.Ics.starts;
import static dev.wavegate.icalendar.Ics.text;
import static org.assertj.core.api.Assertions.assertThat;

class ZonesTest {
    /** Berlin's clocks, as Outlook writes them. */
    private static final String DESCRIBED = text(
            "BEGIN:VTIMEZONE",
            "TZID:Customized Time Zone",
            "BEGIN:STANDARD",
            "DTSTART:16010101T030000",
            "TZOFFSETFROM:+0200",
            "TZOFFSETTO:+0100",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10",
            "END:STANDARD",
            "BEGIN:DAYLIGHT",
            "DTSTART:16010101T020000",
            "TZOFFSETFROM:+0100",
            "TZOFFSETTO:+0200",
            "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
            "END:DAYLIGHT",
            "END:VTIMEZONE");

    private static String monthly(String zone) {
        return event(
                "UID:1", "DTSTART;TZID=" + zone + ":20260115T220000", "DURATION:PT1H", "RRULE:FREQ=MONTHLY;COUNT=11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "W. Europe Standard Time", "\"W. Europe Standard Time\""})
    void areKnownByTheirNamesInTheWorldAndInWindows(String name) {
        assertThat(starts(entries(Ics.read(calendar(monthly(name))))))
                .contains("2026-03-15T21:00:00Z", "2026-04-15T20:00:00Z", "2026-11-15T21:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "US/Eastern, 2026-07-01T02:00:00Z",
        "Eastern Standard Time, 2026-07-01T02:00:00Z",
        "US Eastern Standard Time, 2026-07-01T02:00:00Z",
        "Pacific Standard Time, 2026-07-01T05:00:00Z",
        "US Mountain Standard Time, 2026-07-01T05:00:00Z",
        "UTC, 2026-06-30T22:00:00Z",
        "UTC-11, 2026-07-01T09:00:00Z",
        "India Standard Time, 2026-06-30T16:30:00Z"
    })
    void trap25WindowsNamesAndLinksGiveTheRightHour(String name, String expected) {
        assertThat(starts("UID:1", "DTSTART;TZID=" + name + ":20260630T220000", "DURATION:PT1H"))
                .containsExactly(expected);
    }

    @Test
    void everyWindowsNameStandsForAZoneOfTheWorld() {
        Set<String> iana = ZoneId.getAvailableZoneIds();

        assertThat(WindowsZones.all()).hasSizeGreaterThan(130);
        assertThat(iana).containsAll(WindowsZones.all().values());
        assertThat(WindowsZones.iana("No Such Standard Time")).isEmpty();
    }

    @Test
    void aZoneThatTheCalendarDescribesIsTakenAtItsWord() {
        assertThat(starts(entries(Ics.read(calendar(DESCRIBED, monthly("Customized Time Zone"))))))
                .isEqualTo(starts(entries(Ics.read(calendar(monthly("Europe/Berlin"))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Amsterdam\\, Berlin | \"Amsterdam, Berlin\"",
                "Amsterdam\\, Berlin | Amsterdam\\, Berlin",
                "Amsterdam\\, Berlin | \"Amsterdam\\, Berlin\"",
                "Amsterdam, Berlin | \"Amsterdam, Berlin\"",
                "Amsterdam\\; Berlin | \"Amsterdam; Berlin\"",
                "(UTC+01:00) Berlin\\, Bern | \"(UTC+01:00) Berlin, Bern\"",
                "a\\\\b | a\\\\b"
            })
    void namesOfDescribedZonesMayHaveCommas(String described, String used) {
        assertThat(starts(entries(
                        Ics.read(calendar(DESCRIBED.replace("Customized Time Zone", described), monthly(used))))))
                .isEqualTo(starts(entries(Ics.read(calendar(monthly("Europe/Berlin"))))));
    }

    @Test
    void aDescriptionComesAfterAKnownName() {
        String outdated = DESCRIBED.replace("Customized Time Zone", "Asia/Tokyo");

        assertThat(starts(entries(Ics.read(calendar(outdated, monthly("Asia/Tokyo"))))))
                .contains("2026-07-15T13:00:00Z");
    }

    @Test
    void describedClocksAreRightForYears() {
        Zones zones = new Zones(
                ComponentReader.calendars(calendar(DESCRIBED)).get(0),
                Instant.parse("2032-01-01T00:00:00Z"),
                new Effort());
        Clocks described = new Clocks(zones.rules("Customized Time Zone"), false);
        Clocks berlin = new Clocks(ZoneId.of("Europe/Berlin").getRules(), false);

        for (Instant hour = Instant.parse("2024-01-01T00:00:00Z");
                hour.isBefore(Instant.parse("2032-01-01T00:00:00Z"));
                hour = hour.plusSeconds(3_600)) {
            assertThat(described.local(hour)).isEqualTo(berlin.local(hour));
            assertThat(described.instant(berlin.local(hour))).isEqualTo(berlin.instant(berlin.local(hour)));
        }
    }

    @Test
    void descriptionsMayListTheirChangesAndEndTheirRules() {
        String listed = text(
                "BEGIN:VTIMEZONE",
                "TZID:Ours",
                "BEGIN:STANDARD",
                "DTSTART:20251026T030000",
                "RDATE:20251026T030000,20261025T030000",
                "TZOFFSETFROM:+0200",
                "TZOFFSETTO:+0100",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:20240331T020000",
                "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU;UNTIL=20260329T010000Z",
                "TZOFFSETFROM:+0100",
                "TZOFFSETTO:+0200",
                "END:DAYLIGHT",
                "END:VTIMEZONE");

        assertThat(starts(entries(Ics.read(calendar(listed, monthly("Ours"))))))
                .isEqualTo(starts(entries(Ics.read(calendar(monthly("Europe/Berlin"))))));
    }

    @Test
    void aZoneThatNobodyKnowsIsAProblemAndNeverUtc() {
        String both = calendar(monthly("Mars/Olympus"), event("UID:2", "DTSTART:20260601T100000Z", "DURATION:PT1H"));

        assertThat(problem(both)).satisfies(golden("zone.unknown"));
        List<String> others = Ics.read(both)
                .match(complete -> List.of(), incomplete -> starts(incomplete.entries()), unreadable -> List.of());
        assertThat(others).containsExactly("2026-06-01T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "TZOFFSETTO:+0100, zone.without-offset",
        "DTSTART:16010101T030000, zone.without-start",
        "BYDAY=-1SU, zone.without-day"
    })
    void aDescriptionThatCannotBeReadIsAProblem(String needed, String message) {
        assertThat(problem(calendar(
                        DESCRIBED.replaceFirst(needed.replace("+", "\\+"), "X-NOTHING:"),
                        monthly("Customized Time Zone"))))
                .satisfies(golden(message));
    }

    @Test
    void anEmptyDescriptionIsAProblem() {
        assertThat(problem(calendar(text("BEGIN:VTIMEZONE", "TZID:Ours", "END:VTIMEZONE"), monthly("Ours"))))
                .satisfies(golden("zone.empty"));
    }

    @Test
    void timesWithoutAZoneAreByTheReadersClocks() {
        String floating = calendar(event("UID:1", "DTSTART:20260701T220000", "DTEND:20260701T230000"));

        for (String zone : List.of("Europe/Berlin", "Asia/Tokyo")) {
            assertThat(entries(ICalendarText.read(floating, ZoneId.of(zone), SkippedTimes.SHIFT, YEAR)))
                    .extracting(entry -> entry.interval().start())
                    .containsExactly(java.time.LocalDateTime.parse("2026-07-01T22:00")
                            .atZone(ZoneId.of(zone))
                            .toInstant());
        }
    }

    @Test
    void aTimeInUtcWithAnotherZoneIsAProblem() {
        assertThat(Ics.problemOf("UID:1", "DTSTART;TZID=Europe/Berlin:20260701T220000Z", "DURATION:PT1H"))
                .satisfies(golden("zone.utc-with-tzid"));
        assertThat(Ics.problemOf("UID:1", "DTSTART;VALUE=DATE;TZID=Asia/Tokyo:20260701"))
                .satisfies(golden("zone.date-with-tzid"));
        assertThat(starts("UID:1", "DTSTART;VALUE=DATE;TZID=Europe/Berlin:20260701"))
                .containsExactly("2026-06-30T22:00:00Z");
    }
}

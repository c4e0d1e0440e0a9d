package dev.wavegate.integrations.googlecalendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.integrations.lab.CannedAnswer;
import dev.wavegate.testkit.schedule.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

/** What people read when Google sends events that cannot be placed in time. */
class UnclearEventsTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final ScheduleRef REF = new ScheduleRef("google", "nights");
    private static final String PAGE =
            "{'kind':'calendar#events','timeZone':'%s'%s,'items':[{'id':'n1','summary':'Night',"
                    + "'status':'confirmed','start':{%s},'end':{%s}}]}";

    @ParameterizedTest
    @CsvSource({
        "google.unplaced, UTC, '', '''dateTime'':''2026-12-01T22:00:00Z''', ''",
        "google.unplaced, UTC, '', '''dateTime'':''2026-12-01T22:00:00Z''', '''dateTime'':''2026-12-01T21:00:00Z'''",
        "google.unknown-zone, Mars/Olympus, '', '''date'':''2026-12-01''', '''date'':''2026-12-02'''",
        "google.endless, UTC, ',''nextPageToken'':''again''', '''date'':''2026-12-01''', '''date'':''2026-12-02'''"
    })
    void areNamedWithTheReason(String key, String zone, String more, String start, String end) {
        try (CannedAnswer google = new CannedAnswer(PAGE.formatted(zone, more, start, end))) {
            GoogleCalendarSettings settings = GoogleCalendarSettings.withoutCredentials(google.root());
            GoogleCalendar connection = GoogleCalendar.connect(
                    settings.withHttp(settings.http().withRequestsPerSecond(1_000)), TestClock.at(NOW));

            Optional<String> windows = connection.calendars().read(REF, WEEK).problem();
            Optional<String> shifts = connection.rosters().read(REF, WEEK).problem();

            assertThat(windows.orElse("")).satisfies(golden(key));
            assertThat(shifts).isEqualTo(windows);
        }
    }
}

package dev.wavegate.integrations.ics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.testkit.schedule.TestClock;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import dev.wavegate.testkit.window.MaintenanceCalendarsContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.wavegate.integrations.ics.IcsLab.AUTUMN;
import static dev.wavegate.integrations.ics.IcsLab.BERLIN;
import static dev.wavegate.integrations.ics.IcsLab.calendar;
import static dev.wavegate.integrations.ics.IcsLab.event;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** Calendars in files keep the same promises as feeds. */
class IcsFilesTest {
    private static final TestClock CLOCK = TestClock.at("2026-11-29T12:00:00Z");

    @TempDir
    private static Path folder;

    private static Path file(String name) {
        return folder.resolve(name + ".ics");
    }

    private static Ics connect(String name, IcsFeedSettings settings) {
        return Ics.connect(IcsSettings.of(Map.of(name, settings)), CLOCK);
    }

    private static IcsFeedSettings settings(String name) {
        return IcsFeedSettings.of(new IcsPlace.InFile(file(name)), BERLIN);
    }

    private static void write(String name, String text) {
        try {
            Files.writeString(file(name), text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static ScheduleRef reference(String name) {
        return new ScheduleRef("ics", name);
    }

    @Nested
    class AsCalendars extends MaintenanceCalendarsContract {
        private static final String NAME = "maintenance-eu";

        @Override
        protected MaintenanceCalendars calendars() {
            return connect(NAME, settings(NAME).mayBeEmpty(true)).calendars();
        }

        @Override
        protected void plan(String name, List<CalendarEntry> entries) {
            write(name, IcsLab.calendarOf(entries));
        }

        @Override
        protected ScheduleRef ref(String name) {
            return reference(name);
        }
    }

    @Nested
    class AsRosters extends ShiftRostersContract {
        private static final String NAME = "PFW0001";

        @Override
        protected ShiftRosters rosters() {
            return connect(NAME, settings(NAME).mayBeEmpty(true)).rosters();
        }

        @Override
        protected void plan(String name, List<Presence> presences) {
            write(
                    name,
                    calendar(presences.stream()
                            .map(presence ->
                                    event(presence.interval(), presence.person().key()))
                            .toList()));
        }

        @Override
        protected ScheduleRef ref(String name) {
            return reference(name);
        }
    }

    @Nested
    class ThatAreNot {
        private static final String NAME = "freeze";

        @BeforeEach
        void writeOne() {
            write(NAME, calendar(List.of(event(AUTUMN, "Freeze"))));
        }

        @Test
        void thereAreMissing() throws IOException {
            Files.delete(file(NAME));

            assertFails(FailureCode.CALENDAR_MISSING, this::read);
            assertFails(
                    FailureCode.ROSTER_MISSING,
                    () -> connect(NAME, settings(NAME)).rosters().read(reference(NAME), AUTUMN));
        }

        @Test
        void wholeAreNotBelieved() {
            write(NAME, calendar(List.of(event(AUTUMN, "Freeze"))).replace("END:VCALENDAR\r\n", ""));

            assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read);
        }

        @Test
        void smallEnoughAreRefused() {
            write(NAME, "X".repeat(10_000_001));

            assertFails(FailureCode.CALENDAR_INVALID, this::read);
        }

        @Test
        void youngEnoughAreNotBelieved() throws IOException {
            IcsFeedSettings young = settings(NAME).withMaxAge(Duration.ofMinutes(30));
            Files.setLastModifiedTime(file(NAME), FileTime.from(CLOCK.instant().minus(Duration.ofMinutes(30))));
            assertThat(connect(NAME, young)
                            .calendars()
                            .read(reference(NAME), AUTUMN)
                            .complete())
                    .isTrue();

            Files.setLastModifiedTime(file(NAME), FileTime.from(CLOCK.instant().minus(Duration.ofMinutes(31))));

            assertFails(
                    FailureCode.SYSTEM_UNAVAILABLE,
                    () -> connect(NAME, young).calendars().read(reference(NAME), AUTUMN));
        }

        private void read() {
            connect(NAME, settings(NAME)).calendars().read(reference(NAME), AUTUMN);
        }
    }
}

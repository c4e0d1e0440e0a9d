package dev.wavegate.testkit.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.MaintenanceCalendars;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What every source of maintenance calendars must do behind {@link MaintenanceCalendars}. */
public abstract class MaintenanceCalendarsContract {
    private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");
    private static final Interval HORIZON = new Interval(START, START.plus(Duration.ofDays(14)));
    private static final String CALENDAR = "maintenance-eu";

    /** The source under test. */
    protected abstract MaintenanceCalendars calendars();

    /** Replaces what a calendar of the source holds, creating it if need be. */
    protected abstract void plan(String name, List<CalendarEntry> entries);

    /** How the source's calendar of that name is called by plans. */
    protected abstract ScheduleRef ref(String name);

    private static Interval hours(long from, long to) {
        return new Interval(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(to)));
    }

    private static CalendarEntry firm(Interval interval) {
        return new CalendarEntry(interval, Certainty.FIRM, "Night window");
    }

    private CalendarSnapshot read() {
        return calendars().read(ref(CALENDAR), HORIZON);
    }

    @Test
    void tellsEverythingThatIsPlannedInTheHorizon() {
        List<CalendarEntry> planned = List.of(
                firm(hours(1, 5)), firm(hours(25, 29)), new CalendarEntry(hours(3, 4), Certainty.TENTATIVE, "Maybe"));
        plan(CALENDAR, planned);

        CalendarSnapshot reading = read();

        assertThat(reading.entries()).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(reading.ref()).isEqualTo(ref(CALENDAR));
        assertThat(reading.covered()).isEqualTo(HORIZON);
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void leavesOutWhatLiesElsewhere() {
        plan(CALENDAR, List.of(firm(hours(-5, 0)), firm(hours(14 * 24, 14 * 24 + 2)), firm(hours(7, 8))));

        assertThat(read().entries()).containsExactly(firm(hours(7, 8)));
    }

    @Test
    void tellsWhatReachesOverTheEdges() {
        plan(CALENDAR, List.of(firm(hours(-5, 2)), firm(hours(14 * 24 - 1, 14 * 24 + 2))));

        assertThat(read().entries())
                .extracting(entry -> entry.interval().intersection(HORIZON).orElseThrow())
                .containsExactlyInAnyOrder(hours(0, 2), hours(14 * 24 - 1, 14 * 24));
    }

    @Test
    void tellsManyEntries() {
        plan(
                CALENDAR,
                IntStream.range(0, 300)
                        .mapToObj(hour -> firm(hours(hour, hour + 1)))
                        .toList());

        assertThat(read().entries()).hasSize(300);
    }

    @Test
    void knowsForSureThatAnEmptyCalendarIsEmpty() {
        plan(CALENDAR, List.of());

        assertThat(read().entries()).isEmpty();
        assertThat(read().complete()).isTrue();
    }

    @Test
    void readsAfreshEveryTime() {
        plan(CALENDAR, List.of(firm(hours(1, 5))));
        assertThat(read().entries()).hasSize(1);

        plan(CALENDAR, List.of(firm(hours(1, 5)), firm(hours(6, 7))));

        assertThat(read().entries()).hasSize(2);
    }

    @Test
    void saysThatACalendarIsMissing() {
        assertFails(FailureCode.CALENDAR_MISSING, () -> calendars().read(ref("nosuchcalendar"), HORIZON));
    }
}

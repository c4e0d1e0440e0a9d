package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotDifferenceTest {
    private static final ScheduleRef REF = ScheduleRef.parse("google:maintenance-eu");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-29T00:00:00Z");

    private static Interval hours(int from, int to) {
        return new Interval(MIDNIGHT.plusSeconds(from * 3_600L), MIDNIGHT.plusSeconds(to * 3_600L));
    }

    private static CalendarSnapshot calendar(boolean complete, Interval covered, CalendarEntry... entries) {
        return new CalendarSnapshot(REF, List.of(entries), covered, MIDNIGHT, complete);
    }

    private static CalendarSnapshot calendar(CalendarEntry... entries) {
        return calendar(true, hours(0, 48), entries);
    }

    private static CalendarEntry firm(int from, int to) {
        return new CalendarEntry(hours(from, to), Certainty.FIRM, "night of " + from);
    }

    private static RosterSnapshot roster(Presence... presences) {
        return new RosterSnapshot(REF, List.of(presences), hours(0, 48), MIDNIGHT, true);
    }

    private static Presence shift(String name, int from, int to) {
        return new Presence(new Person(name, name), hours(from, to));
    }

    @Test
    void isNoneBetweenTwoWaysToSayTheSame() {
        assertThat(SnapshotDifference.between(
                        calendar(true, hours(0, 48), firm(1, 3), firm(3, 5), firm(2, 4)),
                        calendar(true, hours(1, 49), firm(1, 5))))
                .isEmpty();
    }

    @Test
    void isWhereAnEntryCameWentOrGrew() {
        assertThat(SnapshotDifference.between(calendar(firm(1, 3)), calendar(firm(1, 4))))
                .contains(hours(3, 4));
        assertThat(SnapshotDifference.between(calendar(firm(1, 3), firm(9, 10)), calendar(firm(1, 3), firm(5, 6))))
                .contains(hours(5, 10));
    }

    @Test
    void isWhereAnEntryBecameLessSure() {
        CalendarEntry tentative = new CalendarEntry(hours(1, 3), Certainty.TENTATIVE, "");

        assertThat(SnapshotDifference.between(calendar(firm(1, 3)), calendar(tentative)))
                .contains(hours(1, 3));
    }

    @Test
    void isWhereOnePersonTookOverFromAnother() {
        assertThat(SnapshotDifference.between(
                        roster(shift("ada", 1, 9)), roster(shift("ada", 1, 5), shift("bo", 5, 9))))
                .contains(hours(5, 9));
    }

    @Test
    void isEverywhereWhenOneOfThemIsIncomplete() {
        assertThat(SnapshotDifference.between(
                        calendar(true, hours(0, 48), firm(1, 3)), calendar(false, hours(1, 49), firm(1, 3))))
                .contains(hours(0, 49));
    }
}

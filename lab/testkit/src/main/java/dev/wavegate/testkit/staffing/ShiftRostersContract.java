package dev.wavegate.testkit.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What every source of shifts must do behind {@link ShiftRosters}; nobody is on shift together with somebody else. */
public abstract class ShiftRostersContract {
    /** The moment that the source under test should take for now. */
    protected static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

    private static final Instant START = Instant.parse("2026-11-30T00:00:00Z");
    private static final Interval HORIZON = new Interval(START, START.plus(Duration.ofDays(14)));
    private static final String ROSTER = "PFW0001";
    private static final Person ADA = new Person("ada@example.org", "Ada");
    private static final Person BO = new Person("bo@example.org", "Bo");

    /** The source under test. */
    protected abstract ShiftRosters rosters();

    /** Replaces what a roster of the source holds, creating it if need be. */
    protected abstract void plan(String name, List<Presence> presences);

    /** How the source's roster of that name is called by plans. */
    protected abstract ScheduleRef ref(String name);

    private static Interval hours(long from, long to) {
        return new Interval(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(to)));
    }

    private RosterSnapshot read() {
        return rosters().read(ref(ROSTER), HORIZON);
    }

    @Test
    void tellsWhoIsOnShiftInTheHorizon() {
        List<Presence> planned = List.of(
                new Presence(ADA, hours(1, 9)), new Presence(BO, hours(9, 17)), new Presence(ADA, hours(25, 33)));
        plan(ROSTER, planned);

        RosterSnapshot reading = read();

        assertThat(reading.presences()).containsExactlyInAnyOrderElementsOf(planned);
        assertThat(reading.ref()).isEqualTo(ref(ROSTER));
        assertThat(reading.covered()).isEqualTo(HORIZON);
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void knowsPeopleByTheirAddressInLowerCase() {
        plan(ROSTER, List.of(new Presence(new Person("Ada.INGLE@Example.org", "Ada Ingle"), hours(1, 9))));

        assertThat(read().presences())
                .singleElement()
                .satisfies(presence -> assertThat(presence.person().key()).isEqualTo("ada.ingle@example.org"));
    }

    @Test
    void leavesOutWhatLiesElsewhere() {
        plan(
                ROSTER,
                List.of(
                        new Presence(ADA, hours(-5, 0)),
                        new Presence(BO, hours(3, 4)),
                        new Presence(ADA, hours(14 * 24, 14 * 24 + 5))));

        assertThat(read().presences()).containsExactly(new Presence(BO, hours(3, 4)));
    }

    @Test
    void tellsWhatReachesOverTheEdges() {
        plan(ROSTER, List.of(new Presence(ADA, hours(-5, 2)), new Presence(BO, hours(14 * 24 - 1, 14 * 24 + 2))));

        assertThat(read().presences())
                .extracting(
                        presence -> presence.interval().intersection(HORIZON).orElseThrow())
                .containsExactlyInAnyOrder(hours(0, 2), hours(14 * 24 - 1, 14 * 24));
    }

    @Test
    void knowsForSureThatNobodyIsThere() {
        plan(ROSTER, List.of());

        assertThat(read().presences()).isEmpty();
        assertThat(read().complete()).isTrue();
    }

    @Test
    void readsAfreshEveryTime() {
        plan(ROSTER, List.of(new Presence(ADA, hours(1, 9))));
        assertThat(read().presences()).hasSize(1);

        plan(ROSTER, List.of());

        assertThat(read().presences()).isEmpty();
    }

    @Test
    void saysThatARosterIsMissing() {
        assertFails(FailureCode.ROSTER_MISSING, () -> rosters().read(ref("NOSUCHROSTER"), HORIZON));
    }
}

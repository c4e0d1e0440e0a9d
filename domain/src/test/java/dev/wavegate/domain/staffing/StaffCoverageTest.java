package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

class StaffCoverageTest {

    private static final ScheduleRef FIRMWARE = ScheduleRef.parse("pagerduty:PFW0001");
    private static final ScheduleRef NETWORK = ScheduleRef.parse("google:network");
    private static final Interval DAY = hours(0, 24);

    private static Interval hours(double start, double end) {
        return new Interval(
                Instant.EPOCH.plus(Duration.ofMinutes((long) (start * 60))),
                Instant.EPOCH.plus(Duration.ofMinutes((long) (end * 60))));
    }

    private static Presence present(String key, double start, double end) {
        return new Presence(new Person(key, ""), hours(start, end));
    }

    private static RosterSnapshot reading(ScheduleRef ref, Presence... presences) {
        return new RosterSnapshot(ref, List.of(presences), DAY, Instant.EPOCH, true);
    }

    private static StaffingRule needs(String role, ScheduleRef roster, int min) {
        return new StaffingRule(new Role(role), roster, min);
    }

    private static StaffCoverage coverage(List<StaffingRule> rules, RosterSnapshot... readings) {
        Map<ScheduleRef, RosterSnapshot> byRef = new HashMap<>();
        for (RosterSnapshot reading : readings) {
            byRef.put(reading.ref(), reading);
        }
        return StaffCoverage.of(rules, byRef);
    }

    @Test
    void isStaffedAllTheTimeWhenNobodyIsNeeded() {
        assertThat(coverage(List.of()).within(DAY).staffed()).containsExactly(DAY);
        assertThat(coverage(List.of()).within(DAY).shortages(DAY)).isEmpty();
    }

    @Test
    void countsAPersonOnceThoughTwoOverlappingShiftsSayIt() {
        StaffCoverage coverage = coverage(
                List.of(needs("oncall", FIRMWARE, 2)),
                reading(FIRMWARE, present("ada@x", 1, 5), present("ADA@X", 3, 8), present("bob@x", 4, 6)));

        assertThat(coverage.within(DAY).staffed()).containsExactly(hours(4, 6));
    }

    @Test
    void letsOnePersonOfTwoSystemsFillOnlyOneSlot() {
        StaffCoverage coverage = coverage(
                List.of(needs("firmware", FIRMWARE, 1), needs("network", NETWORK, 1)),
                reading(FIRMWARE, present("ada@x", 0, 10)),
                reading(NETWORK, present("Ada@x", 0, 10), present("bob@x", 5, 7)));

        assertThat(coverage.within(DAY).staffed()).containsExactly(hours(5, 7));
        assertThat(coverage.within(DAY).shortages(hours(4, 8)))
                .containsExactly(
                        new Shortage(new Role("network"), NETWORK, 1, 0, hours(4, 5)),
                        new Shortage(new Role("network"), NETWORK, 1, 0, hours(7, 8)));
    }

    @Test
    void movesPeopleToWhereTheyAreNeeded() {
        // A fits both, B fits firmware only: A has to leave the slot that B can fill too.
        StaffCoverage enough = coverage(
                List.of(needs("firmware", FIRMWARE, 1), needs("network", NETWORK, 1)),
                reading(FIRMWARE, present("a", 0, 10), present("b", 0, 10)),
                reading(NETWORK, present("a", 0, 10)));
        StaffCoverage tooFew = coverage(
                List.of(needs("firmware", FIRMWARE, 2), needs("network", NETWORK, 1)),
                reading(FIRMWARE, present("a", 0, 10), present("b", 0, 10)),
                reading(NETWORK, present("a", 0, 10)));

        assertThat(enough.within(hours(0, 10)).staffed()).containsExactly(hours(0, 10));
        assertThat(tooFew.within(hours(0, 10)).staffed().isEmpty()).isTrue();
        assertThat(tooFew.within(DAY).shortages(hours(0, 10)))
                .containsExactly(new Shortage(new Role("network"), NETWORK, 1, 0, hours(0, 10)));
    }

    @Test
    void toleratesAHandoverWithoutOverlapButNoGap() {
        StaffCoverage seamless = coverage(
                List.of(needs("oncall", FIRMWARE, 1)), reading(FIRMWARE, present("a", 0, 6), present("b", 6, 12)));
        StaffCoverage late = coverage(
                List.of(needs("oncall", FIRMWARE, 1)), reading(FIRMWARE, present("a", 0, 6), present("b", 6.5, 12)));

        assertThat(seamless.within(hours(0, 12)).staffed()).containsExactly(hours(0, 12));
        assertThat(late.within(hours(0, 12)).staffed()).containsExactly(hours(0, 6), hours(6.5, 12));
    }

    @Test
    void joinsAbuttingTimesOfTheSameShortageAndSeparatesDifferentOnes() {
        StaffCoverage coverage = coverage(
                List.of(needs("oncall", FIRMWARE, 3)),
                reading(FIRMWARE, present("a", 0, 2), present("b", 2, 4), present("c", 3, 4)));

        assertThat(coverage.within(DAY).shortages(hours(0, 5)))
                .extracting(Shortage::present, Shortage::when)
                .containsExactly(tuple(1, hours(0, 3)), tuple(2, hours(3, 4)), tuple(0, hours(4, 5)));
    }

    @Test
    void hasNobodyWhereTheRosterIsMissingIncompleteOrNotCovered() {
        List<StaffingRule> rules = List.of(needs("oncall", FIRMWARE, 1));
        RosterSnapshot incomplete =
                new RosterSnapshot(FIRMWARE, List.of(present("a", 0, 24)), DAY, Instant.EPOCH, false);
        RosterSnapshot clipped =
                new RosterSnapshot(FIRMWARE, List.of(present("a", 0, 24)), hours(2, 9), Instant.EPOCH, true);

        assertThat(coverage(rules).within(DAY).staffed().isEmpty()).isTrue();
        assertThat(coverage(rules, incomplete).within(DAY).staffed().isEmpty()).isTrue();
        assertThat(coverage(rules, clipped).within(DAY).staffed()).containsExactly(hours(2, 9));
    }

    @Test
    void ordersMovesOfOneSecondByTheirNanoseconds() {
        Instant second = Instant.EPOCH.plusSeconds(3600);
        Presence early = new Presence(
                new Person("a", ""), new Interval(Instant.EPOCH.plusNanos(7), second.plusNanos(999_999_999)));
        Presence late = new Presence(new Person("b", ""), new Interval(second.plusNanos(1), second.plusSeconds(60)));
        StaffCoverage coverage = coverage(List.of(needs("oncall", FIRMWARE, 2)), reading(FIRMWARE, late, early));

        assertThat(coverage.within(DAY).staffed())
                .containsExactly(new Interval(second.plusNanos(1), second.plusNanos(999_999_999)));
    }

    @Test
    void readsShiftsOfAnyLengthIntoIntervalsOfCenturies() {
        Interval ever = new Interval(Instant.MIN, Instant.MAX);
        Interval centuries = new Interval(Instant.EPOCH, Instant.parse("2255-01-01T00:00:00Z"));
        RosterSnapshot reading = new RosterSnapshot(
                FIRMWARE, List.of(new Presence(new Person("a", ""), ever)), ever, Instant.EPOCH, true);
        StaffCoverage coverage = coverage(List.of(needs("oncall", FIRMWARE, 1)), reading);

        assertThat(coverage.within(centuries).staffed()).containsExactly(centuries);
        assertThat(coverage.within(centuries).shortages(centuries)).isEmpty();
        assertThat(coverage(List.of(needs("oncall", FIRMWARE, 2)), reading)
                        .within(centuries)
                        .shortages(centuries))
                .extracting(Shortage::when)
                .containsExactly(centuries);
    }

    @Test
    void namesThePeopleOfAnInterval() {
        StaffCoverage coverage = coverage(
                List.of(needs("oncall", FIRMWARE, 1)),
                reading(FIRMWARE, present("b", 3, 9), present("a", 0, 4), present("c", 9, 10)));

        assertThat(coverage.within(DAY).people(FIRMWARE, hours(2, 9)))
                .containsExactly(present("a", 2, 4), present("b", 3, 9));
    }

    @Test
    void refusesMoreThan64RulesAndBadCounts() {
        assertThatThrownBy(() -> coverage(Collections.nCopies(65, needs("oncall", FIRMWARE, 1))))
                .satisfies(goldenMessage("staffing.too-many-rules"));
        assertThatThrownBy(() -> needs("oncall", FIRMWARE, 0)).satisfies(goldenMessage("staffing.min", 0));
        assertThatThrownBy(() -> needs("oncall", FIRMWARE, 101)).satisfies(goldenMessage("staffing.min", 101));
        assertThatThrownBy(() -> new Role(" ")).satisfies(goldenMessage("staffing.role"));
    }

    @Test
    void knowsAPersonByTheKeyAloneInAnyLocale() {
        // With the Turkish rules of this JVM's default locale, I would become a dotless i.
        assertThat(new Person("INFO@EXAMPLE.COM", "Ada"))
                .isEqualTo(new Person("info@example.com", "Somebody else"))
                .hasSameHashCodeAs(new Person("info@example.com", ""));
        assertThat(new Person("P1", " ").name()).isEqualTo("p1");
        assertThatThrownBy(() -> new Person(" ", "Ada")).satisfies(goldenMessage("staffing.person-key"));
    }
}

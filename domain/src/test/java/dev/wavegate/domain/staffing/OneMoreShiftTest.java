package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Adding one shift after the other must lead to what reading all of them afresh says, also near a part of the time. */
class OneMoreShiftTest {

    private static final Instant BEGIN = Instant.parse("2026-11-20T00:00:00.5Z");
    private static final Interval WEEKS = new Interval(BEGIN, BEGIN.plus(Duration.ofDays(20)));
    private static final int ROUNDS = 60;
    private static final int CHANGES = 15;
    private static final int ROSTERS = 3;

    private static ScheduleRef roster(int number) {
        return new ScheduleRef("sim", "roster-" + number);
    }

    @ParameterizedTest
    @CsvSource({"31,60000", "37,1000", "41,250", "43,86400000"})
    void saysTheSameAsReadingEverythingAfresh(long seed, long unitMillis) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<StaffingRule> rules = new ArrayList<>();
            for (int roster = 0; roster < ROSTERS; roster++) {
                rules.add(new StaffingRule(
                        new Role("role-" + roster), roster(roster), 1 + random.nextInt(2), random.nextInt(6) == 0));
            }
            Map<ScheduleRef, List<Presence>> shifts = new HashMap<>();
            for (int roster = 0; roster < ROSTERS; roster++) {
                List<Presence> some = new ArrayList<>();
                for (int shift = 0; shift < 40; shift++) {
                    some.add(shift(random, unitMillis));
                }
                shifts.put(roster(roster), some);
            }
            StaffCoverage coverage = fresh(rules, shifts);
            for (int change = 0; change < CHANGES; change++) {
                ScheduleRef roster = roster(random.nextInt(ROSTERS));
                Presence more = shift(random, unitMillis);
                shifts.get(roster).add(more);
                coverage = coverage.with(Set.of(roster), more);
                StaffedTime time = coverage.within(WEEKS);
                StaffedTime expected = fresh(rules, shifts).within(WEEKS);
                Interval part = part(random);
                StaffedTime near = coverage.around(part).within(part);
                String which = "seed " + seed + ", round " + round + ", change " + change + ", part " + part;

                assertThat(time.staffed()).as(which).isEqualTo(expected.staffed());
                assertThat(time.shortages(WEEKS)).as(which).isEqualTo(expected.shortages(WEEKS));
                assertThat(time.people(roster, WEEKS)).as(which).isEqualTo(expected.people(roster, WEEKS));
                assertThat(near.shortages(part)).as(which).isEqualTo(expected.shortages(part));
                assertThat(near.people(roster, part)).as(which).isEqualTo(expected.people(roster, part));
                assertThat(near.isStaffed(part, 7)).as(which).isEqualTo(expected.isStaffed(part, 7));
            }
        }
    }

    @Test
    void takesAShiftInFractionsOfASecondAsItIs() {
        Instant ten = Instant.parse("2026-11-20T10:00:00Z");
        Person ada = new Person("ada", "");
        Presence whole = new Presence(ada, new Interval(ten, ten.plusSeconds(60)));
        Presence more = new Presence(ada, new Interval(ten.plusSeconds(60), ten.plusMillis(61_500)));
        StaffCoverage coverage =
                fresh(List.of(new StaffingRule(new Role("oncall"), roster(0), 1)), Map.of(roster(0), List.of(whole)));

        assertThat(coverage.with(Set.of(roster(0)), more).within(WEEKS).staffed())
                .containsExactly(new Interval(ten, ten.plusMillis(61_500)));
        assertThat(coverage.within(WEEKS).staffed()).containsExactly(whole.interval());
        assertThat(coverage.with(Set.of(roster(1)), more).within(WEEKS).staffed())
                .containsExactly(whole.interval());
    }

    private static StaffCoverage fresh(List<StaffingRule> rules, Map<ScheduleRef, List<Presence>> shifts) {
        Map<ScheduleRef, RosterSnapshot> readings = new HashMap<>();
        Interval known = new Interval(BEGIN.plusMillis(700), WEEKS.end().minusMillis(1));
        shifts.forEach((ref, some) -> readings.put(ref, new RosterSnapshot(ref, some, known, BEGIN, true)));
        return StaffCoverage.of(rules, readings);
    }

    private static Interval part(Random random) {
        Instant from = BEGIN.plusMillis(random.nextInt(19 * 86_400) * 1_000L + random.nextInt(1_000));
        return new Interval(from, from.plusMillis(1 + random.nextInt(86_400_000)));
    }

    private static Presence shift(Random random, long unitMillis) {
        long day = Duration.ofDays(1).toMillis();
        long start = (random.nextInt(22) - 1) * day + random.nextInt((int) day) / unitMillis * unitMillis;
        long length = random.nextInt(30) == 0 ? 9 * day : random.nextInt((int) day / 2) / unitMillis * unitMillis;
        Instant from = BEGIN.minusMillis(500).plusMillis(start);
        return new Presence(new Person("person-" + random.nextInt(9), ""), new Interval(from, from.plusMillis(length)));
    }
}

package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Replacing one shift after the other must lead to what reading all of them afresh says. */
class ChangedShiftTest {

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
            StaffedTime time = fresh(rules, shifts);
            for (int change = 0; change < CHANGES; change++) {
                ScheduleRef roster = roster(random.nextInt(ROSTERS));
                List<Presence> its = shifts.get(roster);
                Optional<Presence> gone =
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(its.get(random.nextInt(its.size())));
                Optional<Presence> come =
                        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(shift(random, unitMillis));
                gone.ifPresent(its::remove);
                come.ifPresent(its::add);
                time = time.replacing(roster, gone, come);
                StaffedTime expected = fresh(rules, shifts);
                String which = "seed " + seed + ", round " + round + ", change " + change;

                assertThat(time.staffed()).as(which).isEqualTo(expected.staffed());
                assertThat(time.shortages(WEEKS)).as(which).isEqualTo(expected.shortages(WEEKS));
                assertThat(time.people(roster, WEEKS)).as(which).isEqualTo(expected.people(roster, WEEKS));
            }
        }
    }

    @Test
    void takesAShiftInFractionsOfASecondAsItIs() {
        Instant ten = Instant.parse("2026-11-20T10:00:00Z");
        Person ada = new Person("ada", "");
        Presence whole = new Presence(ada, new Interval(ten, ten.plusSeconds(60)));
        Presence more = new Presence(ada, new Interval(ten.plusSeconds(60), ten.plusMillis(61_500)));
        StaffedTime time =
                fresh(List.of(new StaffingRule(new Role("oncall"), roster(0), 1)), Map.of(roster(0), List.of(whole)));

        assertThat(time.replacing(roster(0), Optional.empty(), Optional.of(more))
                        .staffed())
                .containsExactly(new Interval(ten, ten.plusMillis(61_500)));
        assertThat(time.replacing(roster(0), Optional.of(more), Optional.empty())
                        .staffed())
                .containsExactly(whole.interval());
        assertThat(time.replacing(roster(1), Optional.empty(), Optional.of(more))
                        .staffed())
                .containsExactly(whole.interval());
    }

    private static StaffedTime fresh(List<StaffingRule> rules, Map<ScheduleRef, List<Presence>> shifts) {
        Map<ScheduleRef, RosterSnapshot> readings = new HashMap<>();
        Interval known = new Interval(BEGIN.plusMillis(700), WEEKS.end().minusMillis(1));
        shifts.forEach((ref, some) -> readings.put(ref, new RosterSnapshot(ref, some, known, BEGIN, true)));
        return StaffCoverage.of(rules, readings).within(WEEKS);
    }

    private static Presence shift(Random random, long unitMillis) {
        long day = Duration.ofDays(1).toMillis();
        long start = (random.nextInt(22) - 1) * day + random.nextInt((int) day) / unitMillis * unitMillis;
        long length = random.nextInt(30) == 0 ? 9 * day : random.nextInt((int) day / 2) / unitMillis * unitMillis;
        Instant from = BEGIN.minusMillis(500).plusMillis(start);
        return new Presence(new Person("person-" + random.nextInt(9), ""), new Interval(from, from.plusMillis(length)));
    }
}

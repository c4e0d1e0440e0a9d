package dev.wavegate.domain.staffing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is there is compared with what joining each person's shifts one by one says. */
class AttendanceTest {

    private static final int CASES = 1_000;
    private static final int ROSTERS = 3;
    private static final Instant BEGIN = Instant.parse("2026-11-20T00:00:00.250Z");
    private static final Interval DAYS = new Interval(BEGIN, BEGIN.plus(Duration.ofDays(2)));
    private static final Interval KNOWN = new Interval(
            BEGIN.plus(Duration.ofHours(6)).plusMillis(300), DAYS.end().minus(Duration.ofHours(6)));

    private final Map<ScheduleRef, RosterSnapshot> readings = new HashMap<>();

    @Test
    void namesWhoIsThereInTheOrderOfComingAndThenOfKeys() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int number = 0; number < CASES; number++) {
            StaffedTime time = someTime(random);
            Interval part = part(random);
            int most = 1 + random.nextInt(4);
            Map<ScheduleRef, StaffedTime.FirstPresent> first = time.firstPeople(part, most);
            for (RosterSnapshot reading : readings.values()) {
                String which = "seed " + seed + ", case " + number + ", " + reading.ref() + " in " + part;
                List<Presence> expected = expected(reading, part);

                assertThat(time.people(reading.ref(), part)).as(which).isEqualTo(expected);
                assertThat(first.get(reading.ref()))
                        .as(which)
                        .isEqualTo(new StaffedTime.FirstPresent(
                                expected.subList(0, Math.min(most, expected.size())), expected.size()));
            }
        }
    }

    private StaffedTime someTime(Random random) {
        readings.clear();
        List<StaffingRule> rules = new ArrayList<>();
        // Some days all shifts keep to seconds, on others they do not.
        long unitMillis = random.nextBoolean() ? 250 : 1_800_000;
        for (int roster = 0; roster < ROSTERS; roster++) {
            ScheduleRef ref = new ScheduleRef("sim", "roster-" + roster);
            rules.add(new StaffingRule(new Role("role-" + roster), ref, 1));
            List<Presence> shifts = Stream.generate(() -> shift(random, unitMillis))
                    .limit(random.nextInt(40))
                    .toList();
            readings.put(ref, new RosterSnapshot(ref, shifts, random.nextBoolean() ? DAYS : KNOWN, BEGIN, true));
        }
        return StaffCoverage.of(rules, readings).within(DAYS);
    }

    private static Presence shift(Random random, long unitMillis) {
        long hours = Duration.ofHours(50).toMillis();
        long start = (long) (random.nextDouble() * hours) / unitMillis * unitMillis;
        long length = (long) (random.nextDouble() * hours / 4) / unitMillis * unitMillis;
        Instant from = BEGIN.minusMillis(250).minus(Duration.ofHours(1)).plusMillis(start);
        return new Presence(new Person("person-" + random.nextInt(7), ""), new Interval(from, from.plusMillis(length)));
    }

    private static Interval part(Random random) {
        Instant from = BEGIN.plusMillis(random.nextInt(40 * 3_600) * 1_000L + random.nextInt(1_000));
        Instant until = from.plusMillis(1 + random.nextInt(8 * 3_600_000));
        return new Interval(from, until.isBefore(DAYS.end()) ? until : DAYS.end());
    }

    private static List<Presence> expected(RosterSnapshot reading, Interval part) {
        Map<Person, List<Interval>> shifts = new HashMap<>();
        reading.presences()
                .forEach(each -> shifts.computeIfAbsent(each.person(), unseen -> new ArrayList<>())
                        .add(each.interval()));
        List<Presence> there = new ArrayList<>();
        IntervalSet known = IntervalSet.of(reading.covered()).intersection(IntervalSet.of(part));
        shifts.forEach((person, its) -> IntervalSet.of(its)
                .intersection(known)
                .intervals()
                .forEach(when -> there.add(new Presence(person, when))));
        there.sort(Comparator.comparing((Presence each) -> each.interval().start())
                .thenComparing(each -> each.person().key()));
        return there;
    }
}

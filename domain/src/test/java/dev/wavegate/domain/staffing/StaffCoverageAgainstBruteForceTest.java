package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the sweep with trying, second by second, every way of giving every slot a person of its own. */
class StaffCoverageAgainstBruteForceTest {

    private static final int SECONDS = 24;
    private static final int ROUNDS = 400;
    private static final Interval ALL = seconds(0, SECONDS);

    @ParameterizedTest
    @ValueSource(longs = {7, 4_242, 31_337})
    void agreesWithTryingEverything(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<StaffingRule> rules = randomRules(random);
            Map<ScheduleRef, RosterSnapshot> readings = randomReadings(random);
            StaffedTime coverage = StaffCoverage.of(rules, readings).within(ALL);
            List<Shortage> shortages = coverage.shortages(ALL);
            for (int second = 0; second < SECONDS; second++) {
                String which = "seed " + seed + ", round " + round + ", second " + second;
                Instant at = Instant.ofEpochSecond(second);
                int slots = rules.stream().mapToInt(StaffingRule::min).sum();
                int most = mostFilled(slots(rules), 0, at, readings, new HashSet<>());
                int missing = shortages.stream()
                        .filter(shortage -> shortage.when().contains(at))
                        .mapToInt(shortage -> shortage.needed() - shortage.present())
                        .sum();

                assertThat(IntervalSet.of(coverage.staffed()).pieceAround(at).isPresent())
                        .as(which)
                        .isEqualTo(most == slots);
                assertThat(missing).as(which).isEqualTo(slots - most);
            }
        }
    }

    private static int mostFilled(
            List<ScheduleRef> slots,
            int next,
            Instant at,
            Map<ScheduleRef, RosterSnapshot> readings,
            Set<Person> taken) {
        if (next == slots.size()) {
            return 0;
        }
        int best = mostFilled(slots, next + 1, at, readings, taken);
        Set<Person> candidates = new HashSet<>();
        for (Presence presence : readings.get(slots.get(next)).presences()) {
            if (presence.interval().contains(at) && !taken.contains(presence.person())) {
                candidates.add(presence.person());
            }
        }
        for (Person candidate : candidates) {
            taken.add(candidate);
            best = Math.max(best, 1 + mostFilled(slots, next + 1, at, readings, taken));
            taken.remove(candidate);
        }
        return best;
    }

    private static List<ScheduleRef> slots(List<StaffingRule> rules) {
        List<ScheduleRef> slots = new ArrayList<>();
        rules.forEach(rule -> {
            for (int slot = 0; slot < rule.min(); slot++) {
                slots.add(rule.roster());
            }
        });
        return slots;
    }

    private static List<StaffingRule> randomRules(Random random) {
        List<StaffingRule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int index = 0; index < count; index++) {
            rules.add(new StaffingRule(new Role("role-" + index), roster(random.nextInt(3)), 1 + random.nextInt(2)));
        }
        return rules;
    }

    private static Map<ScheduleRef, RosterSnapshot> randomReadings(Random random) {
        Map<ScheduleRef, RosterSnapshot> readings = new HashMap<>();
        for (int index = 0; index < 3; index++) {
            List<Presence> presences = new ArrayList<>();
            int shifts = random.nextInt(6);
            for (int shift = 0; shift < shifts; shift++) {
                int start = random.nextInt(SECONDS);
                presences.add(new Presence(
                        new Person("person-" + random.nextInt(4), ""), seconds(start, start + random.nextInt(12))));
            }
            readings.put(roster(index), new RosterSnapshot(roster(index), presences, ALL, Instant.EPOCH, true));
        }
        return readings;
    }

    private static ScheduleRef roster(int index) {
        return new ScheduleRef("sim", "roster-" + index);
    }

    private static Interval seconds(long start, long end) {
        return new Interval(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
    }
}

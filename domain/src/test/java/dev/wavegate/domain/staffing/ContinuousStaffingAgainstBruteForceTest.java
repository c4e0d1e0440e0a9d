package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tries, for every interval, every choice of people who might stay throughout, and with each of them every way to fill the
 * other slots second by second.
 */
class ContinuousStaffingAgainstBruteForceTest {

    private static final int SECONDS = 13;
    private static final int ROUNDS = 250;
    private static final Interval ALL = seconds(0, SECONDS);

    private record Slot(ScheduleRef roster, boolean continuity) {}

    @ParameterizedTest
    @ValueSource(longs = {5, 8_128, 496_496})
    void agreesWithTryingEverything(long seed) {
        Random random = new Random(seed);
        for (int round = 0; round < ROUNDS; round++) {
            List<StaffingRule> rules = randomRules(random);
            Map<ScheduleRef, RosterSnapshot> readings = randomReadings(random);
            StaffedTime time = StaffCoverage.of(rules, readings).within(ALL);
            assertThat(time.staffed()).as("seed %d, round %d", seed, round).isSortedAccordingTo((one, other) -> {
                int begins = one.start().compareTo(other.start());
                return begins == Integer.signum(one.end().compareTo(other.end())) ? begins : 1;
            });
            for (int from = 0; from < SECONDS; from++) {
                for (int until = from + 1; until <= SECONDS; until++) {
                    Interval interval = seconds(from, until);
                    boolean staffed = time.staffed().stream().anyMatch(each -> each.contains(interval));
                    String which = "seed " + seed + ", round " + round + ", " + from + " to " + until + ", " + rules;

                    assertThat(staffed).as(which).isEqualTo(isStaffed(slots(rules), readings, from, until));
                    if (staffed) {
                        isFilledBy(time.assigned(interval, interval.start()), rules, readings, interval, which);
                    }
                }
            }
        }
    }

    /** Every slot has a person of its own, who is there, and throughout where that is wanted. */
    private static void isFilledBy(
            List<Assignment> people,
            List<StaffingRule> rules,
            Map<ScheduleRef, RosterSnapshot> readings,
            Interval interval,
            String which) {
        assertThat(people).as(which).extracting(Assignment::person).doesNotHaveDuplicates();
        for (StaffingRule rule : rules) {
            Set<Person> filling = people.stream()
                    .filter(each -> each.role().equals(rule.role()))
                    .map(Assignment::person)
                    .collect(Collectors.toSet());
            assertThat(filling).as(which).hasSize(rule.min());
            int from = (int) interval.start().getEpochSecond();
            int until = rule.continuity() ? (int) interval.end().getEpochSecond() : from + 1;
            assertThat(filling).as(which).allMatch(person -> isThere(person, readings.get(rule.roster()), from, until));
        }
    }

    private static boolean isStaffed(List<Slot> slots, Map<ScheduleRef, RosterSnapshot> readings, int from, int until) {
        return chooses(slots, 0, readings, from, until, new HashSet<>());
    }

    private static boolean chooses(
            List<Slot> slots,
            int next,
            Map<ScheduleRef, RosterSnapshot> readings,
            int from,
            int until,
            Set<Person> staying) {
        if (next == slots.size()) {
            for (int second = from; second < until; second++) {
                if (!fills(slots, 0, readings, second, new HashSet<>(staying))) {
                    return false;
                }
            }
            return true;
        }
        if (!slots.get(next).continuity()) {
            return chooses(slots, next + 1, readings, from, until, staying);
        }
        RosterSnapshot roster = readings.get(slots.get(next).roster());
        for (Person person : everybody(readings)) {
            if (!staying.contains(person) && isThere(person, roster, from, until)) {
                staying.add(person);
                boolean works = chooses(slots, next + 1, readings, from, until, staying);
                staying.remove(person);
                if (works) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean fills(
            List<Slot> slots, int next, Map<ScheduleRef, RosterSnapshot> readings, int second, Set<Person> taken) {
        if (next == slots.size()) {
            return true;
        }
        if (slots.get(next).continuity()) {
            return fills(slots, next + 1, readings, second, taken);
        }
        RosterSnapshot roster = readings.get(slots.get(next).roster());
        for (Person person : everybody(readings)) {
            if (!taken.contains(person) && isThere(person, roster, second, second + 1)) {
                taken.add(person);
                boolean works = fills(slots, next + 1, readings, second, taken);
                taken.remove(person);
                if (works) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isThere(Person person, RosterSnapshot roster, int from, int until) {
        for (int second = from; second < until; second++) {
            Instant at = Instant.ofEpochSecond(second);
            if (roster.presences().stream()
                    .noneMatch(presence -> presence.person().equals(person)
                            && presence.interval().contains(at))) {
                return false;
            }
        }
        return true;
    }

    private static Set<Person> everybody(Map<ScheduleRef, RosterSnapshot> readings) {
        return readings.values().stream()
                .flatMap(reading -> reading.presences().stream())
                .map(Presence::person)
                .collect(Collectors.toSet());
    }

    private static List<Slot> slots(List<StaffingRule> rules) {
        List<Slot> slots = new ArrayList<>();
        for (StaffingRule rule : rules) {
            for (int slot = 0; slot < rule.min(); slot++) {
                slots.add(new Slot(rule.roster(), rule.continuity()));
            }
        }
        return slots;
    }

    private static List<StaffingRule> randomRules(Random random) {
        List<StaffingRule> rules = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int index = 0; index < count; index++) {
            rules.add(new StaffingRule(
                    new Role("role-" + index),
                    roster(random.nextInt(2)),
                    random.nextInt(4) == 0 ? 2 : 1,
                    index == 0 || random.nextInt(3) == 0));
        }
        return rules;
    }

    private static Map<ScheduleRef, RosterSnapshot> randomReadings(Random random) {
        Map<ScheduleRef, RosterSnapshot> readings = new HashMap<>();
        for (int index = 0; index < 2; index++) {
            List<Presence> presences = new ArrayList<>();
            int shifts = 2 + random.nextInt(6);
            for (int shift = 0; shift < shifts; shift++) {
                int start = random.nextInt(SECONDS);
                presences.add(new Presence(
                        new Person("person-" + random.nextInt(5), ""), seconds(start, start + random.nextInt(10))));
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

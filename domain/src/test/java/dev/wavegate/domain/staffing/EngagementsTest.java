package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EngagementsTest {
    private static final ScheduleRef OPS = ScheduleRef.parse("google:ops");
    private static final ScheduleRef FIRMWARE = ScheduleRef.parse("pagerduty:firmware");
    private static final int CASES = 3_000;
    private static final int HOURS = 12;

    private static Interval hours(int start, int end) {
        return new Interval(Instant.ofEpochSecond(start * 3_600L), Instant.ofEpochSecond(end * 3_600L));
    }

    private static Presence present(String key, int start, int end) {
        return new Presence(new Person(key, ""), hours(start, end));
    }

    private static SlotAssignment assigned(String key, String role, int start, int end) {
        return new SlotAssignment(new Person(key, ""), new Role(role), hours(start, end));
    }

    private static RosterSnapshot reading(ScheduleRef ref, Presence... presences) {
        return new RosterSnapshot(ref, List.of(presences), hours(0, HOURS), Instant.EPOCH, true);
    }

    @Test
    void takeAPersonOutWhileCountedAsOftenAsAllowed() {
        Engagements engagements = new Engagements(List.of(present("ana", 2, 5), present("ana", 4, 8)), 2);

        RosterSnapshot left = engagements.exclude(reading(OPS, present("ana", 0, 10), present("ben", 0, 10)));

        assertThat(left.presences())
                .containsExactly(present("ana", 0, 4), present("ana", 5, 10), present("ben", 0, 10));
        assertThat(left.covered()).isEqualTo(hours(0, HOURS));
        assertThat(left.complete()).isTrue();
    }

    @Test
    void takeNobodyOutWhoOnlyComesWhenAnotherGoes() {
        Engagements engagements = new Engagements(List.of(present("ana", 2, 4), present("ana", 4, 6)), 2);

        assertThat(engagements.taken()).isEmpty();
    }

    @Test
    void knowAPersonInAllSystems() {
        Engagements engagements = new Engagements(List.of(present("Ana@Example.com", 0, 10)), 1);

        assertThat(engagements
                        .exclude(reading(OPS, present("ana@example.com", 0, 10)))
                        .presences())
                .isEmpty();
    }

    @Test
    void refuseToCountNobody() {
        assertThatThrownBy(() -> new Engagements(List.of(), 0)).satisfies(goldenMessage("staffing.engagements"));
    }

    @Test
    void holdersKeepTheirSlotsWhileTheyAreThere() {
        StaffCoverage coverage = StaffCoverage.of(
                List.of(new StaffingRule(new Role("ops"), OPS, 1)),
                Map.of(OPS, reading(OPS, present("ben", 0, 6), present("ana", 2, 9), present("cal", 5, 12))));

        assertThat(coverage.within(hours(1, 11)).slotAssignments(hours(1, 11)))
                .containsExactly(
                        assigned("ana", "ops", 6, 9), assigned("ben", "ops", 1, 6), assigned("cal", "ops", 9, 11));
    }

    @Test
    void holdersOfARuleThatWantsTheSamePeopleStay() {
        StaffCoverage coverage = StaffCoverage.of(
                List.of(new StaffingRule(new Role("ops"), OPS, 1, true), new StaffingRule(new Role("site"), OPS, 1)),
                Map.of(OPS, reading(OPS, present("ana", 0, 6), present("ben", 0, 12), present("cal", 5, 12))));

        assertThat(coverage.within(hours(0, 12)).slotAssignments(hours(1, 11)))
                .containsExactly(
                        assigned("ana", "site", 1, 6), assigned("ben", "ops", 1, 11), assigned("cal", "site", 6, 11));
    }

    @Test
    void leaveTheTimeBeforeBetweenAndAfterThem() {
        Engagements engagements =
                new Engagements(List.of(present("ana", 1, 2), present("ana", 2, 3), present("ana", 5, 6)), 1);

        assertThat(engagements
                        .exclude(reading(OPS, present("ana", 0, 8), present("ben", 0, 8)))
                        .presences())
                .containsExactly(
                        present("ana", 0, 1), present("ana", 3, 5), present("ana", 6, 8), present("ben", 0, 8));
    }

    @Test
    void changeNothingWhenNobodyIsCounted() {
        RosterSnapshot roster = reading(OPS, present("ana", 0, 8));

        assertThat(new Engagements(List.of(), 1).exclude(roster)).isEqualTo(roster);
    }

    /** By trying all assignments hour by hour: what is left to others never takes from whom the holders were held. */
    @Test
    void whoIsHeldFillsAllSlotsAndWhatIsLeftNeedsNoneOfThem() {
        for (long seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Map<ScheduleRef, RosterSnapshot> rosters = rosters(random);
            List<StaffingRule> first = rules(random);
            List<StaffingRule> second = rules(random);
            StaffCoverage coverage = StaffCoverage.of(first, rosters);
            List<Presence> held = coverage.within(hours(0, HOURS)).slotAssignments(hours(0, HOURS)).stream()
                    .map(each -> new Presence(each.person(), each.interval()))
                    .toList();
            Map<ScheduleRef, RosterSnapshot> left = new HashMap<>();
            rosters.forEach((ref, reading) -> left.put(ref, new Engagements(held, 1).exclude(reading)));
            IntervalSet staffed = staffed(coverage);
            IntervalSet both = staffed.intersection(staffed(StaffCoverage.of(second, left)));

            for (int hour = 0; hour < HOURS; hour++) {
                Set<Person> holders = at(hour, held.stream());
                if (staffed.covers(hours(hour, hour + 1))) {
                    assertThat(holders)
                            .as("seed %d, hour %d", seed, hour)
                            .hasSize(first.stream().mapToInt(StaffingRule::min).sum());
                    assertThat(canFill(first, rosters, holders, hour))
                            .as("seed %d, hour %d", seed, hour)
                            .isTrue();
                }
                if (both.covers(hours(hour, hour + 1))) {
                    List<StaffingRule> all = new ArrayList<>(first);
                    all.addAll(second);
                    Set<Person> everybody =
                            at(hour, rosters.values().stream().flatMap(each -> each.presences().stream()));
                    assertThat(canFill(all, rosters, everybody, hour))
                            .as("seed %d, hour %d", seed, hour)
                            .isTrue();
                }
            }
        }
    }

    private static IntervalSet staffed(StaffCoverage coverage) {
        return IntervalSet.of(coverage.within(hours(0, HOURS)).staffed());
    }

    private static boolean canFill(
            List<StaffingRule> rules, Map<ScheduleRef, RosterSnapshot> rosters, Set<Person> people, int hour) {
        List<ScheduleRef> slots = new ArrayList<>();
        rules.forEach(rule -> {
            for (int slot = 0; slot < rule.min(); slot++) {
                slots.add(rule.roster());
            }
        });
        return canFill(slots, 0, rosters, new HashSet<>(people), hour);
    }

    private static boolean canFill(
            List<ScheduleRef> slots, int next, Map<ScheduleRef, RosterSnapshot> rosters, Set<Person> free, int hour) {
        if (next == slots.size()) {
            return true;
        }
        Stream<Presence> shifts = rosters.get(slots.get(next)).presences().stream();
        for (Person person : at(hour, shifts)) {
            if (free.remove(person)) {
                boolean filled = canFill(slots, next + 1, rosters, free, hour);
                free.add(person);
                if (filled) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Set<Person> at(int hour, Stream<Presence> presences) {
        Set<Person> there = new HashSet<>();
        presences
                .filter(each -> each.interval().contains(hours(hour, hour + 1).start()))
                .sorted(Comparator.comparing(each -> each.person().key()))
                .forEach(each -> there.add(each.person()));
        return there;
    }

    private static Map<ScheduleRef, RosterSnapshot> rosters(Random random) {
        Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>();
        for (ScheduleRef ref : List.of(OPS, FIRMWARE)) {
            Presence[] shifts = new Presence[random.nextInt(7)];
            for (int shift = 0; shift < shifts.length; shift++) {
                int start = random.nextInt(HOURS);
                shifts[shift] = present("p" + random.nextInt(5), start, start + random.nextInt(HOURS - start + 1));
            }
            rosters.put(ref, reading(ref, shifts));
        }
        return rosters;
    }

    private static List<StaffingRule> rules(Random random) {
        List<StaffingRule> rules = new ArrayList<>();
        for (int rule = 0; rule <= random.nextInt(2); rule++) {
            ScheduleRef roster = random.nextBoolean() ? OPS : FIRMWARE;
            rules.add(new StaffingRule(new Role("r" + rule), roster, 1 + random.nextInt(2)));
        }
        return rules;
    }
}

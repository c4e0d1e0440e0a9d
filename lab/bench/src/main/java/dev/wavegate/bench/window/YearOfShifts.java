package dev.wavegate.bench.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.WindowRules;

/**
 * People on five rosters, in three shifts a day, for 365 days; every tenth person is on two rosters, so that it depends on
 * where somebody is put. The last roster may have one person too few for a while. Waves may run at night.
 */
final class YearOfShifts {
    static final Instant BEGIN = Instant.parse("2026-11-20T00:00:00Z");
    static final Instant END = BEGIN.plus(Duration.ofDays(365));

    private static final long SEED = 20_261_120;
    private static final int DAYS = 365;
    private static final int ROSTERS = 5;
    private static final int SHIFTS_A_DAY = 3;
    private static final int SHIFT_HOURS = 8;
    private static final int HANDOVER_MINUTES = 30;
    private static final int FIRST_HOUR_BY_DAY = 7;
    private static final int ON_TWO_ROSTERS = 10;
    private static final int SCARCE = ROSTERS - 1;
    private static final int MOST_NEEDED_OF_SCARCE = 3;
    private static final int MOST_NEEDED = 100;
    private static final ScheduleRef NIGHTS = ScheduleRef.parse("google:maintenance-nights");
    private static final ScheduleRef FREEZE = ScheduleRef.parse("google:freeze");

    private final int people;
    private final Scarcity scarcity;
    private final List<List<Presence>> shifts = new ArrayList<>();

    /** A year of so many people, of whom there are 10 at least. */
    YearOfShifts(int people, Scarcity scarcity) {
        this.people = people;
        this.scarcity = scarcity;
        Random random = new Random(SEED);
        for (int roster = 0; roster < ROSTERS; roster++) {
            shifts.add(new ArrayList<>());
        }
        for (int number = 0; number < people; number++) {
            plan(number, random);
        }
        // Sources tell shifts in the order of time, not person by person.
        shifts.forEach(its ->
                its.sort(Comparator.comparing(presence -> presence.interval().start())));
    }

    int presences() {
        return shifts.stream().mapToInt(List::size).sum();
    }

    /** Asks for so many windows of the year. */
    WindowQuestion question(int limit) {
        List<StaffingRule> staffing = new ArrayList<>();
        for (int roster = 0; roster < ROSTERS; roster++) {
            staffing.add(new StaffingRule(new Role("role-" + roster), roster(roster), needed(roster)));
        }
        WindowRules rules =
                new WindowRules(List.of(NIGHTS), List.of(FREEZE), Duration.ofMinutes(15), Duration.ofMinutes(30));
        WindowDemand demand = new WindowDemand(rules, staffing, Duration.ofHours(2), Duration.ofHours(1));
        return new WindowQuestion(demand, BEGIN, END, limit);
    }

    ScheduleFacts facts() {
        Interval year = new Interval(BEGIN.minus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)));
        Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>();
        for (int roster = 0; roster < ROSTERS; roster++) {
            ScheduleRef ref = roster(roster);
            rosters.put(ref, new RosterSnapshot(ref, shifts.get(roster), year, BEGIN, true));
        }
        Map<ScheduleRef, CalendarSnapshot> calendars = Map.of(
                NIGHTS, new CalendarSnapshot(NIGHTS, nights(), year, BEGIN, true),
                FREEZE, new CalendarSnapshot(FREEZE, freezes(), year, BEGIN, true));
        return new ScheduleFacts(calendars, rosters);
    }

    /** Half as many as are there on average, which is nearly always enough, or all of them, but at least one. */
    private int needed(int roster) {
        int average = people / ROSTERS / SHIFTS_A_DAY;
        if (scarcity.everywhere()) {
            return Math.max(1, Math.min(MOST_NEEDED, average * 11 / 10 + 1));
        }
        int half = average / 2;
        int most = roster == SCARCE ? MOST_NEEDED_OF_SCARCE : 4 + roster;
        return Math.max(1, Math.min(most, half));
    }

    private void plan(int number, Random random) {
        int home = number % ROSTERS;
        // Sites start their shifts at odd times, so that the comings and goings of a day hardly coincide.
        int offsetMinutes = random.nextInt(12) * 5;
        Person person = new Person("person-" + number + "@example.com", "Person " + number);
        for (int day = -1; day < DAYS; day++) {
            boolean missing = home == SCARCE && day < scarcity.untilDay() && number / ROSTERS >= needed(SCARCE) - 1;
            if (missing || random.nextInt(20) == 0) {
                continue;
            }
            Instant start = BEGIN.plus(Duration.ofDays(day))
                    .plus(Duration.ofHours(hour(number / ROSTERS, home, day)).plusMinutes(offsetMinutes));
            Interval shift =
                    new Interval(start, start.plus(Duration.ofHours(SHIFT_HOURS).plusMinutes(HANDOVER_MINUTES)));
            // As from a database, every shift brings its own copy of the person.
            shifts.get(home).add(new Presence(new Person(person.key(), person.name()), shift));
            if (number % ON_TWO_ROSTERS == 0) {
                shifts.get((home + 1) % SCARCE).add(new Presence(new Person(person.key(), ""), shift));
            }
        }
    }

    /** At which hour of a day a member's shift starts. */
    private int hour(int member, int home, int day) {
        int turn = (member + Math.floorDiv(day, 7) + 1) % SHIFTS_A_DAY;
        // Where all who are there at night are needed, large rosters have the others there by day.
        boolean byDay = scarcity.everywhere() && member >= SHIFTS_A_DAY * needed(home) * 24 / 25;
        return byDay ? FIRST_HOUR_BY_DAY + turn : turn * SHIFT_HOURS;
    }

    private List<CalendarEntry> freezes() {
        if (!scarcity.everywhere()) {
            return List.of(entry(34 * 24, 8 * 24));
        }
        List<CalendarEntry> freezes = new ArrayList<>();
        for (int hour = 2; hour < DAYS * 24; hour += 3) {
            freezes.add(entry(hour, 2));
        }
        return freezes;
    }

    private static List<CalendarEntry> nights() {
        List<CalendarEntry> nights = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            nights.add(entry(day * 24 + 22, 6));
        }
        return nights;
    }

    private static CalendarEntry entry(int hour, int hours) {
        Instant start = BEGIN.plus(Duration.ofHours(hour));
        return new CalendarEntry(
                new Interval(start, start.plus(Duration.ofHours(hours))), Certainty.FIRM, "hour " + hour);
    }

    private static ScheduleRef roster(int number) {
        return new ScheduleRef("pagerduty", "ROSTER" + number);
    }
}

package dev.wavegate.bench.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.CalendarReading;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowRules;

/**
 * 250 people on five rosters, in three shifts a day, for 365 days; every tenth person is on two rosters, so that it
 * depends on where somebody is put. The last roster has one person too few until the day that is given.
 */
final class YearOfShifts {
    static final Instant BEGIN = Instant.parse("2026-11-20T00:00:00Z");
    static final Instant END = BEGIN.plus(Duration.ofDays(365));

    private static final long SEED = 20_261_120;
    private static final int PEOPLE = 250;
    private static final int DAYS = 365;
    private static final int ROSTERS = 5;
    private static final int SHIFTS_A_DAY = 3;
    private static final int SHIFT_HOURS = 8;
    private static final int HANDOVER_MINUTES = 30;
    private static final int ON_TWO_ROSTERS = 10;
    private static final int SCARCE = ROSTERS - 1;
    private static final int NEEDED_OF_SCARCE = 3;
    private static final ScheduleRef NIGHTS = ScheduleRef.parse("google:maintenance-nights");
    private static final ScheduleRef FREEZE = ScheduleRef.parse("google:freeze");

    private final List<List<Presence>> shifts = new ArrayList<>();
    private final boolean nightsOnly;

    /**
     * @param scarceUntilDay up to which day of the year nothing fits
     * @param nightsOnly whether the maintenance calendar opens at night only, else waves may run all day
     */
    YearOfShifts(int scarceUntilDay, boolean nightsOnly) {
        this.nightsOnly = nightsOnly;
        Random random = new Random(SEED);
        for (int roster = 0; roster < ROSTERS; roster++) {
            shifts.add(new ArrayList<>());
        }
        for (int number = 0; number < PEOPLE; number++) {
            plan(number, scarceUntilDay, random);
        }
    }

    int presences() {
        return shifts.stream().mapToInt(List::size).sum();
    }

    WindowDemand demand() {
        List<StaffingRule> staffing = new ArrayList<>();
        for (int roster = 0; roster < ROSTERS; roster++) {
            int needed = roster == SCARCE ? NEEDED_OF_SCARCE : 4 + roster;
            staffing.add(new StaffingRule(new Role("role-" + roster), roster(roster), needed));
        }
        WindowRules rules = new WindowRules(
                nightsOnly ? List.of(NIGHTS) : List.of(),
                List.of(FREEZE),
                Duration.ofMinutes(15),
                Duration.ofMinutes(30));
        return new WindowDemand(rules, staffing, Duration.ofHours(2), Duration.ofHours(1));
    }

    ScheduleFacts facts() {
        Interval year = new Interval(BEGIN.minus(Duration.ofDays(1)), END.plus(Duration.ofDays(1)));
        Map<ScheduleRef, RosterReading> rosters = new HashMap<>();
        for (int roster = 0; roster < ROSTERS; roster++) {
            ScheduleRef ref = roster(roster);
            rosters.put(ref, new RosterReading(ref, shifts.get(roster), year, BEGIN, true));
        }
        Map<ScheduleRef, CalendarReading> calendars = Map.of(
                NIGHTS, new CalendarReading(NIGHTS, nights(), year, BEGIN, true),
                FREEZE, new CalendarReading(FREEZE, List.of(entry(34 * 24, 8 * 24)), year, BEGIN, true));
        return new ScheduleFacts(calendars, rosters);
    }

    private void plan(int number, int scarceUntilDay, Random random) {
        int home = number % ROSTERS;
        // Sites start their shifts at odd times, so that the comings and goings of a day hardly coincide.
        int offsetMinutes = random.nextInt(12) * 5;
        Person person = new Person("person-" + number + "@example.com", "Person " + number);
        for (int day = -1; day < DAYS; day++) {
            int turn = (number / ROSTERS + day / 7) % SHIFTS_A_DAY;
            boolean missing = home == SCARCE && day < scarceUntilDay && number >= SCARCE + 2 * ROSTERS;
            if (missing || random.nextInt(20) == 0) {
                continue;
            }
            Instant start = BEGIN.plus(Duration.ofDays(day))
                    .plus(Duration.ofHours((long) turn * SHIFT_HOURS).plusMinutes(offsetMinutes));
            Interval shift =
                    new Interval(start, start.plus(Duration.ofHours(SHIFT_HOURS).plusMinutes(HANDOVER_MINUTES)));
            // As from a database, every shift brings its own copy of the person.
            shifts.get(home).add(new Presence(new Person(person.key(), person.name()), shift));
            if (number % ON_TWO_ROSTERS == 0) {
                shifts.get((home + 1) % SCARCE).add(new Presence(new Person(person.key(), ""), shift));
            }
        }
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

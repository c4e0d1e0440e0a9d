package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
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
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;

/**
 * Cases over weekends on which clocks change, with everything that makes windows hard: shifts over midnight, all-day entries,
 * entries that abut, overlap or have no length, people on several rosters, unknown and stale sources. All times are multiples
 * of ten minutes.
 */
final class RandomCases {

    /** A zone and a day on which its clocks change. */
    record Weekend(ZoneId zone, LocalDate day) {}

    static final List<Weekend> WEEKENDS = List.of(
            weekend("America/New_York", "2026-03-08"),
            weekend("America/New_York", "2026-11-01"),
            weekend("Europe/London", "2026-03-29"),
            weekend("Europe/Berlin", "2026-10-25"),
            weekend("Australia/Lord_Howe", "2026-04-05"),
            weekend("Australia/Lord_Howe", "2026-10-04"),
            weekend("Africa/Casablanca", "2026-02-15"),
            weekend("Africa/Casablanca", "2026-03-22"),
            weekend("America/St_Johns", "2026-11-01"),
            weekend("Pacific/Auckland", "2026-09-27"));

    private static final int DAYS = 3;
    private static final Duration AGE = Duration.ofMinutes(15);

    private final Random random;
    private final boolean continuous;
    private final boolean scarce;

    /**
     * @param continuous whether some rules want the same people throughout
     * @param scarce whether little is open and few people are there
     */
    RandomCases(Random random, boolean continuous, boolean scarce) {
        this.random = random;
        this.continuous = continuous;
        this.scarce = scarce;
    }

    WindowCase next() {
        Weekend weekend = WEEKENDS.get(random.nextInt(WEEKENDS.size()));
        LocalDate first = weekend.day().minusDays(1);
        Instant from = local(weekend, first.atTime(12, 0)).plus(tens(30));
        Map<ScheduleRef, CalendarSnapshot> calendars = new HashMap<>();
        Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>();
        List<ScheduleRef> open = refs("open", Math.max(0, random.nextInt(5) - 2));
        List<ScheduleRef> closed = refs("closed", random.nextInt(3));
        for (ScheduleRef ref : open) {
            calendars.put(ref, calendar(ref, weekend, from, 20));
        }
        for (ScheduleRef ref : closed) {
            calendars.put(ref, calendar(ref, weekend, from, 100));
        }
        for (int roster = 0; roster < 3; roster++) {
            ScheduleRef ref = roster(roster);
            rosters.put(ref, roster(ref, weekend, from));
        }
        WindowRules rules = new WindowRules(
                open,
                closed,
                time(12),
                time(12),
                random.nextBoolean() ? WindowCovers.WORK : WindowCovers.WORK_AND_SOAK);
        Duration work = random.nextInt(20) == 0 ? Duration.ZERO : tens(35).plusMinutes(10);
        WindowDemand demand = new WindowDemand(rules, staffing(), work, time(9));
        Instant until = from.plus(
                random.nextInt(30) == 0 ? tens(20) : Duration.ofHours(12).plus(tens(6 * 24)));
        WindowQuestion question = new WindowQuestion(demand, from, until, 1 + random.nextInt(5));
        return new WindowCase(question, doubtful(new ScheduleFacts(calendars, rosters), from));
    }

    private ScheduleFacts doubtful(ScheduleFacts facts, Instant from) {
        List<ScheduleRef> all = new ArrayList<>(facts.calendars().keySet());
        all.addAll(facts.rosters().keySet());
        all.sort((one, other) -> one.toString().compareTo(other.toString()));
        ScheduleRef ref = all.get(random.nextInt(all.size()));
        Map<ScheduleRef, CalendarSnapshot> calendars = new HashMap<>(facts.calendars());
        Map<ScheduleRef, RosterSnapshot> rosters = new HashMap<>(facts.rosters());
        switch (random.nextInt(12)) {
            case 0 -> {
                calendars.remove(ref);
                rosters.remove(ref);
            }
            case 1 -> {
                calendars.computeIfPresent(
                        ref,
                        (same, each) ->
                                new CalendarSnapshot(same, each.entries(), each.covered(), each.fetchedAt(), false));
                rosters.computeIfPresent(
                        ref,
                        (same, each) ->
                                new RosterSnapshot(same, each.presences(), each.covered(), each.fetchedAt(), false));
            }
            case 2, 3 -> {
                Interval part = new Interval(
                        from.plus(tens(60)), from.plusSeconds(36_000).plus(tens(300)));
                calendars.computeIfPresent(
                        ref,
                        (same, each) ->
                                new CalendarSnapshot(same, each.entries(), part, each.fetchedAt(), each.complete()));
                rosters.computeIfPresent(
                        ref,
                        (same, each) ->
                                new RosterSnapshot(same, each.presences(), part, each.fetchedAt(), each.complete()));
            }
            case 4 -> {
                Instant late = from.plus(AGE).plusSeconds(random.nextInt(2));
                return new ScheduleFacts(calendars, rosters, new Freshness(late, Map.of(ref, AGE)));
            }
            default -> {
                return facts;
            }
        }
        return new ScheduleFacts(calendars, rosters);
    }

    private CalendarSnapshot calendar(ScheduleRef ref, Weekend weekend, Instant from, int mostTens) {
        List<CalendarEntry> entries = new ArrayList<>();
        int count = random.nextInt(4);
        for (int number = 0; number < count; number++) {
            Interval interval = interval(weekend, from, mostTens);
            entries.add(new CalendarEntry(interval, certainty(), "entry " + number));
            if (random.nextInt(3) == 0) {
                Instant end = interval.end();
                entries.add(new CalendarEntry(new Interval(end, end.plus(tens(30))), certainty(), "abutting"));
            }
        }
        return new CalendarSnapshot(ref, entries, always(from), from, true);
    }

    private RosterSnapshot roster(ScheduleRef ref, Weekend weekend, Instant from) {
        List<Presence> presences = new ArrayList<>();
        int count = random.nextInt(scarce ? 6 : 12);
        for (int number = 0; number < count; number++) {
            Interval interval = interval(weekend, from, 60);
            String name = "person-" + random.nextInt(5);
            presences.add(new Presence(new Person(name, ""), interval));
            if (random.nextInt(4) == 0) {
                Instant end = interval.end();
                String next = random.nextBoolean() ? name : "person-" + random.nextInt(5);
                presences.add(new Presence(new Person(next, ""), new Interval(end, end.plus(tens(60)))));
            }
        }
        return new RosterSnapshot(ref, presences, always(from), from, true);
    }

    private Interval interval(Weekend weekend, Instant from, int mostTens) {
        LocalDate day = weekend.day().minusDays(1).plusDays(random.nextInt(DAYS + 1));
        return switch (random.nextInt(6)) {
            case 0 -> between(weekend, day.atStartOfDay(), day.plusDays(1).atStartOfDay());
            case 1 -> between(weekend, day.atTime(22, 0), day.plusDays(1).atTime(6, 0));
            case 2 -> between(weekend, day.atTime(8, 0), day.atTime(20, 30));
            case 3 -> {
                Instant moment = from.plus(tens(400));
                yield new Interval(moment, moment);
            }
            default -> {
                Instant start = from.minusSeconds(7_200).plus(tens(450));
                yield new Interval(start, start.plus(tens(mostTens)).plus(tens(scarce ? 1 : mostTens)));
            }
        };
    }

    private List<StaffingRule> staffing() {
        List<StaffingRule> rules = new ArrayList<>();
        int count = random.nextInt(scarce ? 4 : 3);
        int slots = 0;
        for (int number = 0; number < count || (continuous && number == 0); number++) {
            int min = random.nextInt(3) == 0 ? 2 : 1;
            boolean same = continuous && (number == 0 || random.nextInt(3) == 0);
            slots += min;
            if (slots <= 4) {
                rules.add(
                        new StaffingRule(new Role("role-" + random.nextInt(3)), roster(random.nextInt(3)), min, same));
            }
        }
        return rules;
    }

    private Certainty certainty() {
        return random.nextInt(4) == 0 ? Certainty.TENTATIVE : Certainty.FIRM;
    }

    private Duration time(int mostTens) {
        return random.nextInt(3) == 0 ? Duration.ZERO : tens(mostTens);
    }

    private Duration tens(int most) {
        return Duration.ofMinutes(10L * random.nextInt(most + 1));
    }

    private static Interval always(Instant from) {
        return new Interval(from.minus(Duration.ofDays(400)), from.plus(Duration.ofDays(400)));
    }

    private static Interval between(Weekend weekend, LocalDateTime start, LocalDateTime end) {
        return new Interval(local(weekend, start), local(weekend, end));
    }

    private static Instant local(Weekend weekend, LocalDateTime time) {
        return time.atZone(weekend.zone()).toInstant();
    }

    private static Weekend weekend(String zone, String day) {
        return new Weekend(ZoneId.of(zone), LocalDate.parse(day));
    }

    private static List<ScheduleRef> refs(String name, int count) {
        List<ScheduleRef> refs = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            refs.add(new ScheduleRef("sim", name + "-" + number));
        }
        return refs;
    }

    private static ScheduleRef roster(int number) {
        return new ScheduleRef("sim", "roster-" + number);
    }
}

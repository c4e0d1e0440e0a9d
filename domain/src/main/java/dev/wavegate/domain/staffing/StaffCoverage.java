package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * When enough people are there for all rules at once, where one person fills one slot at a time. What a roster says
 * twice about a person counts once; a roster without a reading, with an incomplete one, or outside what the reading
 * covers, has nobody.
 */
public final class StaffCoverage {

    private static final int MOST_RULES = Long.SIZE;

    private final List<StaffingRule> rules;
    private final Map<ScheduleRef, Map<Person, IntervalSet>> present;

    private StaffCoverage(List<StaffingRule> rules, Map<ScheduleRef, Map<Person, IntervalSet>> present) {
        this.rules = rules;
        this.present = present;
    }

    /** The coverage of at most 64 rules by the given readings, each under its roster's name. */
    public static StaffCoverage of(List<StaffingRule> rules, Map<ScheduleRef, RosterReading> readings) {
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "staffing must have at most " + MOST_RULES + " rules, but has " + rules.size());
        }
        Map<ScheduleRef, Map<Person, IntervalSet>> present = new LinkedHashMap<>();
        for (StaffingRule rule : rules) {
            RosterReading reading = readings.get(rule.roster());
            if (reading != null && reading.complete()) {
                present.computeIfAbsent(rule.roster(), roster -> byPerson(reading));
            }
        }
        return new StaffCoverage(List.copyOf(rules), present);
    }

    /** The part of the horizon in which every rule is met; without rules, all of it. */
    public IntervalSet staffedWithin(Interval horizon) {
        List<Interval> staffed = new ArrayList<>();
        StaffSweep.over(horizon, rules, present, (from, until, filled) -> {
            if (meetsAll(filled)) {
                staffed.add(new Interval(from, until));
            }
        });
        return IntervalSet.of(staffed);
    }

    /**
     * What is missing during the interval, by time and then in the order of the rules; abutting times with the same
     * shortage are one. Empty exactly when the whole interval is staffed.
     */
    public List<Shortage> shortages(Interval interval) {
        List<List<Shortage>> perRule = new ArrayList<>();
        rules.forEach(rule -> perRule.add(new ArrayList<>()));
        StaffSweep.over(interval, rules, present, (from, until, filled) -> {
            for (int index = 0; index < filled.length; index++) {
                if (filled[index] < rules.get(index).min()) {
                    extend(perRule.get(index), rules.get(index), filled[index], new Interval(from, until));
                }
            }
        });
        return perRule.stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(shortage -> shortage.when().start()))
                .toList();
    }

    /** Everybody on the roster at some time of the interval, with exactly those times, in the order of coming. */
    public List<Presence> people(ScheduleRef roster, Interval interval) {
        List<Presence> there = new ArrayList<>();
        present.getOrDefault(roster, Map.of()).forEach((person, times) -> {
            for (Interval time : times.intervals()) {
                time.intersection(interval).ifPresent(inside -> there.add(new Presence(person, inside)));
            }
        });
        there.sort(Comparator.comparing(presence -> presence.interval().start()));
        return List.copyOf(there);
    }

    private static void extend(List<Shortage> found, StaffingRule rule, int present, Interval when) {
        Instant since = when.start();
        if (!found.isEmpty()) {
            Shortage latest = found.get(found.size() - 1);
            if (latest.present() == present && latest.when().end().equals(since)) {
                since = latest.when().start();
                found.remove(found.size() - 1);
            }
        }
        found.add(new Shortage(rule.role(), rule.roster(), rule.min(), present, new Interval(since, when.end())));
    }

    private boolean meetsAll(int[] filled) {
        for (int index = 0; index < filled.length; index++) {
            if (filled[index] < rules.get(index).min()) {
                return false;
            }
        }
        return true;
    }

    private static Map<Person, IntervalSet> byPerson(RosterReading reading) {
        Map<Person, List<Interval>> shifts = new LinkedHashMap<>();
        for (Presence presence : reading.presences()) {
            presence.interval()
                    .intersection(reading.covered())
                    .ifPresent(inside -> shifts.computeIfAbsent(presence.person(), person -> new ArrayList<>())
                            .add(inside));
        }
        Map<Person, IntervalSet> merged = new LinkedHashMap<>();
        shifts.forEach((person, times) -> merged.put(person, IntervalSet.of(times)));
        return merged;
    }
}

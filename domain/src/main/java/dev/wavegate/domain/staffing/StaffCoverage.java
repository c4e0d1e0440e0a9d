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
    private final Map<ScheduleRef, RosterShifts> present;

    private StaffCoverage(List<StaffingRule> rules, Map<ScheduleRef, RosterShifts> present) {
        this.rules = rules;
        this.present = present;
    }

    /** The coverage of at most 64 rules by the given readings, each under its roster's name. */
    public static StaffCoverage of(List<StaffingRule> rules, Map<ScheduleRef, RosterReading> readings) {
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "staffing must have at most " + MOST_RULES + " rules, but has " + rules.size());
        }
        Map<ScheduleRef, RosterShifts> present = new LinkedHashMap<>();
        for (StaffingRule rule : rules) {
            RosterReading reading = readings.get(rule.roster());
            if (reading != null && reading.complete()) {
                present.computeIfAbsent(rule.roster(), roster -> new RosterShifts(reading));
            }
        }
        return new StaffCoverage(List.copyOf(rules), present);
    }

    /** The part of the horizon in which every rule is met; without rules, all of it. */
    public IntervalSet staffedWithin(Interval horizon) {
        List<Interval> staffed = new ArrayList<>();
        StaffSweep.over(horizon, rules, present, (from, until, crew) -> {
            if (crew.isEnough()) {
                append(staffed, from, until);
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
        StaffSweep.over(interval, rules, present, (from, until, crew) -> {
            int[] filled = crew.filled();
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
        Map<Person, List<Interval>> shifts = new LinkedHashMap<>();
        RosterShifts known = present.get(roster);
        if (known != null) {
            known.within(
                    interval,
                    (person, coming, going) -> shifts.computeIfAbsent(person, unseen -> new ArrayList<>())
                            .add(new Interval(coming, going)));
        }
        List<Presence> there = new ArrayList<>();
        shifts.forEach((person, times) ->
                IntervalSet.of(times).intervals().forEach(time -> there.add(new Presence(person, time))));
        there.sort(Comparator.comparing(presence -> presence.interval().start()));
        return List.copyOf(there);
    }

    /** Who fills the slots during the interval, each while they do; as many as there are where too few are there. */
    public List<Presence> holders(Interval interval) {
        return SlotHolders.within(interval, rules, this);
    }

    /** Joins what abuts at once, as a year has far more stretches than staffed pieces. */
    private static void append(List<Interval> staffed, Instant from, Instant until) {
        int last = staffed.size() - 1;
        if (last >= 0 && staffed.get(last).end().equals(from)) {
            staffed.set(last, new Interval(staffed.get(last).start(), until));
        } else {
            staffed.add(new Interval(from, until));
        }
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
}

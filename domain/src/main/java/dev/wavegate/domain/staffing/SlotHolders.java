package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * Who fills the slots of all rules, from one coming or going to the next. Whoever has a slot keeps one where that leaves
 * no other empty, so that few people are held for long rather than many for a short time each.
 */
final class SlotHolders {
    private final List<StaffingRule> rules;
    private final Map<ScheduleRef, List<Presence>> there = new HashMap<>();
    private final Map<Person, List<Interval>> held = new TreeMap<>(Comparator.comparing(Person::key));
    private Set<Person> holders = Set.of();

    private SlotHolders(List<StaffingRule> rules, StaffCoverage coverage, Interval interval) {
        this.rules = rules;
        rules.forEach(rule -> there.computeIfAbsent(rule.roster(), roster -> coverage.people(roster, interval)));
    }

    /** By person, each with unbroken times; the same for every order of the shifts. */
    static List<Presence> within(Interval interval, List<StaffingRule> rules, StaffCoverage coverage) {
        SlotHolders slots = new SlotHolders(rules, coverage, interval);
        NavigableSet<Instant> moments = slots.moments(interval);
        for (Instant from : moments) {
            Instant until = moments.higher(from);
            if (until != null) {
                slots.fill(new Interval(from, until));
            }
        }
        List<Presence> presences = new ArrayList<>();
        slots.held.forEach((person, times) ->
                IntervalSet.of(times).intervals().forEach(time -> presences.add(new Presence(person, time))));
        return presences;
    }

    private NavigableSet<Instant> moments(Interval interval) {
        NavigableSet<Instant> moments = new TreeSet<>(List.of(interval.start(), interval.end()));
        there.values()
                .forEach(presences -> presences.forEach(each -> {
                    moments.add(each.interval().start());
                    moments.add(each.interval().end());
                }));
        return moments;
    }

    private void fill(Interval stretch) {
        Map<Long, List<Person>> groups = groupsAt(stretch.start());
        int[][] placed = SlotMatching.place(
                rules.stream().mapToInt(StaffingRule::min).toArray(),
                groups.keySet().stream().mapToLong(Long::longValue).toArray(),
                groups.values().stream().mapToInt(List::size).toArray());
        Set<Person> chosen = new HashSet<>();
        int group = 0;
        for (List<Person> people : groups.values()) {
            int slots = 0;
            for (int each : placed[group]) {
                slots += each;
            }
            chosen.addAll(people.subList(0, slots));
            group++;
        }
        chosen.forEach(person ->
                held.computeIfAbsent(person, unseen -> new ArrayList<>()).add(stretch));
        holders = chosen;
    }

    /** People by the rules that they fit, a bit per rule; first those who have a slot, then by key. */
    private Map<Long, List<Person>> groupsAt(Instant moment) {
        Map<Person, Long> fits = new HashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            long bit = 1L << rule;
            for (Presence each : there.getOrDefault(rules.get(rule).roster(), List.of())) {
                if (each.interval().contains(moment)) {
                    fits.merge(each.person(), bit, (one, other) -> one | other);
                }
            }
        }
        Map<Long, List<Person>> groups = new TreeMap<>();
        fits.keySet().stream()
                .sorted(Comparator.comparing((Person person) -> !holders.contains(person))
                        .thenComparing(Person::key))
                .forEach(person -> groups.computeIfAbsent(fits.getOrDefault(person, 0L), unseen -> new ArrayList<>())
                        .add(person));
        return groups;
    }
}

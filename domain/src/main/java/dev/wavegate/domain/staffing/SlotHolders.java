package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;

/**
 * Who fills the slots of all rules, from one coming or going to the next. Whoever has a slot keeps one where that leaves
 * no other empty, so that few people are held for long rather than many for a short time each.
 */
final class SlotHolders {
    private record Holding(Person person, Role role) {}

    private final List<StaffingRule> rules;
    private final List<List<Presence>> there;
    private final Map<Person, Integer> bound;
    private final Map<Holding, List<Interval>> held =
            new TreeMap<>(Comparator.comparing((Holding each) -> each.person().key())
                    .thenComparing(each -> each.role().value()));
    private Set<Person> holders = Set.of();

    /**
     * @param there who is there for each rule
     * @param bound who stays for which rule throughout, by its index
     */
    SlotHolders(List<StaffingRule> rules, List<List<Presence>> there, Map<Person, Integer> bound) {
        this.rules = rules;
        this.there = there;
        this.bound = bound;
    }

    /** By person and role, each with unbroken times; the same for every order of the shifts. */
    List<SlotAssignment> within(Interval interval) {
        NavigableSet<Instant> moments = moments(interval);
        for (Instant from : moments) {
            Instant until = moments.higher(from);
            if (until != null) {
                fill(new Interval(from, until));
            }
        }
        List<SlotAssignment> slotAssignments = new ArrayList<>();
        held.forEach((each, times) -> IntervalSet.of(times)
                .intervals()
                .forEach(time -> slotAssignments.add(new SlotAssignment(each.person(), each.role(), time))));
        return slotAssignments;
    }

    private NavigableSet<Instant> moments(Interval interval) {
        NavigableSet<Instant> moments = new TreeSet<>(List.of(interval.start(), interval.end()));
        there.forEach(presences -> presences.forEach(each -> {
            moments.add(each.interval().start());
            moments.add(each.interval().end());
        }));
        return moments;
    }

    private void fill(Interval stretch) {
        bound.forEach((person, rule) -> hold(person, rule, stretch));
        Map<Long, List<Person>> groups = groupsAt(stretch.start());
        int[][] assigned = SlotMatching.assign(
                needed(),
                groups.keySet().stream().mapToLong(Long::longValue).toArray(),
                groups.values().stream().mapToInt(List::size).toArray());
        Set<Person> chosen = new HashSet<>();
        int group = 0;
        for (List<Person> people : groups.values()) {
            for (Map.Entry<Person, Integer> each :
                    members(people, assigned[group]).entrySet()) {
                hold(each.getKey(), each.getValue(), stretch);
                chosen.add(each.getKey());
            }
            group++;
        }
        holders = chosen;
    }

    /** The first of these people, rule by rule. */
    private static Map<Person, Integer> members(List<Person> people, int[] assigned) {
        Map<Person, Integer> members = new LinkedHashMap<>();
        for (int rule = 0; rule < assigned.length; rule++) {
            for (int count = 0; count < assigned[rule]; count++) {
                members.put(people.get(members.size()), rule);
            }
        }
        return members;
    }

    private int[] needed() {
        int[] needed = rules.stream().mapToInt(StaffingRule::min).toArray();
        bound.values().forEach(rule -> needed[rule]--);
        return needed;
    }

    private void hold(Person person, int rule, Interval stretch) {
        held.computeIfAbsent(new Holding(person, rules.get(rule).role()), unseen -> new ArrayList<>())
                .add(stretch);
    }

    /** People who are bound to no rule by the rules that they fit, a bit per rule; first those who have a slot, then by key. */
    private Map<Long, List<Person>> groupsAt(Instant moment) {
        Map<Person, Long> fits = new HashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            long bit = 1L << rule;
            for (Presence each : there.get(rule)) {
                if (each.interval().contains(moment) && !bound.containsKey(each.person())) {
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

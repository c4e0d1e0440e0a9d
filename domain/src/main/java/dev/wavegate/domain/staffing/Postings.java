package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** Puts people who are there at one moment into slots; the same for every order of the shifts. */
final class Postings {

    private final RuleIndex ruleIndex;
    private final ShiftIndex shifts;
    private final int[] ranks;
    private final NavigableMap<Long, List<Integer>> groups = new TreeMap<>();
    private final List<List<Integer>> byRule = new ArrayList<>();

    private Postings(RuleIndex ruleIndex, ShiftIndex shifts) {
        this.ruleIndex = ruleIndex;
        this.shifts = shifts;
        this.ranks = shifts.ranks();
        ruleIndex.rules().forEach(rule -> byRule.add(new ArrayList<>()));
    }

    /** Who fills which slot at a tick, rule by rule, where some are bound to a rule already, by their number. */
    static List<Assignment> at(RuleIndex ruleIndex, ShiftIndex shifts, long tick, Map<Integer, Integer> bound) {
        Postings postings = new Postings(ruleIndex, shifts);
        long[] rosters = new long[shifts.people()];
        int[] members = shifts.membersAt(tick, 0);
        for (int member : members) {
            rosters[ruleIndex.person(member)] |= 1L << ruleIndex.roster(member);
        }
        for (int member : members) {
            int person = ruleIndex.person(member);
            // Somebody may have taken several seats.
            if (rosters[person] != 0) {
                postings.add(person, ruleIndex.fitting(rosters[person]), bound.get(person));
                rosters[person] = 0;
            }
        }
        postings.fill();
        return postings.assignments();
    }

    private void add(int person, long fitting, @Nullable Integer boundTo) {
        if (boundTo != null) {
            byRule.get(boundTo).add(person);
        } else if (fitting != 0) {
            groups.computeIfAbsent(fitting, unseen -> new ArrayList<>()).add(person);
        }
    }

    private void fill() {
        int[] needed = ruleIndex.needed(ruleIndex.all());
        for (int rule = 0; rule < needed.length; rule++) {
            needed[rule] = Math.max(0, needed[rule] - byRule.get(rule).size());
        }
        int[][] assigned = SlotMatching.assign(
                needed,
                groups.keySet().stream().mapToLong(Long::longValue).toArray(),
                groups.values().stream().mapToInt(List::size).toArray());
        int group = 0;
        for (List<Integer> people : groups.values()) {
            sort(people);
            int next = 0;
            for (int rule = 0; rule < needed.length; rule++) {
                byRule.get(rule).addAll(people.subList(next, next + assigned[group][rule]));
                next += assigned[group][rule];
            }
            group++;
        }
    }

    private List<Assignment> assignments() {
        List<Assignment> assigned = new ArrayList<>();
        for (int rule = 0; rule < byRule.size(); rule++) {
            Role role = ruleIndex.rules().get(rule).role();
            sort(byRule.get(rule));
            byRule.get(rule).forEach(person -> assigned.add(new Assignment(shifts.person(person), role)));
        }
        return assigned;
    }

    private void sort(List<Integer> people) {
        people.sort((one, other) -> Integer.compare(ranks[one], ranks[other]));
    }
}

package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;

/**
 * Assigns people to the slots of all rules, stretch by stretch. A person who has a slot keeps one where that leaves no other
 * slot empty, so that few people are assigned for long rather than many for a short time each. The result is the same for
 * every order of the shifts.
 */
final class SlotAssigner implements ShiftIndex.Reader {
    private final RuleIndex ruleIndex;
    private final ShiftIndex shifts;
    private final Map<Integer, Integer> bound;
    private final int[] needed;
    private final int[] runningShifts;
    private final long[] rostersOf;
    private Map<Integer, Integer> ruleOf = Map.of();
    private boolean changed = true;
    private final Map<Interval, Map<Integer, Integer>> byStretch = new LinkedHashMap<>();

    /**
     * An assigner that has not read any shifts yet.
     *
     * @param bound people who stay for a rule throughout, and that rule
     */
    SlotAssigner(RuleIndex ruleIndex, ShiftIndex shifts, Map<Integer, Integer> bound) {
        this.ruleIndex = ruleIndex;
        this.shifts = shifts;
        this.bound = bound;
        this.needed = ruleIndex.needed(ruleIndex.all());
        bound.values().forEach(rule -> needed[rule]--);
        this.runningShifts = new int[ruleIndex.members(shifts.people())];
        this.rostersOf = new long[shifts.people()];
    }

    /** Reads an interval that follows what was read before, without the rosters that are unknown in it. */
    void read(Interval interval, long unknownRosters) {
        Arrays.fill(runningShifts, 0);
        Arrays.fill(rostersOf, 0);
        TimeGrid grid = shifts.grid();
        shifts.read(grid.floor(interval.start()), grid.ceiling(interval.end()), unknownRosters, this);
    }

    @Override
    public void shiftStarts(int member) {
        if (runningShifts[member]++ == 0) {
            rostersOf[ruleIndex.person(member)] |= 1L << ruleIndex.roster(member);
            changed = true;
        }
    }

    @Override
    public void shiftEnds(int member) {
        if (--runningShifts[member] == 0) {
            rostersOf[ruleIndex.person(member)] &= ~(1L << ruleIndex.roster(member));
            changed = true;
        }
    }

    @Override
    public void stretch(long from, long until) {
        if (changed) {
            ruleOf = assigned();
            changed = false;
        }
        byStretch.put(new Interval(shifts.grid().moment(from), shifts.grid().moment(until)), ruleOf);
    }

    /** The assignments of the latest stretch, rule by rule. */
    List<Assignment> latest() {
        int[] ranks = shifts.ranks();
        return ruleOf.entrySet().stream()
                .sorted(Comparator.comparingLong(each -> (long) each.getValue() * ranks.length + ranks[each.getKey()]))
                .map(each -> assignment(each.getKey(), each.getValue()))
                .toList();
    }

    /** The assignments of all stretches within an interval, by person and role; adjacent ones are one. */
    List<SlotAssignment> all(Interval interval) {
        Map<Assignment, List<Interval>> times = new HashMap<>();
        byStretch.forEach((stretch, rules) -> rules.forEach(
                (person, rule) -> times.computeIfAbsent(assignment(person, rule), unseen -> new ArrayList<>())
                        .add(stretch)));
        List<SlotAssignment> all = new ArrayList<>();
        times.forEach((each, when) -> IntervalSet.of(when)
                .intersection(IntervalSet.of(interval))
                .intervals()
                .forEach(time -> all.add(new SlotAssignment(each.person(), each.role(), time))));
        all.sort(Comparator.comparing((SlotAssignment each) -> each.person().key())
                .thenComparing(each -> each.role().value())
                .thenComparing(each -> each.interval().start()));
        return all;
    }

    private Assignment assignment(int person, int rule) {
        return new Assignment(shifts.person(person), ruleIndex.rules().get(rule).role());
    }

    private Map<Integer, Integer> assigned() {
        Map<Integer, Integer> assigned = new HashMap<>(bound);
        NavigableMap<Long, List<Integer>> groups = groups();
        int[][] counts = SlotMatching.assign(
                needed,
                groups.keySet().stream().mapToLong(Long::longValue).toArray(),
                groups.values().stream().mapToInt(List::size).toArray());
        int group = 0;
        for (List<Integer> people : groups.values()) {
            int next = 0;
            for (int rule = 0; rule < needed.length; rule++) {
                for (int count = 0; count < counts[group][rule]; count++) {
                    assigned.put(people.get(next++), rule);
                }
            }
            group++;
        }
        return assigned;
    }

    /** Present people by the rules they fit; those with a slot first, then by key. Bound people are left out. */
    private NavigableMap<Long, List<Integer>> groups() {
        NavigableMap<Long, List<Integer>> groups = new TreeMap<>();
        for (int person = 0; person < rostersOf.length; person++) {
            if (rostersOf[person] != 0 && !bound.containsKey(person)) {
                groups.computeIfAbsent(ruleIndex.fitting(rostersOf[person]), unseen -> new ArrayList<>())
                        .add(person);
            }
        }
        int[] ranks = shifts.ranks();
        groups.values()
                .forEach(people -> people.sort(Comparator.comparingInt(
                        person -> ruleOf.containsKey(person) ? ranks[person] : ranks.length + ranks[person])));
        return groups;
    }
}

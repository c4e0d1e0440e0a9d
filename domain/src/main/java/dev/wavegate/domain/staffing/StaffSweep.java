package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;

/** Walks once over all comings and goings in an interval; says for each stretch between two what slots are filled. */
final class StaffSweep {

    /** Told for each stretch, in order of time, how many slots of each rule are filled; the array is not to be kept. */
    interface Stretches {
        void seen(Instant from, Instant until, int[] filled);
    }

    /** One person coming to, or leaving, one roster; the rules of that roster are a bit each. */
    private record Move(Instant at, int person, long rules, boolean comes) {}

    private final List<StaffingRule> rules;
    private final int[] needed;
    private final List<Move> moves = new ArrayList<>();
    private final Map<Person, Integer> people = new HashMap<>();

    private StaffSweep(List<StaffingRule> rules) {
        this.rules = rules;
        this.needed = rules.stream().mapToInt(StaffingRule::min).toArray();
    }

    static void over(
            Interval interval,
            List<StaffingRule> rules,
            Map<ScheduleRef, Map<Person, IntervalSet>> present,
            Stretches stretches) {
        StaffSweep sweep = new StaffSweep(rules);
        present.forEach((roster, people) -> sweep.collect(interval, sweep.rulesOf(roster), people));
        sweep.walk(interval, stretches);
    }

    private long rulesOf(ScheduleRef roster) {
        long mask = 0;
        for (int rule = 0; rule < rules.size(); rule++) {
            if (rules.get(rule).roster().equals(roster)) {
                mask |= 1L << rule;
            }
        }
        return mask;
    }

    private void collect(Interval interval, long mask, Map<Person, IntervalSet> present) {
        present.forEach((person, times) -> {
            int index = people.computeIfAbsent(person, unseen -> people.size());
            for (Interval time : times.intervals()) {
                time.intersection(interval).ifPresent(inside -> {
                    moves.add(new Move(inside.start(), index, mask, true));
                    moves.add(new Move(inside.end(), index, mask, false));
                });
            }
        });
    }

    private void walk(Interval interval, Stretches stretches) {
        moves.sort((left, right) -> left.at().compareTo(right.at()));
        long[] fits = new long[people.size()];
        Map<Long, Integer> groups = new LinkedHashMap<>();
        Instant from = interval.start();
        int next = 0;
        while (from.isBefore(interval.end())) {
            while (next < moves.size() && !moves.get(next).at().isAfter(from)) {
                apply(moves.get(next++), fits, groups);
            }
            Instant until = next < moves.size() ? moves.get(next).at() : interval.end();
            stretches.seen(from, until, filled(groups));
            from = until;
        }
    }

    private static void apply(Move move, long[] fits, Map<Long, Integer> groups) {
        long before = fits[move.person()];
        // Nobody is on one roster twice at a time, so coming and going may simply set and clear its bits.
        long after = move.comes() ? before | move.rules() : before & ~move.rules();
        fits[move.person()] = after;
        if (before != 0) {
            groups.computeIfPresent(before, (mask, count) -> count == 1 ? null : count - 1);
        }
        if (after != 0) {
            groups.merge(after, 1, Integer::sum);
        }
    }

    private int[] filled(Map<Long, Integer> groups) {
        long[] fits = new long[groups.size()];
        int[] sizes = new int[groups.size()];
        int group = 0;
        for (Map.Entry<Long, Integer> entry : groups.entrySet()) {
            fits[group] = entry.getKey();
            sizes[group] = entry.getValue();
            group++;
        }
        return SlotMatching.fill(needed, fits, sizes);
    }
}

package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Chooses who stays throughout an interval for the rules with continuity, such that the others can fill all other slots at
 * every moment of it. People who fit the same rules in all stretches are one kind, of which only the number chosen matters.
 * Kinds that the other rules need least are tried first, with backtracking.
 */
final class ContinuousMatching {

    // The problem is NP-hard. A search that takes too long counts as not staffed.
    private static final int MOST_TRIES = 20_000;

    private static final class Kind {
        private final long continuousRules;
        private final long[] otherRules;
        private final List<Integer> people = new ArrayList<>();
        private int chosen;

        Kind(long continuousRules, long[] otherRules) {
            this.continuousRules = continuousRules;
            this.otherRules = otherRules;
        }

        int harm() {
            return Arrays.stream(otherRules).mapToInt(Long::bitCount).sum();
        }
    }

    private final RuleIndex ruleIndex;
    private final long continuous;
    private final int[] continuousNeeded;
    private final int[] otherNeeded;
    private final List<Kind> kinds;
    private final List<Map<Long, Integer>> present;
    private int tries;

    private ContinuousMatching(RuleIndex ruleIndex, long rules, Rosters rosters) {
        this.ruleIndex = ruleIndex;
        this.continuous = rules & ruleIndex.continuous();
        long others = rules & ~ruleIndex.continuous();
        this.continuousNeeded = ruleIndex.needed(continuous);
        this.otherNeeded = ruleIndex.needed(others);
        this.present = new ArrayList<>();
        for (int stretch = 0; stretch < rosters.stretches(); stretch++) {
            present.add(new LinkedHashMap<>());
        }
        Map<List<Long>, Kind> byProfile = new LinkedHashMap<>();
        for (int person : rosters.people()) {
            addPerson(person, rosters.of(person), others, byProfile);
        }
        this.kinds = new ArrayList<>(byProfile.values());
        kinds.sort(Comparator.comparingInt(Kind::harm));
    }

    /** Whether all rules are met throughout [from, until), given that they are met there without continuity. */
    static boolean isPossible(RuleIndex ruleIndex, ShiftIndex shifts, long from, long until) {
        return chosen(ruleIndex, ruleIndex.all(), shifts, from, until).isPresent();
    }

    /** Who stays for which of these rules, by the person's number; empty when they cannot all be met. */
    static Optional<Map<Integer, Integer>> chosen(
            RuleIndex ruleIndex, long rules, ShiftIndex shifts, long from, long until) {
        ContinuousMatching matching =
                new ContinuousMatching(ruleIndex, rules, Rosters.read(ruleIndex, shifts, from, until));
        return matching.choose(0, ruleIndex.slots(matching.continuous))
                ? Optional.of(matching.slots())
                : Optional.empty();
    }

    private void addPerson(int person, long[] rosters, long others, Map<List<Long>, Kind> byProfile) {
        long staysFor = continuous;
        long[] otherRules = new long[rosters.length];
        List<Long> profile = new ArrayList<>();
        for (int stretch = 0; stretch < rosters.length; stretch++) {
            long fitting = ruleIndex.fitting(rosters[stretch]);
            staysFor &= fitting;
            otherRules[stretch] = fitting & others;
            profile.add(otherRules[stretch]);
            if (otherRules[stretch] != 0) {
                present.get(stretch).merge(otherRules[stretch], 1, Integer::sum);
            }
        }
        if (staysFor != 0) {
            long continuousRules = staysFor;
            profile.add(continuousRules);
            byProfile
                    .computeIfAbsent(profile, unseen -> new Kind(continuousRules, otherRules))
                    .people
                    .add(person);
        }
    }

    /** Chooses from this kind and those after it until so many more people are chosen. */
    private boolean choose(int kind, int missing) {
        if (++tries > MOST_TRIES || !leavesEnough(kind) || !couldFill(kind)) {
            return false;
        }
        if (missing == 0 || kind == kinds.size()) {
            return missing == 0 && couldFill(kinds.size());
        }
        Kind next = kinds.get(kind);
        for (int count = Math.min(next.people.size(), missing); count >= 0; count--) {
            take(next, count);
            if (choose(kind + 1, missing - count)) {
                return true;
            }
            take(next, -count);
        }
        return false;
    }

    private void take(Kind kind, int count) {
        kind.chosen += count;
        for (int stretch = 0; stretch < kind.otherRules.length; stretch++) {
            if (kind.otherRules[stretch] != 0) {
                present.get(stretch).merge(kind.otherRules[stretch], -count, Integer::sum);
            }
        }
    }

    /** Whether those who are not chosen fill the other slots in every stretch that the kind before this one touched. */
    private boolean leavesEnough(int kind) {
        for (int stretch = 0; stretch < present.size(); stretch++) {
            boolean touched =
                    kind == 0 || (kinds.get(kind - 1).chosen > 0 && kinds.get(kind - 1).otherRules[stretch] != 0);
            if (touched && !fills(otherNeeded, present.get(stretch))) {
                return false;
            }
        }
        return true;
    }

    /** Whether those chosen, with everybody of this kind and those after it, fill the slots with continuity. */
    private boolean couldFill(int kind) {
        Map<Long, Integer> groups = new LinkedHashMap<>();
        for (int index = 0; index < kinds.size(); index++) {
            Kind each = kinds.get(index);
            groups.merge(each.continuousRules, index < kind ? each.chosen : each.people.size(), Integer::sum);
        }
        return fills(continuousNeeded, groups);
    }

    private Map<Integer, Integer> slots() {
        long[] fits = kinds.stream().mapToLong(kind -> kind.continuousRules).toArray();
        int[] sizes = kinds.stream().mapToInt(kind -> kind.chosen).toArray();
        int[][] assigned = SlotMatching.assign(continuousNeeded, fits, sizes);
        Map<Integer, Integer> ruleOf = new LinkedHashMap<>();
        for (int kind = 0; kind < assigned.length; kind++) {
            int next = 0;
            for (int rule = 0; rule < assigned[kind].length; rule++) {
                for (int count = 0; count < assigned[kind][rule]; count++) {
                    ruleOf.put(kinds.get(kind).people.get(next++), rule);
                }
            }
        }
        return ruleOf;
    }

    private static boolean fills(int[] needed, Map<Long, Integer> groups) {
        long[] fits = groups.keySet().stream().mapToLong(Long::longValue).toArray();
        int[] sizes = groups.values().stream().mapToInt(Integer::intValue).toArray();
        return Arrays.equals(SlotMatching.fill(needed, fits, sizes), needed);
    }

    /** On which rosters each person is in each stretch of an interval. */
    private static final class Rosters implements ShiftIndex.Reader {
        private static final int FIRST_CAPACITY = 16;

        private final RuleIndex ruleIndex;
        private final Map<Integer, Integer> runningShifts = new HashMap<>();
        private final Map<Integer, long[]> byPerson = new TreeMap<>();
        private int stretches;

        private Rosters(RuleIndex ruleIndex) {
            this.ruleIndex = ruleIndex;
        }

        static Rosters read(RuleIndex ruleIndex, ShiftIndex shifts, long from, long until) {
            Rosters rosters = new Rosters(ruleIndex);
            shifts.read(from, until, 0, rosters);
            return rosters;
        }

        @Override
        public void shiftStarts(int member) {
            runningShifts.merge(member, 1, Integer::sum);
        }

        @Override
        public void shiftEnds(int member) {
            runningShifts.computeIfPresent(member, (same, count) -> count == 1 ? null : count - 1);
        }

        @Override
        public void stretch(long from, long until) {
            for (int member : runningShifts.keySet()) {
                long[] its = byPerson.computeIfAbsent(ruleIndex.person(member), unseen -> new long[FIRST_CAPACITY]);
                if (its.length <= stretches) {
                    its = Arrays.copyOf(its, 2 * stretches);
                    byPerson.put(ruleIndex.person(member), its);
                }
                its[stretches] |= 1L << ruleIndex.roster(member);
            }
            stretches++;
        }

        int stretches() {
            return stretches;
        }

        /** Everybody who is present at some time, by number. */
        Iterable<Integer> people() {
            return byPerson.keySet();
        }

        /** The rosters of a person, stretch by stretch. */
        long[] of(int person) {
            return Arrays.copyOf(byPerson.getOrDefault(person, new long[0]), stretches);
        }
    }
}

package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses who stays throughout an interval for the rules that want the same people, such that the others can fill all
 * other slots at every moment of it. People who are alike in all stretches are one kind, of which it only matters how many
 * are chosen; kinds that the other rules miss least are chosen first, and what fails is taken back.
 */
final class SamePeople {

    // Choosing is hard in theory. Where it is in practice too, nobody is promised to be there.
    private static final int MOST_TRIES = 20_000;

    private static final class Kind {
        private final long steadyRules;
        private final long[] otherRules;
        private final List<Integer> people = new ArrayList<>();
        private int chosen;

        Kind(long steadyRules, long[] otherRules) {
            this.steadyRules = steadyRules;
            this.otherRules = otherRules;
        }

        int harm() {
            return Arrays.stream(otherRules).mapToInt(Long::bitCount).sum();
        }
    }

    private final Lines lines;
    private final long steady;
    private final int[] steadyNeeded;
    private final int[] otherNeeded;
    private final List<Kind> kinds;
    private final List<Map<Long, Integer>> present;
    private int tries;

    private SamePeople(Lines lines, long rules, RollCall call) {
        this.lines = lines;
        this.steady = rules & lines.continuous();
        long others = rules & ~lines.continuous();
        this.steadyNeeded = lines.needed(steady);
        this.otherNeeded = lines.needed(others);
        this.present = new ArrayList<>();
        for (int stretch = 0; stretch < call.stretches(); stretch++) {
            present.add(new LinkedHashMap<>());
        }
        Map<List<Long>, Kind> byProfile = new LinkedHashMap<>();
        for (int person : call.people()) {
            addPerson(person, call.rosters(person), others, byProfile);
        }
        this.kinds = new ArrayList<>(byProfile.values());
        kinds.sort(Comparator.comparingInt(Kind::harm));
    }

    /** Whether all rules are met throughout [from, until), given that they are met when people may change hands. */
    static boolean stay(Lines lines, ShiftBook book, long from, long until) {
        return chosen(lines, lines.all(), book, from, until).isPresent();
    }

    /** Who stays for which of these rules, by the person's number; empty when they cannot all be met. */
    static Optional<Map<Integer, Integer>> chosen(Lines lines, long rules, ShiftBook book, long from, long until) {
        SamePeople same = new SamePeople(lines, rules, RollCall.of(lines, book, from, until, 0));
        return same.choose(0, lines.slots(same.steady)) ? Optional.of(same.places()) : Optional.empty();
    }

    private void addPerson(int person, long[] rosters, long others, Map<List<Long>, Kind> byProfile) {
        long staysFor = steady;
        long[] otherRules = new long[rosters.length];
        List<Long> profile = new ArrayList<>();
        for (int stretch = 0; stretch < rosters.length; stretch++) {
            long fitting = lines.fitting(rosters[stretch]);
            staysFor &= fitting;
            otherRules[stretch] = fitting & others;
            profile.add(otherRules[stretch]);
            if (otherRules[stretch] != 0) {
                present.get(stretch).merge(otherRules[stretch], 1, Integer::sum);
            }
        }
        if (staysFor != 0) {
            long steadyRules = staysFor;
            profile.add(steadyRules);
            byProfile
                    .computeIfAbsent(profile, unseen -> new Kind(steadyRules, otherRules))
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

    /** Whether those chosen, with everybody of this kind and those after it, fill the steady slots. */
    private boolean couldFill(int kind) {
        Map<Long, Integer> groups = new LinkedHashMap<>();
        for (int index = 0; index < kinds.size(); index++) {
            Kind each = kinds.get(index);
            groups.merge(each.steadyRules, index < kind ? each.chosen : each.people.size(), Integer::sum);
        }
        return fills(steadyNeeded, groups);
    }

    private Map<Integer, Integer> places() {
        long[] fits = kinds.stream().mapToLong(kind -> kind.steadyRules).toArray();
        int[] sizes = kinds.stream().mapToInt(kind -> kind.chosen).toArray();
        int[][] placed = SlotMatching.place(steadyNeeded, fits, sizes);
        Map<Integer, Integer> ruleOf = new LinkedHashMap<>();
        for (int kind = 0; kind < placed.length; kind++) {
            int next = 0;
            for (int rule = 0; rule < placed[kind].length; rule++) {
                for (int count = 0; count < placed[kind][rule]; count++) {
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
}

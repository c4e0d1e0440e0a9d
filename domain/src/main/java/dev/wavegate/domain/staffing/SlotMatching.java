package dev.wavegate.domain.staffing;

import java.util.Arrays;

/**
 * Bipartite matching of people to slots, such that nobody fills two: people are grouped by the set of rules they fit (a bit
 * per rule), and a person who is needed elsewhere is moved there along an augmenting path. Earlier rules are filled first and never lose
 * a slot to a later one, so that the result is the same for every order of the people.
 */
final class SlotMatching {

    private final int[] needed;
    private final long[] fits;
    private final int[] free;
    private final int[][] assigned;

    private SlotMatching(int[] needed, long[] fits, int[] sizes) {
        this.needed = needed;
        this.fits = fits;
        this.free = sizes.clone();
        this.assigned = new int[fits.length][needed.length];
    }

    /** How many slots of each rule can be filled by groups of the given sizes. */
    static int[] fill(int[] needed, long[] fits, int[] sizes) {
        return new SlotMatching(needed, fits, sizes).fillAll();
    }

    /** How many people of each group fill slots of each rule: by group, then by rule. */
    static int[][] assign(int[] needed, long[] fits, int[] sizes) {
        SlotMatching matching = new SlotMatching(needed, fits, sizes);
        matching.fillAll();
        return matching.assigned;
    }

    private int[] fillAll() {
        int[] filled = new int[needed.length];
        for (int rule = 0; rule < needed.length; rule++) {
            filled[rule] = fillRule(rule);
        }
        return filled;
    }

    private int fillRule(int rule) {
        int filled = takeFreePeople(rule);
        boolean[] visited = new boolean[fits.length];
        while (filled < needed[rule] && findOne(rule, visited)) {
            filled++;
            Arrays.fill(visited, false);
        }
        return filled;
    }

    private int takeFreePeople(int rule) {
        int filled = 0;
        for (int group = 0; group < fits.length; group++) {
            if (fits(group, rule)) {
                int taken = Math.min(free[group], needed[rule] - filled);
                free[group] -= taken;
                assigned[group][rule] += taken;
                filled += taken;
            }
        }
        return filled;
    }

    private boolean findOne(int rule, boolean[] visited) {
        for (int group = 0; group < fits.length; group++) {
            if (fits(group, rule) && !visited[group]) {
                visited[group] = true;
                if (releaseOne(group, visited)) {
                    assigned[group][rule]++;
                    return true;
                }
            }
        }
        return false;
    }

    private boolean releaseOne(int group, boolean[] visited) {
        if (free[group] > 0) {
            free[group]--;
            return true;
        }
        for (int other = 0; other < needed.length; other++) {
            if (assigned[group][other] > 0 && findOne(other, visited)) {
                assigned[group][other]--;
                return true;
            }
        }
        return false;
    }

    private boolean fits(int group, int rule) {
        return (fits[group] >>> rule & 1) == 1;
    }
}

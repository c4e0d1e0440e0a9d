package dev.wavegate.domain.staffing;

import java.util.Arrays;

/**
 * Counts the people present at one moment by groups: people on the same rosters are one group. More people than a group's
 * rules need do not count, so that most starts and ends of shifts change nothing.
 */
final class HeadCounter {

    private static final int FIRST_GROUPS = 16;

    private final RuleIndex ruleIndex;
    private final int rosters;
    private final int[] runningShifts;
    private final int[] groupOf;

    private int groups;
    private long[] rosterSets = new long[FIRST_GROUPS];
    private int[] sizes = new int[FIRST_GROUPS];
    private int[] enough = new int[FIRST_GROUPS];
    private int[] neighbours;

    private int scarceRosters;
    private boolean changed = true;

    /** Nobody is present yet, of so many people. */
    HeadCounter(RuleIndex ruleIndex, int people) {
        this.ruleIndex = ruleIndex;
        this.rosters = ruleIndex.rosters().size();
        this.runningShifts = new int[ruleIndex.members(people)];
        this.groupOf = new int[people];
        this.neighbours = new int[FIRST_GROUPS * rosters];
        addGroup(0);
        // People on no roster are never counted.
        enough[0] = Integer.MIN_VALUE;
        for (int roster = 0; roster < rosters; roster++) {
            neighbour(0, roster);
        }
        this.scarceRosters = rosters;
    }

    /** Overlapping shifts of one person on one roster count once. */
    void shiftStarts(int member) {
        if (runningShifts[member]++ == 0) {
            move(member);
        }
    }

    void shiftEnds(int member) {
        if (--runningShifts[member] == 0) {
            move(member);
        }
    }

    /** Whether a count changed since the last call. */
    boolean hasChanged() {
        boolean answer = changed;
        changed = false;
        return answer;
    }

    /** Whether every roster has enough people who are on no other, so that all rules are met. */
    boolean isAmple() {
        return scarceRosters == 0;
    }

    /** The rules that people of a group fit. */
    long fitting(int group) {
        return ruleIndex.fitting(rosterSets[group]);
    }

    /** How many people of each group are present, at most as many as its rules need. */
    int[] sizes() {
        int[] counted = new int[groups];
        for (int group = 1; group < groups; group++) {
            counted[group] = Math.min(sizes[group], enough[group]);
        }
        return counted;
    }

    private void move(int member) {
        int person = ruleIndex.person(member);
        int before = groupOf[person];
        int after = neighbour(before, ruleIndex.roster(member));
        groupOf[person] = after;
        shrink(before);
        grow(after);
    }

    private void grow(int group) {
        int size = ++sizes[group];
        if (size <= enough[group]) {
            changed = true;
            scarceRosters -= size == enough[group] && isOnOneRoster(group) ? 1 : 0;
        }
    }

    private void shrink(int group) {
        int size = --sizes[group];
        if (size < enough[group]) {
            changed = true;
            scarceRosters += size == enough[group] - 1 && isOnOneRoster(group) ? 1 : 0;
        }
    }

    private boolean isOnOneRoster(int group) {
        return (rosterSets[group] & rosterSets[group] - 1) == 0;
    }

    /** The group of people who are on the same rosters, and on this one exactly if the first group is not. */
    private int neighbour(int group, int roster) {
        int known = neighbours[group * rosters + roster];
        if (known != 0 || rosterSets[group] == 1L << roster) {
            return known;
        }
        long wanted = rosterSets[group] ^ 1L << roster;
        int found = 0;
        while (found < groups && rosterSets[found] != wanted) {
            found++;
        }
        if (found == groups) {
            addGroup(wanted);
        }
        neighbours[group * rosters + roster] = found;
        return found;
    }

    private void addGroup(long rosterSet) {
        if (groups == sizes.length) {
            rosterSets = Arrays.copyOf(rosterSets, 2 * groups);
            sizes = Arrays.copyOf(sizes, 2 * groups);
            enough = Arrays.copyOf(enough, 2 * groups);
            neighbours = Arrays.copyOf(neighbours, 2 * groups * rosters);
        }
        rosterSets[groups] = rosterSet;
        enough[groups++] = ruleIndex.slots(ruleIndex.fitting(rosterSet));
    }
}

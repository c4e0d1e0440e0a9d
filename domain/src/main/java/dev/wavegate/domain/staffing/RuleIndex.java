package dev.wavegate.domain.staffing;

import java.util.List;

import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The staffing rules of a demand by numbers: rules, rosters and roles by their index, sets of them as bits. A member is one
 * person on one roster: the person's number, and in the lowest bits the roster's.
 */
final class RuleIndex {

    private static final int MOST_RULES = Long.SIZE;

    private final List<StaffingRule> rules;
    private final List<ScheduleRef> rosters;
    private final List<Role> roles;
    private final int[] needed;
    private final long[] rulesOfRoster;
    private final long[] rulesOfRole;
    private final long continuous;
    private final int rosterBits;

    RuleIndex(List<StaffingRule> rules) {
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(
                    "staffing must have at most " + MOST_RULES + " rules, but has " + rules.size());
        }
        this.rules = List.copyOf(rules);
        this.rosters = rules.stream().map(StaffingRule::roster).distinct().toList();
        this.roles = rules.stream().map(StaffingRule::role).distinct().toList();
        this.needed = rules.stream().mapToInt(StaffingRule::min).toArray();
        this.rulesOfRoster = new long[rosters.size()];
        this.rulesOfRole = new long[roles.size()];
        long same = 0;
        for (int rule = 0; rule < needed.length; rule++) {
            rulesOfRoster[rosters.indexOf(rules.get(rule).roster())] |= 1L << rule;
            rulesOfRole[roles.indexOf(rules.get(rule).role())] |= 1L << rule;
            same |= rules.get(rule).continuity() ? 1L << rule : 0;
        }
        this.continuous = same;
        this.rosterBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, rosters.size() - 1));
    }

    List<StaffingRule> rules() {
        return rules;
    }

    List<ScheduleRef> rosters() {
        return rosters;
    }

    List<Role> roles() {
        return roles;
    }

    /** All rules, as set. */
    long all() {
        return set(rules.size());
    }

    /** The rules with continuity, as set. */
    long continuous() {
        return continuous;
    }

    int member(int person, int roster) {
        return person << rosterBits | roster;
    }

    int members(int people) {
        return people << rosterBits;
    }

    int person(int member) {
        return member >>> rosterBits;
    }

    int roster(int member) {
        return member & (1 << rosterBits) - 1;
    }

    /** The rules that somebody on these rosters fits. */
    long fitting(long rosterSet) {
        return union(rulesOfRoster, rosterSet);
    }

    /** The rules of these roles. */
    long of(long roleSet) {
        return union(rulesOfRole, roleSet);
    }

    /** The rules that somebody on all the rosters of a role fits. */
    long fittingAs(int role) {
        long fitting = 0;
        for (long rulesOfOne : rulesOfRoster) {
            fitting |= (rulesOfOne & rulesOfRole[role]) != 0 ? rulesOfOne : 0;
        }
        return fitting;
    }

    /** How many people each rule needs, those outside the set none. */
    int[] needed(long ruleSet) {
        int[] some = needed.clone();
        for (int rule = 0; rule < some.length; rule++) {
            some[rule] = (ruleSet >>> rule & 1) == 1 ? some[rule] : 0;
        }
        return some;
    }

    /** How many people these rules need together. */
    int slots(long ruleSet) {
        int slots = 0;
        for (long left = ruleSet; left != 0; left &= left - 1) {
            slots += needed[Long.numberOfTrailingZeros(left)];
        }
        return slots;
    }

    static long set(int size) {
        return size == Long.SIZE ? -1L : (1L << size) - 1;
    }

    private static long union(long[] sets, long chosen) {
        long union = 0;
        for (long left = chosen; left != 0; left &= left - 1) {
            union |= sets[Long.numberOfTrailingZeros(left)];
        }
        return union;
    }
}

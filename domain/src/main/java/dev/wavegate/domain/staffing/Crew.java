package dev.wavegate.domain.staffing;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * Who is there at one moment of a sweep, and whether that is enough. A seat is one person on one roster, numbered person
 * by person. Mostly counting tells; people are matched with
 * slots only where somebody is on two rosters and it depends on where they are put.
 */
final class Crew {

    private final int[] needed;
    private final int[] rosterOfRule;
    private final long[] rulesOfRoster;
    private final int[] neededOfRoster;

    private final int[] runningShifts;
    private final long[] fits;
    private final int[] there;
    private final int[] onlyThere;
    private final Map<Long, Integer> onSeveral = new HashMap<>();

    /** Nobody yet, of so many people, on these distinct rosters of the rules. */
    Crew(List<StaffingRule> rules, List<ScheduleRef> rosters, int people) {
        this.needed = rules.stream().mapToInt(StaffingRule::min).toArray();
        this.rosterOfRule =
                rules.stream().mapToInt(rule -> rosters.indexOf(rule.roster())).toArray();
        this.rulesOfRoster = new long[rosters.size()];
        this.neededOfRoster = new int[rosters.size()];
        for (int rule = 0; rule < needed.length; rule++) {
            rulesOfRoster[rosterOfRule[rule]] |= 1L << rule;
            neededOfRoster[rosterOfRule[rule]] += needed[rule];
        }
        this.runningShifts = new int[people * rosters.size()];
        this.fits = new long[people];
        this.there = new int[rosters.size()];
        this.onlyThere = new int[rosters.size()];
    }

    /** Overlapping shifts of one person on one roster count once. */
    void comes(int seat) {
        if (runningShifts[seat]++ == 0) {
            int roster = seat % there.length;
            there[roster]++;
            regroup(seat / there.length, rulesOfRoster[roster], 0);
        }
    }

    void goes(int seat) {
        if (--runningShifts[seat] == 0) {
            int roster = seat % there.length;
            there[roster]--;
            regroup(seat / there.length, 0, rulesOfRoster[roster]);
        }
    }

    /** Whether every rule is met. */
    boolean isEnough() {
        boolean withoutSharing = true;
        for (int roster = 0; roster < there.length; roster++) {
            if (there[roster] < neededOfRoster[roster]) {
                return false;
            }
            withoutSharing &= onlyThere[roster] >= neededOfRoster[roster];
        }
        return withoutSharing || Arrays.equals(filled(), needed);
    }

    /** How many slots of each rule are filled, the earlier rules first. */
    int[] filled() {
        long[] groups = new long[there.length + onSeveral.size()];
        int[] sizes = new int[groups.length];
        System.arraycopy(rulesOfRoster, 0, groups, 0, there.length);
        System.arraycopy(onlyThere, 0, sizes, 0, there.length);
        int group = there.length;
        for (Map.Entry<Long, Integer> entry : onSeveral.entrySet()) {
            groups[group] = entry.getKey();
            sizes[group] = entry.getValue();
            group++;
        }
        return SlotMatching.fill(needed, groups, sizes);
    }

    private void regroup(int person, long added, long removed) {
        long after = (fits[person] & ~removed) | added;
        resize(fits[person], -1);
        resize(after, 1);
        fits[person] = after;
    }

    private void resize(long group, int by) {
        if (group == 0) {
            return;
        }
        int roster = rosterOfRule[Long.numberOfTrailingZeros(group)];
        if (rulesOfRoster[roster] == group) {
            onlyThere[roster] += by;
        } else {
            onSeveral.merge(group, by, (size, change) -> size + change == 0 ? null : size + change);
        }
    }
}

package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** On which rosters each person is in each stretch of an interval. */
final class RostersByPerson implements ShiftIndex.Reader {

    private record Change(int stretch, long rosters) {}

    private final RuleIndex ruleIndex;
    private final Map<Integer, int[]> runningShifts = new TreeMap<>();
    private final Map<Integer, List<Change>> changes = new TreeMap<>();
    private int stretches;

    private RostersByPerson(RuleIndex ruleIndex) {
        this.ruleIndex = ruleIndex;
    }

    static RostersByPerson read(RuleIndex ruleIndex, ShiftIndex shifts, long from, long until) {
        RostersByPerson rosters = new RostersByPerson(ruleIndex);
        shifts.read(from, until, 0, rosters);
        return rosters;
    }

    @Override
    public void shiftStarts(int member) {
        if (running(member)[ruleIndex.roster(member)]++ == 0) {
            note(member);
        }
    }

    @Override
    public void shiftEnds(int member) {
        if (--running(member)[ruleIndex.roster(member)] == 0) {
            note(member);
        }
    }

    @Override
    public void stretch(long from, long until) {
        stretches++;
    }

    int stretches() {
        return stretches;
    }

    /** Everybody who is present at some time, by number. */
    Iterable<Integer> people() {
        return changes.keySet();
    }

    /** On which rosters somebody is, stretch by stretch. */
    long[] of(int person) {
        long[] rosters = new long[stretches];
        List<Change> known = changes.getOrDefault(person, List.of());
        for (int index = 0; index < known.size(); index++) {
            int until = index + 1 < known.size() ? known.get(index + 1).stretch() : stretches;
            for (int stretch = known.get(index).stretch(); stretch < until; stretch++) {
                rosters[stretch] = known.get(index).rosters();
            }
        }
        return rosters;
    }

    private int[] running(int member) {
        return runningShifts.computeIfAbsent(
                ruleIndex.person(member), unseen -> new int[ruleIndex.rosters().size()]);
    }

    private void note(int member) {
        int roster = ruleIndex.roster(member);
        List<Change> known = changes.computeIfAbsent(ruleIndex.person(member), unseen -> new ArrayList<>());
        Change last = known.isEmpty() ? new Change(-1, 0) : known.get(known.size() - 1);
        if (last.stretch() == stretches) {
            known.remove(known.size() - 1);
        }
        known.add(new Change(stretches, last.rosters() ^ 1L << roster));
    }
}

package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is on which rosters in each stretch of an interval, person by person. */
final class RostersByPerson implements ShiftIndex.Reader {

    private record Move(int stretch, long rosters) {}

    private final RuleIndex ruleIndex;
    private final Map<Integer, int[]> runningShifts = new TreeMap<>();
    private final Map<Integer, List<Move>> moves = new TreeMap<>();
    private int stretches;

    private RostersByPerson(RuleIndex ruleIndex) {
        this.ruleIndex = ruleIndex;
    }

    static RostersByPerson of(RuleIndex ruleIndex, ShiftIndex shifts, long from, long until, long hiddenRosters) {
        RostersByPerson call = new RostersByPerson(ruleIndex);
        shifts.read(from, until, hiddenRosters, call);
        return call;
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

    /** Everybody who is there at some time, by number. */
    Iterable<Integer> people() {
        return moves.keySet();
    }

    /** On which rosters somebody is, stretch by stretch. */
    long[] rosters(int person) {
        long[] rosters = new long[stretches];
        List<Move> known = moves.getOrDefault(person, List.of());
        for (int move = 0; move < known.size(); move++) {
            int until = move + 1 < known.size() ? known.get(move + 1).stretch() : stretches;
            for (int stretch = known.get(move).stretch(); stretch < until; stretch++) {
                rosters[stretch] = known.get(move).rosters();
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
        List<Move> known = moves.computeIfAbsent(ruleIndex.person(member), unseen -> new ArrayList<>());
        Move last = known.isEmpty() ? new Move(-1, 0) : known.get(known.size() - 1);
        if (last.stretch() == stretches) {
            known.remove(known.size() - 1);
        }
        known.add(new Move(stretches, last.rosters() ^ 1L << roster));
    }
}

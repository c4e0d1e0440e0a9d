package dev.wavegate.domain.staffing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is on which rosters in each stretch of an interval, person by person. */
final class RollCall implements ShiftBook.Reader {

    private record Move(int stretch, long rosters) {}

    private final Lines lines;
    private final Map<Integer, int[]> runningShifts = new TreeMap<>();
    private final Map<Integer, List<Move>> moves = new TreeMap<>();
    private int stretches;

    private RollCall(Lines lines) {
        this.lines = lines;
    }

    static RollCall of(Lines lines, ShiftBook book, long from, long until, long hiddenRosters) {
        RollCall call = new RollCall(lines);
        book.read(from, until, hiddenRosters, call);
        return call;
    }

    @Override
    public void comes(int seat) {
        if (running(seat)[lines.roster(seat)]++ == 0) {
            note(seat);
        }
    }

    @Override
    public void goes(int seat) {
        if (--running(seat)[lines.roster(seat)] == 0) {
            note(seat);
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

    private int[] running(int seat) {
        return runningShifts.computeIfAbsent(
                lines.person(seat), unseen -> new int[lines.rosters().size()]);
    }

    private void note(int seat) {
        int roster = lines.roster(seat);
        List<Move> known = moves.computeIfAbsent(lines.person(seat), unseen -> new ArrayList<>());
        Move last = known.isEmpty() ? new Move(-1, 0) : known.get(known.size() - 1);
        if (last.stretch() == stretches) {
            known.remove(known.size() - 1);
        }
        known.add(new Move(stretches, last.rosters() ^ 1L << roster));
    }
}

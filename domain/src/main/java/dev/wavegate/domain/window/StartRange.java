package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;

/** Starts that satisfy one or several conditions: from first to last, both inclusive. */
public record StartRange(Instant first, Instant last) {

    /**
     * The starts with which [start − before, start + after) lies in one piece: every piece shortened at both ends. The last
     * one is inclusive, as the pieces are half-open; ranges that touch are one. The pieces must be in order of time, and
     * where they overlap, later ones must end later.
     */
    public static List<StartRange> within(List<Interval> pieces, Duration before, Duration after) {
        Duration needed = before.plus(after);
        List<StartRange> starts = new ArrayList<>();
        for (Interval piece : pieces) {
            if (piece.duration().compareTo(needed) >= 0) {
                add(starts, piece.start().plus(before), piece.end().minus(after));
            }
        }
        return starts;
    }

    private static void add(List<StartRange> starts, Instant first, Instant last) {
        int before = starts.size() - 1;
        if (before >= 0 && !starts.get(before).last.isBefore(first)) {
            starts.set(before, new StartRange(starts.get(before).first, last));
        } else {
            starts.add(new StartRange(first, last));
        }
    }

    /** The starts in both lists, each sorted and without overlap. */
    static List<StartRange> common(List<StartRange> left, List<StartRange> right) {
        List<StartRange> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < left.size() && theirs < right.size()) {
            StartRange one = left.get(mine);
            StartRange other = right.get(theirs);
            Instant first = one.first.isAfter(other.first) ? one.first : other.first;
            Instant last = one.last.isBefore(other.last) ? one.last : other.last;
            if (!first.isAfter(last)) {
                common.add(new StartRange(first, last));
            }
            if (one.last.isBefore(other.last)) {
                mine++;
            } else {
                theirs++;
            }
        }
        return common;
    }

    /** Whether any start is in one of the ranges too, which must be in order of time and without overlap. */
    public boolean meetsAny(List<StartRange> others) {
        int low = 0;
        int high = others.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (others.get(middle).last.isBefore(first)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < others.size() && !others.get(low).first.isAfter(last);
    }
}

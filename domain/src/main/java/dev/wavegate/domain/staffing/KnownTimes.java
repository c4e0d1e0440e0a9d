package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** The time that the snapshot of each roster covers; outside of it, and without a complete snapshot, a roster is unknown. */
record KnownTimes(RuleIndex ruleIndex, Map<ScheduleRef, Interval> covered) {

    /** The part of an interval in which a roster is known. */
    Optional<Interval> of(ScheduleRef roster, Interval interval) {
        return Optional.ofNullable(covered.get(roster)).flatMap(interval::intersection);
    }

    /** An interval in pieces, in order of time, each with the set of rosters that are unknown throughout the piece. */
    Map<Interval, Long> unknownRosters(Interval interval) {
        TreeSet<Instant> cuts = new TreeSet<>();
        cuts.add(interval.start());
        cuts.add(interval.end());
        for (Interval each : covered.values()) {
            each.intersection(interval).ifPresent(inside -> {
                cuts.add(inside.start());
                cuts.add(inside.end());
            });
        }
        Map<Interval, Long> pieces = new LinkedHashMap<>();
        Iterator<Instant> ends = cuts.tailSet(interval.start(), false).iterator();
        Instant from = interval.start();
        while (ends.hasNext()) {
            Interval piece = new Interval(from, ends.next());
            pieces.put(piece, unknownThroughout(piece));
            from = piece.end();
        }
        return pieces;
    }

    private long unknownThroughout(Interval piece) {
        long unknown = 0;
        for (int roster = 0; roster < ruleIndex.rosters().size(); roster++) {
            Interval known = covered.get(ruleIndex.rosters().get(roster));
            unknown |= known == null || !known.contains(piece) ? 1L << roster : 0;
        }
        return unknown;
    }
}

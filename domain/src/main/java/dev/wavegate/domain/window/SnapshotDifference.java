package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;

/**
 * The interval in which two snapshots of one schedule differ, instant by instant. Entries that touch are one; titles, names and
 * coverage are ignored. If only one snapshot is complete, they differ everywhere.
 */
public final class SnapshotDifference {
    private SnapshotDifference() {}

    /** The shortest interval outside of which nothing differs; empty when nothing does. */
    public static Optional<Interval> between(CalendarSnapshot before, CalendarSnapshot after) {
        if (before.complete() != after.complete()) {
            return hull(List.of(before.covered(), after.covered()));
        }
        return between(
                byKey(before.entries(), CalendarEntry::certainty, CalendarEntry::interval),
                byKey(after.entries(), CalendarEntry::certainty, CalendarEntry::interval));
    }

    /** The shortest interval outside of which nothing differs; empty when nothing does. */
    public static Optional<Interval> between(RosterSnapshot before, RosterSnapshot after) {
        if (before.complete() != after.complete()) {
            return hull(List.of(before.covered(), after.covered()));
        }
        return between(
                byKey(before.presences(), Presence::person, Presence::interval),
                byKey(after.presences(), Presence::person, Presence::interval));
    }

    private static <K> Optional<Interval> between(Map<K, IntervalSet> before, Map<K, IntervalSet> after) {
        List<Interval> differing = new ArrayList<>();
        Set<K> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (K key : keys) {
            IntervalSet old = before.getOrDefault(key, IntervalSet.empty());
            IntervalSet now = after.getOrDefault(key, IntervalSet.empty());
            differing.addAll(old.minus(now).intervals());
            differing.addAll(now.minus(old).intervals());
        }
        return hull(differing);
    }

    private static <T, K> Map<K, IntervalSet> byKey(
            List<T> entries, Function<T, K> key, Function<T, Interval> interval) {
        Map<K, List<Interval>> gathered = new HashMap<>();
        entries.forEach(each -> gathered.computeIfAbsent(key.apply(each), unseen -> new ArrayList<>())
                .add(interval.apply(each)));
        Map<K, IntervalSet> sets = new HashMap<>();
        gathered.forEach((each, intervals) -> sets.put(each, IntervalSet.of(intervals)));
        return sets;
    }

    private static Optional<Interval> hull(List<Interval> intervals) {
        return intervals.stream()
                .reduce((one, other) ->
                        new Interval(earlier(one.start(), other.start()), later(one.end(), other.end())));
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

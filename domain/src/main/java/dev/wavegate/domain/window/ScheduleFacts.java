package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;

/**
 * The snapshots of all schedules of a demand. A schedule without a snapshot, or with one that is incomplete or stale, is unknown
 * throughout; any other is unknown outside what its snapshot covers.
 */
public record ScheduleFacts(
        Map<ScheduleRef, CalendarSnapshot> calendars, Map<ScheduleRef, RosterSnapshot> rosters, Freshness freshness) {

    public ScheduleFacts {
        calendars = Map.copyOf(calendars);
        rosters = Map.copyOf(rosters);
        calendars.forEach((ref, snapshot) -> sameName(ref, snapshot.ref()));
        rosters.forEach((ref, snapshot) -> sameName(ref, snapshot.ref()));
    }

    /** Facts that are never stale. */
    public ScheduleFacts(Map<ScheduleRef, CalendarSnapshot> calendars, Map<ScheduleRef, RosterSnapshot> rosters) {
        this(calendars, rosters, Freshness.ofAnyAge());
    }

    /** The part of the interval in which this calendar is unknown. */
    public IntervalSet unknownCalendar(ScheduleRef ref, Interval interval) {
        return Optional.ofNullable(calendars.get(ref))
                .filter(snapshot -> snapshot.complete() && !freshness.isStale(ref, snapshot.fetchedAt()))
                .map(snapshot -> IntervalSet.of(snapshot.covered()).gapsWithin(interval))
                .orElseGet(() -> IntervalSet.of(interval));
    }

    /** The part of the interval in which this roster is unknown. */
    public IntervalSet unknownRoster(ScheduleRef ref, Interval interval) {
        return Optional.ofNullable(rosters.get(ref))
                .filter(this::isUsable)
                .map(snapshot -> IntervalSet.of(snapshot.covered()).gapsWithin(interval))
                .orElseGet(() -> IntervalSet.of(interval));
    }

    /** When the calendar was read, if its snapshot is stale. */
    public Optional<Instant> staleCalendar(ScheduleRef ref) {
        return Optional.ofNullable(calendars.get(ref))
                .map(CalendarSnapshot::fetchedAt)
                .filter(fetchedAt -> freshness.isStale(ref, fetchedAt));
    }

    /** When the roster was read, if its snapshot is stale. */
    public Optional<Instant> staleRoster(ScheduleRef ref) {
        return Optional.ofNullable(rosters.get(ref))
                .map(RosterSnapshot::fetchedAt)
                .filter(fetchedAt -> freshness.isStale(ref, fetchedAt));
    }

    /** The snapshots of rosters that are complete and fresh. */
    Map<ScheduleRef, RosterSnapshot> usableRosters() {
        Map<ScheduleRef, RosterSnapshot> usable = new HashMap<>(rosters);
        usable.values().removeIf(snapshot -> !isUsable(snapshot));
        return usable;
    }

    /** The entries of a calendar that touch the interval, in order of time. */
    public List<CalendarEntry> entries(ScheduleRef ref, Interval interval) {
        CalendarSnapshot snapshot = calendars.get(ref);
        if (snapshot == null) {
            return List.of();
        }
        return snapshot.entries().stream()
                .filter(entry -> entry.interval().overlaps(interval))
                .sorted(Comparator.comparing(entry -> entry.interval().start()))
                .toList();
    }

    private boolean isUsable(RosterSnapshot snapshot) {
        return snapshot.complete() && !freshness.isStale(snapshot.ref(), snapshot.fetchedAt());
    }

    private static void sameName(ScheduleRef key, ScheduleRef read) {
        if (!key.equals(read)) {
            throw new IllegalArgumentException("snapshot for " + key + " must be of that schedule, but is of " + read);
        }
    }
}

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
 * What all the schedules of a demand said, by their name; a schedule without a reading, with an incomplete one, or with
 * one that is too old, is unknown throughout, and any other one outside what its reading covers.
 */
public record ScheduleFacts(
        Map<ScheduleRef, CalendarSnapshot> calendars, Map<ScheduleRef, RosterSnapshot> rosters, Freshness freshness) {

    public ScheduleFacts {
        calendars = Map.copyOf(calendars);
        rosters = Map.copyOf(rosters);
        calendars.forEach((ref, reading) -> sameName(ref, reading.ref()));
        rosters.forEach((ref, reading) -> sameName(ref, reading.ref()));
    }

    /** Facts that never grow old. */
    public ScheduleFacts(Map<ScheduleRef, CalendarSnapshot> calendars, Map<ScheduleRef, RosterSnapshot> rosters) {
        this(calendars, rosters, Freshness.ofAnyAge());
    }

    /** The part of the interval in which this calendar is unknown. */
    public IntervalSet unknownCalendar(ScheduleRef ref, Interval interval) {
        return Optional.ofNullable(calendars.get(ref))
                .filter(reading -> reading.complete() && !freshness.isStale(ref, reading.fetchedAt()))
                .map(reading -> IntervalSet.of(reading.covered()).gapsWithin(interval))
                .orElseGet(() -> IntervalSet.of(interval));
    }

    /** The part of the interval in which this roster is unknown. */
    public IntervalSet unknownRoster(ScheduleRef ref, Interval interval) {
        return Optional.ofNullable(rosters.get(ref))
                .filter(this::isUsable)
                .map(reading -> IntervalSet.of(reading.covered()).gapsWithin(interval))
                .orElseGet(() -> IntervalSet.of(interval));
    }

    /** When the calendar was read, if that is too long ago. */
    public Optional<Instant> staleCalendar(ScheduleRef ref) {
        return Optional.ofNullable(calendars.get(ref))
                .map(CalendarSnapshot::fetchedAt)
                .filter(fetchedAt -> freshness.isStale(ref, fetchedAt));
    }

    /** When the roster was read, if that is too long ago. */
    public Optional<Instant> staleRoster(ScheduleRef ref) {
        return Optional.ofNullable(rosters.get(ref))
                .map(RosterSnapshot::fetchedAt)
                .filter(fetchedAt -> freshness.isStale(ref, fetchedAt));
    }

    /** The rosters from which something may be concluded. */
    Map<ScheduleRef, RosterSnapshot> usableRosters() {
        Map<ScheduleRef, RosterSnapshot> usable = new HashMap<>(rosters);
        usable.values().removeIf(reading -> !isUsable(reading));
        return usable;
    }

    /** The entries of a calendar that touch the interval, in order of time. */
    public List<CalendarEntry> entries(ScheduleRef ref, Interval interval) {
        CalendarSnapshot reading = calendars.get(ref);
        if (reading == null) {
            return List.of();
        }
        return reading.entries().stream()
                .filter(entry -> entry.interval().overlaps(interval))
                .sorted(Comparator.comparing(entry -> entry.interval().start()))
                .toList();
    }

    private boolean isUsable(RosterSnapshot reading) {
        return reading.complete() && !freshness.isStale(reading.ref(), reading.fetchedAt());
    }

    private static void sameName(ScheduleRef key, ScheduleRef read) {
        if (!key.equals(read)) {
            throw new IllegalArgumentException("reading for " + key + " must be of that schedule, but is of " + read);
        }
    }
}

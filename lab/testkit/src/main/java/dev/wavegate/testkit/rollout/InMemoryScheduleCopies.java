package dev.wavegate.testkit.rollout;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterReading;
import dev.wavegate.domain.window.CalendarReading;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleCopies;

/** Copies of schedules that live as long as their process; safe for use by several threads. */
public final class InMemoryScheduleCopies implements ScheduleCopies {
    private final Map<ScheduleRef, CalendarReading> calendars = new ConcurrentHashMap<>();
    private final Map<ScheduleRef, RosterReading> rosters = new ConcurrentHashMap<>();

    @Override
    public Optional<CalendarReading> calendar(ScheduleRef ref) {
        return Optional.ofNullable(calendars.get(ref));
    }

    @Override
    public Optional<RosterReading> roster(ScheduleRef ref) {
        return Optional.ofNullable(rosters.get(ref));
    }

    @Override
    public boolean keep(CalendarReading reading) {
        CalendarReading before = calendars.put(reading.ref(), reading);
        return before == null
                || before.complete() != reading.complete()
                || !openings(before).equals(openings(reading));
    }

    @Override
    public boolean keep(RosterReading reading) {
        RosterReading before = rosters.put(reading.ref(), reading);
        return before == null
                || before.complete() != reading.complete()
                || !Set.copyOf(before.presences()).equals(Set.copyOf(reading.presences()));
    }

    private static Set<Opening> openings(CalendarReading reading) {
        return reading.entries().stream()
                .map(each -> new Opening(each.interval(), each.certainty()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a window follows from; titles do not matter. */
    private record Opening(Interval interval, Certainty certainty) {}
}

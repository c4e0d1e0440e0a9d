package dev.wavegate.plan.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.plan.WindowSearchRequest;

/** Where schedules are found that a question names but does not write out. */
public interface ScheduleLookup {
    Optional<CalendarSnapshot> calendar(ScheduleRef ref);

    Optional<RosterSnapshot> roster(ScheduleRef ref);

    /** How old a snapshot may be to be used. */
    Duration maxAge();

    /**
     * Reads those schedules of the question of which there is no usable snapshot.
     *
     * @return sentences about those that could not be read
     */
    List<String> refresh(WindowSearchRequest request, Instant now);
}

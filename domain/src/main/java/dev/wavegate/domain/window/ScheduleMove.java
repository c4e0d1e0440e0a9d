package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * Something moved in a schedule, and perhaps not every rollout that it concerns has been told.
 *
 * @param span outside of which nothing moved
 * @param freed whether people only became free, which matters to nobody who has them already
 * @param number another one after every further move
 * @param told who needs not be told any more
 * @param toldAt since when all whom it concerned at first have been told; empty before
 */
public record ScheduleMove(
        ScheduleRef schedule,
        Interval span,
        boolean freed,
        long number,
        Set<RolloutId> told,
        Optional<Instant> toldAt) {
    public ScheduleMove {
        told = Set.copyOf(told);
    }
}

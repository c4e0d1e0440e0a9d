package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * A change of a schedule of which affected rollouts have to be notified.
 *
 * @param span outside of which nothing changed
 * @param freed whether people only became free, which does not affect rollouts that have reserved them
 * @param number another one after every further move
 * @param told rollouts that are notified already
 * @param toldAt since when all rollouts affected at first are notified; empty before
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

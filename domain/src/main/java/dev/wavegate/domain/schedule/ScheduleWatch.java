package dev.wavegate.domain.schedule;

import java.time.Duration;
import java.time.Instant;

import dev.wavegate.domain.text.ReadableTime;

/**
 * A source's promise to call us when a schedule moves.
 *
 * @param id ours, of no other watch that has not ended
 * @param resource the source's name for what is watched
 * @param from when it began
 * @param until when it ends by itself
 */
public record ScheduleWatch(ScheduleRef schedule, String id, String resource, Instant from, Instant until) {
    public ScheduleWatch {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a watch must start before it ends, but is from " + ReadableTime.of(from)
                    + " to " + ReadableTime.of(until));
        }
    }

    /** Whether another one should take over: after three quarters of its time, which leaves days for trying again. */
    public boolean isDue(Instant now) {
        Duration life = Duration.between(from, until);
        return !now.isBefore(until.minus(life.dividedBy(4)));
    }
}

package dev.wavegate.domain.schedule;

import java.time.Instant;

import dev.wavegate.domain.failure.Failure;

/**
 * The port to sources that call us when a schedule moves. A call is a hint and may get lost, so polling goes on. Every method throws {@link Failure} and nothing else.
 */
public interface ScheduleWatches {
    /** Begins another watch, and ends those of the schedule whose begin got no answer. */
    ScheduleWatch begin(ScheduleRef schedule);

    /** Ends a watch; does nothing when it has ended. */
    void end(ScheduleWatch watch);

    /** Whether the watch calls us where, and by what, we are called now; one from before a change of settings may not. */
    default boolean isCurrent(ScheduleWatch watch) {
        return true;
    }

    /** The watch to go on with: this one, or, when it is due or calls elsewhere, a new one that begins before it ends. */
    default ScheduleWatch renewed(ScheduleWatch watch, Instant now) {
        if (!watch.isDue(now) && isCurrent(watch)) {
            return watch;
        }
        ScheduleWatch next = begin(watch.schedule());
        try {
            end(watch);
        } catch (Failure stillThere) {
            // It expires by itself, and until then notifications are doubled; losing the new one would be worse.
            return next;
        }
        return next;
    }
}

package dev.wavegate.domain.window;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;

/** One reason why a wave does not fit: which schedule blocks it, when, and a sentence for people. */
public record Obstacle(Kind kind, ScheduleRef source, Interval when, String sentence) {

    /** What sort of condition is not met. */
    public enum Kind {
        CALENDAR_CLOSED,
        FREEZE,
        UNDERSTAFFED,
        SOURCE_INCOMPLETE,
        SOURCE_STALE,
        TOO_SHORT
    }
}

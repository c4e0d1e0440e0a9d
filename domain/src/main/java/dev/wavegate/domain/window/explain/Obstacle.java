package dev.wavegate.domain.window.explain;

import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;

/**
 * One reason why a wave does not fit: which schedule blocks it, by which of its entries (else the title is empty), when, who
 * is there where staff is short, and a sentence.
 */
public record Obstacle(
        Kind kind, ScheduleRef source, String title, Interval when, Optional<HeadCount> staff, String sentence) {

    /** What sort of condition is not met. */
    public enum Kind {
        CALENDAR_CLOSED,
        FREEZE,
        UNDERSTAFFED,
        /** Enough people at every moment, but continuity is not met. */
        NO_CONTINUITY,
        SOURCE_INCOMPLETE,
        SOURCE_STALE,
        TOO_SHORT
    }

    /** How many people there are for a role, of those it needs; people who are needed elsewhere do not count. */
    public record HeadCount(Role role, int present, int needed) {}

    /** A reason that is neither about people nor about one entry. */
    public Obstacle(Kind kind, ScheduleRef source, Interval when, String sentence) {
        this(kind, source, "", when, Optional.empty(), sentence);
    }
}

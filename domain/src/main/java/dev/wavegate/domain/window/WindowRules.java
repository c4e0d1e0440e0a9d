package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.List;

import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * Which calendars open (any of them; none named means always open) and which close, how long staff must be there before
 * the start, how long after the soak there must be time left for a rollback, and for how much of that the calendars
 * must be open.
 */
public record WindowRules(
        List<ScheduleRef> open, List<ScheduleRef> closed, Duration lead, Duration reserve, WindowCovers covers) {

    private static final int MOST_CLOSED = 60;

    public WindowRules {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
        WindowDemand.notNegative("lead", lead);
        WindowDemand.notNegative("reserve", reserve);
        if (closed.size() > MOST_CLOSED) {
            throw new IllegalArgumentException(
                    "closed must have at most " + MOST_CLOSED + " schedules, but has " + closed.size());
        }
    }

    /** Rules of which the calendars need to be open for the work only. */
    public WindowRules(List<ScheduleRef> open, List<ScheduleRef> closed, Duration lead, Duration reserve) {
        this(open, closed, lead, reserve, WindowCovers.WORK);
    }
}

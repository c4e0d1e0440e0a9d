package dev.wavegate.plan;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.WindowCovers;

/**
 * A question about windows as people write it, before its calendars are read.
 *
 * @param span in which starts are looked for and the work must be over
 * @param open any of them opens; none means always open
 * @param closed each of them closes
 * @param presence who is on shift and for what, for the staffing lines that name no roster
 * @param limit how many windows are wanted
 */
public record WindowSearchRequest(
        Interval span,
        Need need,
        List<CalendarAsk> open,
        List<CalendarAsk> closed,
        List<StaffingAsk> staffing,
        List<PresenceAsk> presence,
        int limit) {
    public WindowSearchRequest {
        open = List.copyOf(open);
        closed = List.copyOf(closed);
        staffing = List.copyOf(staffing);
        presence = List.copyOf(presence);
    }

    /** How long the work takes, and how long staff must be there around it. */
    public record Need(Duration duration, Duration lead, Duration soak, Duration reserve, WindowCovers windowCovers) {}

    /** One staffing line; without a roster, the people of {@code presence} who have the role count. */
    public record StaffingAsk(Role role, int min, boolean continuity, Optional<ScheduleRef> roster) {}

    /** One person on shift, fit for these roles. */
    public record PresenceAsk(Presence presence, List<Role> roles) {
        public PresenceAsk {
            roles = List.copyOf(roles);
        }
    }

    /** A calendar, in one of the three ways in which it may be given. */
    public sealed interface CalendarAsk {
        /** Answers with the function of the case at hand. */
        default <T> T match(
                Function<Text, T> whenText, Function<Intervals, T> whenIntervals, Function<Named, T> whenNamed) {
            if (this instanceof Text it) {
                return whenText.apply(it);
            }
            if (this instanceof Intervals it) {
                return whenIntervals.apply(it);
            }
            return whenNamed.apply((Named) this);
        }

        /**
         * An iCalendar text.
         *
         * @param zone of all-day and floating times
         */
        record Text(String ics, ZoneId zone, boolean omitsSkippedTimes) implements CalendarAsk {}

        /** The intervals themselves. */
        record Intervals(List<Interval> intervals, String summary) implements CalendarAsk {
            public Intervals {
                intervals = List.copyOf(intervals);
            }
        }

        /** A calendar that Wavegate knows. */
        record Named(ScheduleRef source) implements CalendarAsk {}
    }
}

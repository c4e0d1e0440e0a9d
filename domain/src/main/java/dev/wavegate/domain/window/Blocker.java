package dev.wavegate.domain.window;

import java.util.function.Function;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;

/** A condition of a question that could be given up. */
public sealed interface Blocker {

    /** Answers with the function of the case at hand. */
    <T> T match(
            Function<Staffing, T> whenStaffing,
            Function<Open, T> whenOpen,
            Function<Closed, T> whenClosed,
            Function<Horizon, T> whenHorizon);

    /** That somebody is there for this role. */
    record Staffing(Role role) implements Blocker {

        @Override
        public <T> T match(
                Function<Staffing, T> whenStaffing,
                Function<Open, T> whenOpen,
                Function<Closed, T> whenClosed,
                Function<Horizon, T> whenHorizon) {
            return whenStaffing.apply(this);
        }
    }

    /** That any calendar is open. */
    record Open() implements Blocker {

        @Override
        public <T> T match(
                Function<Staffing, T> whenStaffing,
                Function<Open, T> whenOpen,
                Function<Closed, T> whenClosed,
                Function<Horizon, T> whenHorizon) {
            return whenOpen.apply(this);
        }
    }

    /**
     * That one closing calendar is not closed.
     *
     * @param index which of the question's closing calendars, from 0 on
     * @param summary what its entries in the way are called, or that it is unknown
     */
    record Closed(int index, ScheduleRef calendar, String summary) implements Blocker {

        @Override
        public <T> T match(
                Function<Staffing, T> whenStaffing,
                Function<Open, T> whenOpen,
                Function<Closed, T> whenClosed,
                Function<Horizon, T> whenHorizon) {
            return whenClosed.apply(this);
        }
    }

    /** That the work is over by the end of the time that is asked for, which is shorter than the work. */
    record Horizon() implements Blocker {

        @Override
        public <T> T match(
                Function<Staffing, T> whenStaffing,
                Function<Open, T> whenOpen,
                Function<Closed, T> whenClosed,
                Function<Horizon, T> whenHorizon) {
            return whenHorizon.apply(this);
        }
    }
}

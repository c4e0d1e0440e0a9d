package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.RosterSnapshot;

/**
 * The port to the last good copies of outside calendars and rosters, kept with their age and completeness. Whoever keeps a
 * reading, what it moved is noted in the same step until everybody concerned has been told; the first copy moves nothing.
 */
public interface ScheduleCopies {
    Optional<CalendarSnapshot> calendar(ScheduleRef ref);

    Optional<RosterSnapshot> roster(ScheduleRef ref);

    /**
     * Keeps the reading in place of the one before.
     *
     * @return whether its intervals, coverage aside, differ from what was kept
     */
    boolean keep(CalendarSnapshot reading);

    /**
     * Keeps the reading in place of the one before.
     *
     * @return whether its presences, coverage aside, differ from what was kept
     */
    boolean keep(RosterSnapshot reading);

    /**
     * Notes that these people became free meanwhile, as a move of every roster whose copy shows one of them then.
     *
     * @param by whose they were, who needs not be told
     * @return the rosters
     */
    Set<ScheduleRef> noteFreed(Set<Person> people, Interval span, RolloutId by);

    /** What moved and has not been settled, at most one move for each schedule, in no special order. */
    List<ScheduleMove> moves();

    /** Keeps who has been told of a move while others have yet to be; does nothing once the schedule moved again. */
    void toldSome(ScheduleMove move, Set<RolloutId> told);

    /** Keeps that all of these have been told of a move, and since when; does nothing once the schedule moved again. */
    void told(ScheduleMove move, Set<RolloutId> told, Instant at);

    /** Forgets a move of which everybody concerned has been told; does nothing once the schedule moved again. */
    void settle(ScheduleMove move);
}

package dev.wavegate.domain.window;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.RosterSnapshot;

/**
 * The port to the last good copies of outside calendars and rosters, kept with their age and completeness. What a
 * new snapshot changes is kept in the same transaction until all affected rollouts are notified; the first copy changes nothing.
 */
public interface ScheduleCopies {
    Optional<CalendarSnapshot> calendar(ScheduleRef ref);

    Optional<RosterSnapshot> roster(ScheduleRef ref);

    /**
     * Keeps the snapshot in place of the one before.
     *
     * @return whether its intervals, coverage aside, differ from what was kept
     */
    boolean keep(CalendarSnapshot snapshot);

    /**
     * Keeps the snapshot in place of the one before.
     *
     * @return whether its presences, coverage aside, differ from what was kept
     */
    boolean keep(RosterSnapshot snapshot);

    /**
     * Keeps why a reading failed until the next complete one is kept; a snapshot that is not complete keeps its problem itself.
     *
     * @see ScheduleFault#after
     */
    void keep(ScheduleRef ref, ScheduleFault fault);

    /** Why those of the schedules that cannot be read at present cannot; has no others. */
    Map<ScheduleRef, ScheduleFault> faults(Collection<ScheduleRef> refs);

    /**
     * Notes that these people became free meanwhile, as a move of every roster whose copy shows one of them then.
     *
     * @param by the rollout that had reserved them, which is not notified
     * @return the rosters
     */
    Set<ScheduleRef> noteFreed(Set<Person> people, Interval span, RolloutId by);

    /** What moved and has not been settled, at most one move for each schedule, in no special order. */
    List<ScheduleMove> moves();

    /** Records which rollouts are notified of a move while others are not yet; does nothing once the schedule moved again. */
    void toldSome(ScheduleMove move, Set<RolloutId> told);

    /** Records that all of these are notified of a move, and since when; does nothing once the schedule moved again. */
    void told(ScheduleMove move, Set<RolloutId> told, Instant at);

    /** Forgets a move of which all affected rollouts are notified; does nothing once the schedule moved again. */
    void settle(ScheduleMove move);
}

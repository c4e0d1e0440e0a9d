package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.SlotAssignment;
import dev.wavegate.domain.staffing.StaffCoverage;

/**
 * The people reserved for a wave that starts at the start of its window, and how long it may work with them.
 *
 * @param workUntil as in a {@link StaffedWindow}, but no later than these people are reserved for, soak and reserve included
 * @param people from the lead to the end of the reserve of work that lasts until then
 */
public record StaffReservation(Instant workUntil, List<SlotAssignment> people) {
    /** A wave may be late: people are reserved for its planned work once more, or for this long if that is more. */
    private static final Duration LEAST_SLACK = Duration.ofHours(2);

    public StaffReservation {
        people = List.copyOf(people);
    }

    /** The reservation for a demand in a window that was found with these facts. */
    public static StaffReservation of(WindowDemand demand, ScheduleFacts facts, StaffedWindow window) {
        if (demand.staffing().isEmpty()) {
            return new StaffReservation(window.workUntil(), List.of());
        }
        Duration work = demand.work();
        Duration slack = work.compareTo(LEAST_SLACK) < 0 ? LEAST_SLACK : work;
        Instant late = window.start().plus(work).plus(slack);
        Instant workUntil = window.workUntil().isBefore(late) ? window.workUntil() : late;
        Interval needed = new Interval(window.start().minus(demand.rules().lead()), workUntil.plus(demand.tail()));
        StaffCoverage coverage = StaffCoverage.of(demand.staffing(), facts.usableRosters());
        return new StaffReservation(workUntil, coverage.within(needed).slotAssignments(needed));
    }

    /** When the people are reserved, without their roles. */
    public List<Presence> presences() {
        return people.stream()
                .map(each -> new Presence(each.person(), each.interval()))
                .toList();
    }
}

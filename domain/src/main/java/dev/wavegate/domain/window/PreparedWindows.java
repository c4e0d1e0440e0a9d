package dev.wavegate.domain.window;

import java.util.Optional;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Presence;

/**
 * A question with all that schedules say to it, kept such that after one changed shift only the time it touches is looked at
 * again; immutable.
 */
public final class PreparedWindows {

    private final Availability availability;

    private PreparedWindows(Availability availability) {
        this.availability = availability;
    }

    /** Reads all schedules for the time that is asked for. */
    public static PreparedWindows of(WindowQuestion question, ScheduleFacts facts) {
        return new PreparedWindows(Availability.of(new WindowCase(question, facts)));
    }

    /** The first windows; where there is none, why not and what would help. */
    public WindowSearch windows() {
        return StaffedWindows.answer(availability);
    }

    /** The same but that this shift of a roster is gone, is another one, or is new. */
    public PreparedWindows replacing(ScheduleRef roster, Optional<Presence> gone, Optional<Presence> come) {
        return new PreparedWindows(availability.replacing(roster, gone, come));
    }
}

package dev.wavegate.testkit.schedule;

import java.util.HashMap;
import java.util.Map;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleHint;
import dev.wavegate.domain.schedule.ScheduleHints;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.testkit.failure.Troubles;

/** Hints in memory, of schedules that change when a test says so; thread-safe. */
public final class InMemoryScheduleHints implements ScheduleHints {
    private final Troubles troubles = new Troubles();
    private final Map<ScheduleRef, Integer> versions = new HashMap<>();

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** Somebody changes the schedule, or makes it. */
    public void change(ScheduleRef schedule) {
        troubles.undisturbed(() -> versions.merge(schedule, 1, Integer::sum));
    }

    @Override
    public ScheduleHint since(ScheduleRef schedule, String cursor) {
        return troubles.read(() -> {
            Integer version = versions.get(schedule);
            if (version == null) {
                throw Failure.of(FailureCode.CALENDAR_MISSING, "schedule " + schedule + " does not exist");
            }
            String now = version.toString();
            return new ScheduleHint(!now.equals(cursor), now);
        });
    }
}

package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.workflows.window.ScheduleLook;
import dev.wavegate.workflows.window.ScheduleLookActivities;

/** Copies schedules for people who ask without a rollout, as workflows do that look for a window. */
public final class ScheduleLookActivitiesImpl implements ScheduleLookActivities {
    private final ScheduleSources sources;
    private final ScheduleCopies copies;
    private final Clock clock;
    private final Duration horizon;
    private final Duration freshness;

    /**
     * @param horizon how far ahead schedules are read
     * @param freshness how old a copy may be not to be read again
     */
    public ScheduleLookActivitiesImpl(
            ScheduleSources sources, ScheduleCopies copies, Clock clock, Duration horizon, Duration freshness) {
        this.sources = sources;
        this.copies = copies;
        this.clock = clock;
        this.horizon = horizon;
        this.freshness = freshness;
    }

    @Override
    public List<String> look(ScheduleLook.Input order) {
        ScheduleSnapshots readings = new ScheduleSnapshots(sources, copies, clock, horizon, freshness);
        readings.kept(order.calendars(), order.rosters());
        return readings.unread();
    }
}

package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

import dev.wavegate.activities.hint.StoryHints;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.workflows.window.ScheduleFeedActivities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies the schedules that rollouts name and tells those whose schedules moved. */
public final class ScheduleCopying implements ScheduleFeedActivities {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleCopying.class);
    private static final Duration BACK = Duration.ofDays(1);

    private final ScheduleSources sources;
    private final ScheduleCopies copies;
    private final Rollouts rollouts;
    private final StoryHints hints;
    private final Clock clock;
    private final Duration horizon;

    public ScheduleCopying(
            ScheduleSources sources,
            ScheduleCopies copies,
            Rollouts rollouts,
            StoryHints hints,
            Clock clock,
            Duration horizon) {
        this.sources = sources;
        this.copies = copies;
        this.rollouts = rollouts;
        this.hints = hints;
        this.clock = clock;
        this.horizon = horizon;
    }

    @Override
    public void announceMoved(String source) {
        Instant now = clock.instant();
        Interval around = new Interval(now.minus(BACK), now.plus(horizon));
        Set<ScheduleRef> moved = new HashSet<>();
        for (ScheduleRef ref : rollouts.schedulesInUse()) {
            if (ref.source().equals(source) && hasMoved(ref, around)) {
                moved.add(ref);
            }
        }
        if (!moved.isEmpty()) {
            rollouts.naming(moved).forEach(hints::rosterMoved);
        }
    }

    /** A schedule without a copy is read by whoever needs it first; one that cannot be read now is read next time. */
    private boolean hasMoved(ScheduleRef ref, Interval around) {
        try {
            boolean calendarMoved = copies.calendar(ref).isPresent() && copies.keep(sources.readCalendar(ref, around));
            boolean rosterMoved = copies.roster(ref).isPresent() && copies.keep(sources.readRoster(ref, around));
            return calendarMoved || rosterMoved;
        } catch (Failure failure) {
            LOG.atWarn()
                    .addKeyValue("schedule", ref)
                    .addKeyValue("failure", failure.detail())
                    .log("A schedule could not be read; its copy grows old");
            return false;
        }
    }
}

package dev.wavegate.activities.window;

import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.workflows.window.ScheduleFeedActivities;

/** One look at all schedules of a source that rollouts name: copies them, tells whom that concerns, keeps being called. */
public final class ScheduleFeeding implements ScheduleFeedActivities {
    private final Rollouts rollouts;
    private final ScheduleCopying copying;
    private final MoveAnnouncing moves;
    private final WatchKeeping watches;

    public ScheduleFeeding(Rollouts rollouts, ScheduleCopying copying, MoveAnnouncing moves, WatchKeeping watches) {
        this.rollouts = rollouts;
        this.copying = copying;
        this.moves = moves;
        this.watches = watches;
    }

    @Override
    public void announceMoved(String source) {
        Set<ScheduleRef> copied = rollouts.schedulesInUse().stream()
                .filter(ref -> ref.source().equals(source))
                .filter(copying::refresh)
                .collect(Collectors.toUnmodifiableSet());
        // Also what others noticed who read a schedule between two ticks.
        moves.announce(ref -> ref.source().equals(source));
        watches.attend(source, copied);
    }
}

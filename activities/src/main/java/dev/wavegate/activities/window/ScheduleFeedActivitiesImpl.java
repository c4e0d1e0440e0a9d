package dev.wavegate.activities.window;

import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.workflows.window.ScheduleFeedActivities;

/** One look at all schedules of a source that rollouts name: copies them, tells whom that concerns, keeps being called. */
public final class ScheduleFeedActivitiesImpl implements ScheduleFeedActivities {
    private final Rollouts rollouts;
    private final ScheduleCopier copying;
    private final ScheduleChangeNotifier moves;
    private final PushChannels watches;

    public ScheduleFeedActivitiesImpl(
            Rollouts rollouts, ScheduleCopier copying, ScheduleChangeNotifier moves, PushChannels watches) {
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

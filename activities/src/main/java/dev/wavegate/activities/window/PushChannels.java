package dev.wavegate.activities.window;

import java.time.Clock;
import java.util.HashSet;
import java.util.Set;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.domain.schedule.ScheduleWatches;

/**
 * Keeps one watch on every schedule in use of the sources that can call us, begins the next one before it ends, and ends it
 * when nobody needs the schedule any more. Whatever fails is tried again at the next tick; nothing depends on being called.
 */
public final class PushChannels {
    private final OutageLog outages = new OutageLog("No push channel for a schedule; it is polled only");
    private final ScheduleSources sources;
    private final OpenWatches open;
    private final Clock clock;

    public PushChannels(ScheduleSources sources, OpenWatches open, Clock clock) {
        this.sources = sources;
        this.open = open;
        this.clock = clock;
    }

    /** Watches these schedules of the source, and no others. */
    void attend(String source, Set<ScheduleRef> used) {
        sources.watchesOf(source).ifPresent(watches -> attend(watches, source, used));
    }

    private void attend(ScheduleWatches watches, String source, Set<ScheduleRef> used) {
        Set<ScheduleRef> watched = new HashSet<>();
        for (ScheduleWatch watch : open.of(source)) {
            // The latest comes first: what there is besides it was left by somebody who died while beginning the next.
            if (used.contains(watch.schedule()) && watched.add(watch.schedule())) {
                attempt(watch.schedule(), () -> goOn(watches, watch));
            } else {
                attempt(watch.schedule(), () -> end(watches, watch));
            }
        }
        for (ScheduleRef schedule : used) {
            if (!watched.contains(schedule)) {
                attempt(schedule, () -> open.keep(watches.begin(schedule)));
            }
        }
    }

    private void goOn(ScheduleWatches watches, ScheduleWatch watch) {
        ScheduleWatch next = watches.renewed(watch, clock.instant());
        if (!next.equals(watch)) {
            open.keep(next);
            open.forget(watch.id());
        }
    }

    private void end(ScheduleWatches watches, ScheduleWatch watch) {
        if (clock.instant().isBefore(watch.until())) {
            watches.end(watch);
        }
        open.forget(watch.id());
    }

    private void attempt(ScheduleRef schedule, Runnable step) {
        try {
            step.run();
            outages.worked(schedule);
        } catch (Failure failure) {
            outages.failed(schedule, failure);
        }
    }
}

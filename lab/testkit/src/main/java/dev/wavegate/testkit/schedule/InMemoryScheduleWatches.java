package dev.wavegate.testkit.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.schedule.ScheduleWatch;
import dev.wavegate.domain.schedule.ScheduleWatches;
import dev.wavegate.testkit.failure.Troubles;

/** Watches in memory that live for a week and call nobody; thread-safe. */
public final class InMemoryScheduleWatches implements ScheduleWatches {
    private static final Duration LIFE = Duration.ofDays(7);

    private final Troubles troubles = new Troubles();
    private final Map<String, ScheduleWatch> running = new TreeMap<>();
    private final Clock clock;
    private int begun;

    public InMemoryScheduleWatches(Clock clock) {
        this.clock = clock;
    }

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** The schedules of which the source would tell us now, once for each watch. */
    public List<ScheduleRef> watched() {
        List<ScheduleRef> schedules = new ArrayList<>();
        troubles.undisturbed(() -> {
            running.values().stream()
                    .filter(each -> clock.instant().isBefore(each.until()))
                    .forEach(each -> schedules.add(each.schedule()));
            return schedules;
        });
        return schedules;
    }

    /** How many were begun. */
    public int begun() {
        return troubles.undisturbed(() -> begun);
    }

    @Override
    public ScheduleWatch begin(ScheduleRef schedule) {
        return troubles.write(() -> {
            begun++;
            Instant now = clock.instant();
            ScheduleWatch watch = new ScheduleWatch(schedule, "watch-" + begun, "resource", now, now.plus(LIFE));
            running.put(watch.id(), watch);
            return watch;
        });
    }

    @Override
    public void end(ScheduleWatch watch) {
        troubles.write(() -> running.remove(watch.id()) != null);
    }
}

package dev.wavegate.testkit.schedule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.schedule.ScheduleWatch;

/** A list of watches that lives as long as its process; thread-safe. */
public final class InMemoryOpenWatches implements OpenWatches {
    private static final Comparator<ScheduleWatch> LATEST_FIRST =
            Comparator.comparing(ScheduleWatch::from).reversed().thenComparing(ScheduleWatch::id);

    private final Map<String, ScheduleWatch> watches = new ConcurrentHashMap<>();

    @Override
    public void keep(ScheduleWatch watch) {
        watches.put(watch.id(), watch);
    }

    @Override
    public void forget(String id) {
        watches.remove(id);
    }

    @Override
    public Optional<ScheduleWatch> find(String id) {
        return Optional.ofNullable(watches.get(id));
    }

    @Override
    public List<ScheduleWatch> of(String source) {
        return watches.values().stream()
                .filter(each -> each.schedule().source().equals(source))
                .sorted(LATEST_FIRST)
                .toList();
    }
}

package dev.wavegate.domain.staffing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;

/**
 * The times at which people are engaged elsewhere, and how many engagements a person may have at once.
 *
 * @param most at least 1
 */
public record Engagements(List<Presence> counted, int most) {
    public Engagements {
        counted = List.copyOf(counted);
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, but is " + most);
        }
    }

    /** When each person has as many engagements as allowed; people who never have are left out. */
    public Map<Person, IntervalSet> taken() {
        Map<Person, List<Interval>> byPerson = new HashMap<>();
        counted.forEach(each -> byPerson.computeIfAbsent(each.person(), unseen -> new ArrayList<>())
                .add(each.interval()));
        Map<Person, IntervalSet> taken = new HashMap<>();
        byPerson.forEach((person, times) -> {
            IntervalSet full = whereAtLeast(most, times);
            if (!full.isEmpty()) {
                taken.put(person, full);
            }
        });
        return taken;
    }

    /** The same snapshot without the times at which people have as many engagements as allowed. */
    public RosterSnapshot exclude(RosterSnapshot snapshot) {
        Map<Person, IntervalSet> taken = taken();
        List<Presence> left = new ArrayList<>();
        for (Presence each : snapshot.presences()) {
            IntervalSet gone = taken.getOrDefault(each.person(), IntervalSet.empty());
            gone.gapsWithin(each.interval())
                    .intervals()
                    .forEach(interval -> left.add(new Presence(each.person(), interval)));
        }
        return new RosterSnapshot(snapshot.ref(), left, snapshot.covered(), snapshot.fetchedAt(), snapshot.problem());
    }

    private static IntervalSet whereAtLeast(int most, List<Interval> times) {
        TreeMap<Instant, Integer> changes = new TreeMap<>();
        times.forEach(time -> {
            changes.merge(time.start(), 1, Integer::sum);
            changes.merge(time.end(), -1, Integer::sum);
        });
        List<Interval> full = new ArrayList<>();
        int count = 0;
        for (Map.Entry<Instant, Integer> change : changes.entrySet()) {
            count += change.getValue();
            Instant next = changes.higherKey(change.getKey());
            if (count >= most && next != null) {
                full.add(new Interval(change.getKey(), next));
            }
        }
        return IntervalSet.of(full);
    }
}

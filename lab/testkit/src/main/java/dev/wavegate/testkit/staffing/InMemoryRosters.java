package dev.wavegate.testkit.staffing;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.testkit.failure.Troubles;

/** Rosters in memory; one that was never planned is missing. Thread-safe. */
public final class InMemoryRosters implements ShiftRosters {
    private final Troubles troubles = new Troubles();
    private final Map<ScheduleRef, List<Presence>> rosters = new HashMap<>();
    private final Set<ScheduleRef> incomplete = new HashSet<>();
    private final Clock clock;

    public InMemoryRosters(Clock clock) {
        this.clock = clock;
    }

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** Replaces what a roster holds. */
    public InMemoryRosters plan(ScheduleRef ref, List<Presence> presences) {
        troubles.undisturbed(() -> rosters.put(ref, List.copyOf(presences)));
        return this;
    }

    /** Replaces what a roster holds by these people, all on shift at that time. */
    public InMemoryRosters plan(ScheduleRef ref, Interval time, String... keys) {
        return plan(
                ref,
                Stream.of(keys)
                        .map(key -> new Presence(new Person(key, key), time))
                        .toList());
    }

    /** From now on the roster is not read to its end. */
    public InMemoryRosters breakOff(ScheduleRef ref) {
        troubles.undisturbed(() -> incomplete.add(ref));
        return this;
    }

    @Override
    public RosterSnapshot read(ScheduleRef ref, Interval horizon) {
        return troubles.read(() -> {
            List<Presence> presences = rosters.get(ref);
            if (presences == null) {
                throw Failure.of(FailureCode.ROSTER_MISSING, "roster " + ref + " does not exist");
            }
            return new RosterSnapshot(
                    ref,
                    presences.stream()
                            .filter(presence -> presence.interval().overlaps(horizon))
                            .toList(),
                    horizon,
                    clock.instant(),
                    !incomplete.contains(ref));
        });
    }
}

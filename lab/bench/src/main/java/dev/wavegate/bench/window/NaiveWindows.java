package dev.wavegate.bench.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.CalendarEntry;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.WindowDemand;

/**
 * The search as one would write it down first: try every start at which something changes, and at every change during
 * the wave list who is there and match them with the slots one by one. Complete readings are taken for granted.
 */
final class NaiveWindows {
    private final WindowDemand demand;
    private final ScheduleFacts facts;

    NaiveWindows(WindowDemand demand, ScheduleFacts facts) {
        this.demand = demand;
        this.facts = facts;
    }

    Optional<Instant> first(Instant notBefore, Instant horizonEnd) {
        TreeSet<Instant> starts = new TreeSet<>(Set.of(notBefore));
        facts.calendars()
                .values()
                .forEach(reading -> reading.entries().forEach(entry -> {
                    starts.add(entry.interval().start());
                    starts.add(entry.interval().end());
                }));
        facts.rosters()
                .values()
                .forEach(reading -> reading.presences()
                        .forEach(presence -> starts.add(
                                presence.interval().start().plus(demand.rules().lead()))));
        return starts.tailSet(notBefore).stream()
                .filter(start -> !start.plus(demand.needed()).isAfter(horizonEnd))
                .filter(start -> isOpen(new Interval(start, start.plus(demand.needed()))))
                .filter(this::isStaffed)
                .findFirst();
    }

    private boolean isOpen(Interval work) {
        boolean open = demand.rules().open().isEmpty()
                || demand.rules().open().stream()
                        .anyMatch(ref -> entries(ref).stream()
                                .anyMatch(entry -> entry.interval().contains(work)));
        return open
                && demand.rules().closed().stream()
                        .noneMatch(ref -> entries(ref).stream()
                                .anyMatch(entry -> entry.interval().overlaps(work)));
    }

    private boolean isStaffed(Instant start) {
        Interval staffed = new Interval(start.minus(demand.rules().lead()), start.plus(demand.needed()));
        Set<Instant> changes = new HashSet<>(Set.of(staffed.start()));
        for (StaffingRule rule : demand.staffing()) {
            for (Presence presence : presences(rule.roster())) {
                if (staffed.contains(presence.interval().end())) {
                    changes.add(presence.interval().end());
                }
            }
        }
        return changes.stream().allMatch(this::isStaffedAt);
    }

    private boolean isStaffedAt(Instant moment) {
        List<Set<Person>> slots = new ArrayList<>();
        for (StaffingRule rule : demand.staffing()) {
            Set<Person> there = new HashSet<>();
            for (Presence presence : presences(rule.roster())) {
                if (presence.interval().contains(moment)) {
                    there.add(presence.person());
                }
            }
            for (int slot = 0; slot < rule.min(); slot++) {
                slots.add(there);
            }
        }
        Map<Person, Integer> slotOf = new HashMap<>();
        for (int slot = 0; slot < slots.size(); slot++) {
            if (!fill(slot, slots, slotOf, new HashSet<>())) {
                return false;
            }
        }
        return true;
    }

    private static boolean fill(int slot, List<Set<Person>> slots, Map<Person, Integer> slotOf, Set<Person> asked) {
        for (Person person : slots.get(slot)) {
            if (asked.add(person)) {
                Integer other = slotOf.get(person);
                if (other == null || fill(other, slots, slotOf, asked)) {
                    slotOf.put(person, slot);
                    return true;
                }
            }
        }
        return false;
    }

    private List<CalendarEntry> entries(ScheduleRef ref) {
        return Optional.ofNullable(facts.calendars().get(ref))
                .map(reading -> reading.entries())
                .orElse(List.of());
    }

    private List<Presence> presences(ScheduleRef ref) {
        return Optional.ofNullable(facts.rosters().get(ref))
                .map(reading -> reading.presences())
                .orElse(List.of());
    }
}

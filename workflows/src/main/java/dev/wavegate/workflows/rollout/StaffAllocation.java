package dev.wavegate.workflows.rollout;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.IntervalSet;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;

/** Whom each region counts on, so that nobody is counted for more of them at a time than the plan allows. */
final class StaffAllocation {
    private final RolloutPlan plan;
    private final Map<String, List<Presence>> byRegion = new TreeMap<>();
    private final Map<String, Integer> moves = new TreeMap<>();
    private final Map<String, Set<Person>> missed = new TreeMap<>();
    private final WorkflowLock lock = Workflow.newWorkflowLock();

    /** @param allocated people counted by an earlier run, by region */
    StaffAllocation(RolloutPlan plan, Map<String, List<Presence>> allocated) {
        this.plan = plan;
        byRegion.putAll(allocated);
    }

    /** One region at a time asks for people: between two that ask at once, both would get them. */
    <T> T exclusively(Func<T> asking) {
        lock.lock();
        try {
            return asking.apply();
        } finally {
            lock.unlock();
        }
    }

    /** Everybody who is still counted, by region. */
    Map<String, List<Presence>> allocated() {
        Instant now = WorkflowClock.now();
        Map<String, List<Presence>> allocated = new TreeMap<>();
        byRegion.forEach((region, people) -> allocated.put(
                region,
                people.stream()
                        .filter(each -> each.interval().end().isAfter(now))
                        .toList()));
        return allocated;
    }

    /** Who is counted for other regions than this one. */
    Engagements elsewhere(String region) {
        List<Presence> others = byRegion.entrySet().stream()
                .filter(each -> !each.getKey().equals(region))
                .flatMap(each -> each.getValue().stream())
                .toList();
        return new Engagements(others, plan.regions().maxConcurrent());
    }

    /**
     * From now on the region counts on these and on nobody else. Others hear of it only when a plan that lay ahead is given
     * up: each of them then chooses again, and if it chooses what is earlier for it and no more, that comes to an end.
     */
    void count(String region, List<Presence> people) {
        List<Presence> before = counted(region);
        byRegion.put(region, List.copyOf(people));
        boolean layAhead =
                before.stream().allMatch(each -> each.interval().start().isAfter(WorkflowClock.now()));
        if (layAhead) {
            wakeOthers(region, left(before, people));
        }
    }

    /** The region is through with its work, or must give it up: it counts on those it had, but not after the end. */
    void countUntil(String region, Instant end) {
        List<Presence> before = counted(region);
        List<Presence> until = before.stream()
                .map(each -> untilAt(each, end))
                .flatMap(Optional::stream)
                .toList();
        byRegion.put(region, until);
        wakeOthers(region, left(before, until));
    }

    /** When the region last asked, it would have asked for these, too, if they had not been counted elsewhere. */
    void miss(String region, Set<Person> people) {
        missed.put(region, people);
    }

    /** How often people were left off whom this region may want too. */
    int moves(String region) {
        return moves.getOrDefault(region, 0);
    }

    private List<Presence> counted(String region) {
        return byRegion.getOrDefault(region, List.of());
    }

    /** Who has time from now on that these no longer count. */
    private static Set<Person> left(List<Presence> before, List<Presence> after) {
        Instant now = WorkflowClock.now();
        return before.stream()
                .filter(each -> each.interval().end().isAfter(now))
                .filter(each -> !IntervalSet.of(after.stream()
                                .filter(other -> other.person().equals(each.person()))
                                .map(Presence::interval)
                                .toList())
                        .covers(each.interval()))
                .map(Presence::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void wakeOthers(String region, Set<Person> free) {
        if (!free.isEmpty()) {
            othersWhoMayWant(free, region).forEach(other -> moves.merge(other, 1, Integer::sum));
        }
    }

    /** The part of it before the end. */
    static Optional<Presence> untilAt(Presence presence, Instant end) {
        Instant start = presence.interval().start();
        Instant own = presence.interval().end();
        return start.isBefore(end)
                ? Optional.of(new Presence(presence.person(), new Interval(start, own.isBefore(end) ? own : end)))
                : Optional.empty();
    }

    /** Who asks the same roster, or missed one of these people on another one. */
    private List<String> othersWhoMayWant(Set<Person> free, String region) {
        Set<ScheduleRef> rosters = rosters(region);
        Set<String> regions = new HashSet<>(plan.regions().names());
        regions.add("");
        return regions.stream()
                .filter(other -> !other.equals(region))
                .filter(other -> rosters(other).stream().anyMatch(rosters::contains)
                        || missed.getOrDefault(other, Set.of()).stream().anyMatch(free::contains))
                .sorted()
                .toList();
    }

    private Set<ScheduleRef> rosters(String region) {
        Set<ScheduleRef> rosters = new HashSet<>();
        plan.rulesIn(region).staffing().stream().map(StaffingRule::roster).forEach(rosters::add);
        return rosters;
    }
}

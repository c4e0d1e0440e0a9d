package dev.wavegate.workflows.rollout;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.StaffingRule;
import io.temporal.workflow.Functions.Func;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowLock;

/** Whom each region counts on, so that nobody is counted for more of them at a time than the plan allows. */
final class CountedPeople {
    private final RolloutPlan plan;
    private final Map<String, List<Presence>> byRegion = new TreeMap<>();
    private final Map<String, Integer> moves = new TreeMap<>();
    private final WorkflowLock lock = Workflow.newWorkflowLock();

    CountedPeople(RolloutPlan plan) {
        this.plan = plan;
    }

    /** One region at a time asks for people: between two that ask at once, both would get them. */
    <T> T alone(Func<T> asking) {
        lock.lock();
        try {
            return asking.apply();
        } finally {
            lock.unlock();
        }
    }

    /** Who is counted for other regions than this one. */
    Engagements elsewhere(String region) {
        List<Presence> others = byRegion.entrySet().stream()
                .filter(each -> !each.getKey().equals(region))
                .flatMap(each -> each.getValue().stream())
                .toList();
        return new Engagements(others, plan.regions().maxConcurrent());
    }

    /** From now on the region counts on these, but not after the end; on nobody else. */
    void count(String region, List<Presence> people, Instant end) {
        List<Presence> until = people.stream()
                .map(each -> untilAt(each, end))
                .flatMap(Optional::stream)
                .toList();
        List<Presence> before = Optional.ofNullable(byRegion.put(region, until)).orElse(List.of());
        if (!before.equals(until)) {
            othersOnTheRostersOf(region).forEach(other -> moves.merge(other, 1, Integer::sum));
        }
    }

    /** The region counts on those it had, but not after the end. */
    void countUntil(String region, Instant end) {
        count(region, byRegion.getOrDefault(region, List.of()), end);
    }

    /** How often people were counted or left off whom this region may want too. */
    int moves(String region) {
        return moves.getOrDefault(region, 0);
    }

    private static Optional<Presence> untilAt(Presence presence, Instant end) {
        Instant start = presence.interval().start();
        Instant own = presence.interval().end();
        return start.isBefore(end)
                ? Optional.of(new Presence(presence.person(), new Interval(start, own.isBefore(end) ? own : end)))
                : Optional.empty();
    }

    private List<String> othersOnTheRostersOf(String region) {
        Set<ScheduleRef> rosters = rosters(region);
        Set<String> regions = new HashSet<>(plan.regions().names());
        regions.add("");
        return regions.stream()
                .filter(other -> !other.equals(region))
                .filter(other -> rosters(other).stream().anyMatch(rosters::contains))
                .sorted()
                .toList();
    }

    private Set<ScheduleRef> rosters(String region) {
        Set<ScheduleRef> rosters = new HashSet<>();
        plan.rulesIn(region).staffing().stream().map(StaffingRule::roster).forEach(rosters::add);
        return rosters;
    }
}

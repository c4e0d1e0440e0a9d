package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.text.ReadableTime;

/**
 * What one wave asks of its window: the rules, the staff, {@code work} (dispatching plus device deadline) and the soak
 * after it; any of the times may be zero.
 */
public record WindowDemand(WindowRules rules, List<StaffingRule> staffing, Duration work, Duration soak) {

    public WindowDemand {
        staffing = List.copyOf(staffing);
        notNegative("work", work);
        notNegative("soak", soak);
    }

    /** The time from the wave's start to the end of the reserve, during which staff must be there. */
    public Duration needed() {
        return work.plus(tail());
    }

    /** The time from the wave's start during which the calendars must be open. */
    public Duration neededOpen() {
        return rules.covers() == WindowCovers.WORK ? work : needed();
    }

    /** The time that has to be left when the work is over: soak and reserve. */
    public Duration tail() {
        return soak.plus(rules.reserve());
    }

    /** The part of the tail for which the calendars must be open. */
    public Duration openTail() {
        return neededOpen().minus(work);
    }

    /** The rosters that have to be read to judge this demand, each once. */
    public List<ScheduleRef> rosters() {
        return staffing.stream().map(StaffingRule::roster).distinct().toList();
    }

    /** The rosters of which some rule wants people for this rollout alone. */
    public Set<ScheduleRef> unsharedRosters() {
        return staffing.stream()
                .filter(rule -> !rule.shared())
                .map(StaffingRule::roster)
                .collect(Collectors.toUnmodifiableSet());
    }

    static void notNegative(String name, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + ReadableTime.of(duration));
        }
    }
}

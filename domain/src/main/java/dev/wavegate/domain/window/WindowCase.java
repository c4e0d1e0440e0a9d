package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;

/** A question and what the schedules say to it. */
public record WindowCase(WindowQuestion question, ScheduleFacts facts) {

    /** How much further is looked when the end of the time that is asked for does not matter. */
    static final Duration FURTHEST = Duration.ofDays(366);

    /** The case in which these conditions do not matter. */
    public WindowCase without(Collection<Blocker> blockers) {
        WindowDemand demand = question.demand();
        Set<Role> roles = new HashSet<>();
        Set<Integer> closings = new HashSet<>();
        boolean always = false;
        Instant until = question.until();
        for (Blocker each : blockers) {
            roles.addAll(each.match(
                    staffing -> Set.of(staffing.role()), open -> Set.of(), closed -> Set.of(), horizon -> Set.of()));
            closings.addAll(each.match(
                    staffing -> Set.of(), open -> Set.of(), closed -> Set.of(closed.index()), horizon -> Set.of()));
            always |= each.match(staffing -> false, open -> true, closed -> false, horizon -> false);
            boolean further = each.match(staffing -> false, open -> false, closed -> false, horizon -> true);
            until = further ? question.until().plus(demand.work()).plus(FURTHEST) : until;
        }
        WindowRules rules = demand.rules();
        WindowRules fewer = new WindowRules(
                always ? List.of() : rules.open(),
                without(rules.closed(), closings),
                rules.lead(),
                rules.reserve(),
                rules.covers());
        WindowDemand less = new WindowDemand(
                fewer,
                demand.staffing().stream()
                        .filter(rule -> !roles.contains(rule.role()))
                        .toList(),
                demand.work(),
                demand.soak());
        return new WindowCase(question.of(less).within(question.from(), until), facts);
    }

    private static List<ScheduleRef> without(List<ScheduleRef> closed, Set<Integer> indices) {
        List<ScheduleRef> left = new ArrayList<>();
        for (int index = 0; index < closed.size(); index++) {
            if (!indices.contains(index)) {
                left.add(closed.get(index));
            }
        }
        return left;
    }
}

package dev.wavegate.domain.window.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.WindowCase;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowQuestion;
import dev.wavegate.domain.window.WindowRules;

/** A condition of a question that could be given up. */
public sealed interface Blocker {
    /** Answers with the function of the case at hand. */
    default <T> T match(
            Function<Staffing, T> whenStaffing,
            Function<Open, T> whenOpen,
            Function<Closed, T> whenClosed,
            Function<Horizon, T> whenHorizon) {
        if (this instanceof Staffing it) {
            return whenStaffing.apply(it);
        }
        if (this instanceof Open it) {
            return whenOpen.apply(it);
        }
        if (this instanceof Closed it) {
            return whenClosed.apply(it);
        }
        return whenHorizon.apply((Horizon) this);
    }

    /** The case in which these conditions are given up. */
    static WindowCase without(WindowCase asked, Collection<Blocker> blockers) {
        WindowQuestion question = asked.question();
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
            until = further ? question.until().plus(demand.work()).plus(WindowCase.FURTHEST) : until;
        }
        WindowRules rules = demand.rules();
        WindowRules fewer = new WindowRules(
                always ? List.of() : rules.open(),
                remaining(rules.closed(), closings),
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
        return new WindowCase(question.of(less).within(question.from(), until), asked.facts());
    }

    private static List<ScheduleRef> remaining(List<ScheduleRef> closed, Set<Integer> indices) {
        List<ScheduleRef> left = new ArrayList<>();
        for (int index = 0; index < closed.size(); index++) {
            if (!indices.contains(index)) {
                left.add(closed.get(index));
            }
        }
        return left;
    }

    /** That this role is staffed. */
    record Staffing(Role role) implements Blocker {}

    /** That any calendar is open. */
    record Open() implements Blocker {}

    /**
     * That one closing calendar is not closed.
     *
     * @param index which of the question's closing calendars, from 0 on
     * @param summary what its entries in the way are called, or that it is unknown
     */
    record Closed(int index, ScheduleRef calendar, String summary) implements Blocker {}

    /** That the work ends within the question, which is shorter than the work. */
    record Horizon() implements Blocker {}
}

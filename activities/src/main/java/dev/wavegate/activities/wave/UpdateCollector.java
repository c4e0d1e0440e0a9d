package dev.wavegate.activities.wave;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.UpdateRules;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutPlan;

/** Learns what became of the devices of a lane that is being updated: from reports, and from the devices' own word. */
final class UpdateCollector {
    private static final Set<DeviceOutcome> CLAIMED = EnumSet.of(DeviceOutcome.AWAITING_CONFIRMATION);
    private static final Set<DeviceOutcome> IN_FLIGHT =
            EnumSet.of(DeviceOutcome.DISPATCHED, DeviceOutcome.INSTALLING, DeviceOutcome.AWAITING_CONFIRMATION);
    private static final Set<DeviceOutcome> CONFIRMED = EnumSet.of(DeviceOutcome.CONFIRMED);

    private final FleetPorts ports;
    private final DeviceFleet fleet;
    private final RolloutPlan plan;
    private final Lane order;
    private final UpdateRules rules;
    private final ReportFeed feed;
    private final HeartbeatSignal life;
    private final SharedDevices shared;

    UpdateCollector(FleetPorts ports, DeviceFleet fleet, Lane order, HeartbeatSignal life) {
        this.ports = ports;
        this.fleet = fleet;
        this.order = order;
        this.plan = order.plan();
        this.rules = new UpdateRules(plan.release().version(), plan.device());
        this.feed = new ReportFeed(ports, fleet, order);
        this.life = life;
        this.shared = new SharedDevices(ports, plan, life);
    }

    /** The steps taken because of the next page of reports; empty when nothing is new. */
    Optional<List<OutcomeChange>> nextReports() {
        life.alive();
        Instant now = ports.clock().instant();
        return feed.next(page -> {
            Set<DeviceId> cancelled = cancelled(page);
            Map<DeviceId, RolloutId> taken = cancelled.isEmpty()
                    ? Map.of()
                    : shared.takenOver(ports.cohorts().members(plan.id(), cancelled));
            return (member, report) -> taken.containsKey(member.device())
                            && report.claim() == Report.Claim.CANCELLED
                            && member.assignment().equals(Optional.of(report.assignment()))
                    ? UpdateRules.takenOver(member, Objects.requireNonNull(taken.get(member.device())))
                    : rules.onReport(member, report, now);
        });
    }

    private static Set<DeviceId> cancelled(List<Report> page) {
        return page.stream()
                .filter(report -> report.claim() == Report.Claim.CANCELLED)
                .map(Report::device)
                .collect(Collectors.toSet());
    }

    /**
     * Asks the devices whose success is claimed, and those whose time is up.
     *
     * @param unsent the devices for which no time runs
     */
    List<OutcomeChange> readBack(Predicate<CohortMember> unsent) {
        List<OutcomeChange> taken = new ArrayList<>(readBack(CLAIMED, member -> true));
        Instant now = ports.clock().instant();
        taken.addAll(readBack(IN_FLIGHT, member -> rules.isOverdue(member, now) && !unsent.test(member)));
        return taken;
    }

    /** Asks every confirmed device once more what it runs. */
    List<OutcomeChange> readBackConfirmed() {
        return readBack(CONFIRMED, member -> true);
    }

    /** Everything that can be learnt now about a lane whose orders have all arrived, without judging. */
    void collect() {
        boolean more = true;
        while (more) {
            more = nextReports().isPresent();
        }
        readBack(member -> false);
    }

    private List<OutcomeChange> readBack(Set<DeviceOutcome> outcomes, Predicate<CohortMember> which) {
        List<OutcomeChange> taken = new ArrayList<>();
        ports.forEachPage(plan.id(), order.lane(), outcomes, fleet.mostTargets(), life, page -> {
            List<CohortMember> asked = page.stream().filter(which).toList();
            if (!asked.isEmpty()) {
                taken.addAll(ports.cohorts().apply(plan.id(), steps(asked)));
            }
        });
        return taken;
    }

    private List<OutcomeChange> steps(List<CohortMember> members) {
        Map<DeviceId, DeviceState> states =
                fleet.states(members.stream().map(CohortMember::device).toList());
        Instant now = ports.clock().instant();
        List<OutcomeChange> steps = members.stream()
                .map(member -> rules.onState(member, Optional.ofNullable(states.get(member.device())), now))
                .flatMap(Optional::stream)
                .toList();
        // What another rollout did to a device says nothing about this release.
        Map<DeviceId, RolloutId> taken = shared.takenOver(steps.stream()
                .filter(change -> change.next().isFailure() || change.next() == DeviceOutcome.PENDING)
                .map(OutcomeChange::member)
                .toList());
        return steps.stream()
                .map(change -> Optional.ofNullable(taken.get(change.member().device()))
                        .flatMap(taker -> UpdateRules.takenOver(change.member(), taker))
                        .orElse(change))
                .toList();
    }
}

package dev.wavegate.activities.wave;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.UpdateRules;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.workflows.wave.CohortActivities.Overlap;

/** Devices of a rollout that other rollouts on the same backend have too. */
final class SharedDevices {
    private static final Set<DeviceOutcome> WAITING = EnumSet.of(DeviceOutcome.PENDING);
    private static final int PAGE = 5_000;

    private final FleetPorts ports;
    private final RolloutPlan plan;
    private final HeartbeatSignal life;
    private final Cohorts cohorts;

    SharedDevices(FleetPorts ports, RolloutPlan plan, HeartbeatSignal life) {
        this.ports = ports;
        this.plan = plan;
        this.life = life;
        this.cohorts = ports.cohorts();
    }

    /** The rollouts that were created before this one, are not over, and have some of its devices. */
    List<Overlap> earlier() {
        List<Overlap> overlaps = new ArrayList<>();
        for (RolloutRecord other : others()) {
            if (isOurs(other)) {
                return overlaps;
            }
            int devices = other.progress().state().isFinal() ? 0 : devicesSharedWith(other.id());
            if (devices > 0) {
                overlaps.add(new Overlap(other.id(), devices));
            }
        }
        return overlaps;
    }

    /** Devices that wait in other rollouts are not dispatched to there any more. */
    void takeOver() {
        for (RolloutRecord other : others()) {
            if (!isOurs(other) && !other.progress().state().isFinal()) {
                forEachPage(EnumSet.allOf(DeviceOutcome.class), page -> {
                    List<OutcomeChange> changes = cohorts.members(other.id(), devices(page)).stream()
                            .filter(member -> member.outcome() == DeviceOutcome.PENDING)
                            .flatMap(member -> UpdateRules.takenOver(member, plan.id()).stream())
                            .toList();
                    cohorts.apply(other.id(), changes);
                });
            }
        }
    }

    /** After another rollout has ended: what devices run now is what they ran before this rollout. */
    void readAgain() {
        forEachPage(WAITING, page -> {
            Map<DeviceId, DeviceState> states = fleet().states(devices(page));
            Map<DeviceId, Version> running = new HashMap<>();
            List<OutcomeChange> upToDate = new ArrayList<>();
            page.forEach(member -> Optional.ofNullable(states.get(member.device()))
                    .flatMap(DeviceState::version)
                    .ifPresent(version -> {
                        if (version.equals(plan.release().version())) {
                            upToDate.add(
                                    new OutcomeChange(member, DeviceOutcome.SKIPPED, "runs " + version + " already"));
                        } else {
                            running.put(member.device(), version);
                        }
                    }));
            cohorts.replacePrevious(plan.id(), running);
            cohorts.apply(plan.id(), upToDate);
        });
    }

    /** Those of the members that another rollout has dispatched to since this one last did, with that rollout. */
    Map<DeviceId, RolloutId> takenOver(Collection<CohortMember> members) {
        Map<DeviceId, RolloutId> takers = new HashMap<>();
        if (members.isEmpty()) {
            return takers;
        }
        Map<DeviceId, Instant> ours = new HashMap<>();
        members.forEach(
                member -> ours.put(member.device(), member.dispatchedAt().orElse(Instant.MIN)));
        for (RolloutRecord other : others()) {
            if (!isOurs(other)) {
                cohorts.members(other.id(), ours.keySet()).stream()
                        .filter(member -> member.dispatchedAt()
                                .filter(at -> at.isAfter(ours.getOrDefault(member.device(), Instant.MAX)))
                                .isPresent())
                        .forEach(member -> takers.put(member.device(), other.id()));
            }
        }
        return takers;
    }

    private int devicesSharedWith(RolloutId other) {
        int[] devices = {0};
        forEachPage(
                WAITING,
                page -> devices[0] += (int) cohorts.members(other, devices(page)).stream()
                        .filter(member -> isInUse(member.outcome()))
                        .count());
        return devices[0];
    }

    /** What its rollout still dispatches to, or may roll back. */
    private static boolean isInUse(DeviceOutcome outcome) {
        return outcome.mayHaveChanged() || outcome == DeviceOutcome.PENDING || outcome == DeviceOutcome.REVERTING;
    }

    /** This rollout and all that were active since it was created, the first created first. */
    private List<RolloutRecord> others() {
        Instant created = ports.rollouts().find(plan.id()).orElseThrow().createdAt();
        return ports.rollouts().activeSince(created).stream()
                .filter(each -> ports.plans()
                        .plan(each.digest())
                        .fleet()
                        .backend()
                        .equals(plan.fleet().backend()))
                .toList();
    }

    private boolean isOurs(RolloutRecord other) {
        return other.id().equals(plan.id());
    }

    private static List<DeviceId> devices(List<CohortMember> members) {
        return members.stream().map(CohortMember::device).toList();
    }

    private void forEachPage(Set<DeviceOutcome> outcomes, Consumer<List<CohortMember>> work) {
        OrdinalRange all = new OrdinalRange(0, Integer.MAX_VALUE);
        ports.forEachPage(plan.id(), all, outcomes, Math.min(PAGE, fleet().mostTargets()), life, work);
    }

    private DeviceFleet fleet() {
        return ports.fleet(plan.fleet().backend());
    }
}

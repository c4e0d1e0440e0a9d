package dev.wavegate.activities.wave;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.device.AssignmentKey;
import dev.wavegate.domain.device.DeviceFleet;
import dev.wavegate.domain.device.DeviceOutcome;
import dev.wavegate.domain.device.Dispatches;
import dev.wavegate.domain.device.Intent;
import dev.wavegate.domain.device.OrdinalRange;
import dev.wavegate.domain.device.OutcomeChange;
import dev.wavegate.domain.device.OutcomeCounts;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.workflows.wave.DriveOrder;
import dev.wavegate.workflows.wave.WaveSlice;

/** Takes the orders of a rollout back as far as nothing has begun, and learns what became of the rest. */
final class OrderRecall {
    private final FleetPorts ports;
    private final RolloutPlan plan;
    private final LifeSign life;
    private final DeviceFleet fleet;

    OrderRecall(FleetPorts ports, RolloutPlan plan, LifeSign life) {
        this.ports = ports;
        this.plan = plan;
        this.life = life;
        this.fleet = ports.fleet(plan.fleet().backend());
    }

    static OutcomeCounts counts(FleetPorts ports, RolloutId rollout) {
        return ports.cohorts().counts(rollout).values().stream().reduce(OutcomeCounts.none(), OutcomeCounts::plus);
    }

    OutcomeCounts recall(OrdinalRange range, List<WaveSlice> slices) {
        ports.cohorts().cancelPending(plan.id(), range);
        lanesInFlight(slices).forEach(this::takeBack);
        return collect(range, slices);
    }

    /** One look at what became of the devices that had begun; one that would be asked again is not. */
    OutcomeCounts collect(OrdinalRange range, List<WaveSlice> slices) {
        lanesInFlight(slices).forEach(lane -> new UpdateCollector(ports, fleet, lane, life).collect());
        ports.cohorts().cancelPending(plan.id(), range);
        return counts(ports, plan.id());
    }

    private List<DriveOrder> lanesInFlight(List<WaveSlice> slices) {
        return slices.stream()
                .flatMap(slice -> DriveOrder.lanes(plan, slice, Intent.UPDATE, Optional.empty()).stream())
                .filter(lane -> ports.cohorts().counts(plan.id(), lane.lane()).inFlight() > 0)
                .toList();
    }

    private void takeBack(DriveOrder order) {
        Dispatches.Lane lane = LaneWork.laneOf(order);
        for (AssignmentKey key : ports.dispatches().keys(lane)) {
            if (!isKnownAndCancelled(key)) {
                forget(lane, key);
            }
            life.alive();
        }
    }

    private boolean isKnownAndCancelled(AssignmentKey key) {
        try {
            fleet.cancel(key);
            return true;
        } catch (Failure failure) {
            if (failure.kind() == FailureKind.MISSING) {
                return false;
            }
            throw failure;
        }
    }

    /** The order was recorded, but never reached the backend: its devices were never asked. */
    private void forget(Dispatches.Lane lane, AssignmentKey key) {
        List<OutcomeChange> changes = ports.dispatches().unacknowledged(lane).stream()
                .filter(dispatch -> dispatch.key().equals(key))
                .flatMap(dispatch -> dispatch.members().stream())
                .filter(member -> member.outcome() == DeviceOutcome.DISPATCHED)
                .map(member -> new OutcomeChange(member, DeviceOutcome.CANCELLED, "never sent"))
                .toList();
        ports.cohorts().apply(plan.id(), changes);
    }
}

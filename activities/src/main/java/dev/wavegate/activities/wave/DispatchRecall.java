package dev.wavegate.activities.wave;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.workflows.wave.WaveSlice;

/** Takes the orders of a rollout back as far as nothing has begun, and learns what became of the rest. */
final class DispatchRecall {
    private final FleetPorts ports;
    private final RolloutPlan plan;
    private final Heartbeat pulse;
    private final DeviceFleet fleet;

    DispatchRecall(FleetPorts ports, RolloutPlan plan, Heartbeat pulse) {
        this.ports = ports;
        this.plan = plan;
        this.pulse = pulse;
        this.fleet = ports.fleet(plan.fleet().backend());
    }

    static OutcomeCounts counts(FleetPorts ports, RolloutId rollout) {
        return ports.cohorts().counts(rollout).values().stream().reduce(OutcomeCounts.none(), OutcomeCounts::plus);
    }

    OutcomeCounts recall(List<WaveSlice> slices) {
        OrdinalRange range = rangeOf(slices);
        ports.cohorts().cancelPending(plan.id(), range);
        lanesInFlight(slices).forEach(this::takeBack);
        return collect(slices);
    }

    /** One look at what became of the devices that had begun; one that would be asked again is not. */
    OutcomeCounts collect(List<WaveSlice> slices) {
        lanesInFlight(slices).forEach(lane -> new UpdateCollector(ports, fleet, lane, pulse).collect());
        ports.cohorts().cancelPending(plan.id(), rangeOf(slices));
        return counts(ports, plan.id());
    }

    private static OrdinalRange rangeOf(List<WaveSlice> slices) {
        return new OrdinalRange(0, slices.get(slices.size() - 1).range().to());
    }

    private List<Lane> lanesInFlight(List<WaveSlice> slices) {
        return slices.stream()
                .flatMap(slice -> Lane.all(plan, slice, Intent.UPDATE, Optional.empty()).stream())
                .filter(lane -> ports.cohorts().counts(plan.id(), lane.lane()).inFlight() > 0)
                .toList();
    }

    /**
     * An order that has not arrived may still be under way, and nothing keeps it from arriving then. So it is waited for, and
     * its devices count as never asked only when it cannot arrive any more.
     */
    private void takeBack(Lane order) {
        LaneDispatcher work = new LaneDispatcher(ports, fleet, order, pulse);
        work.finish();
        Set<DispatchKey> missing = new LinkedHashSet<>(work.unsent().keySet());
        ports.dispatches().keys(LaneDispatcher.laneOf(order)).stream()
                .filter(key -> !missing.contains(key))
                .forEach(this::cancel);
        while (work.mayBeUnderWay()) {
            if (!pulse.beat(counts(ports, plan.id()))) {
                return;
            }
            work.finish();
            missing.stream().filter(key -> !work.unsent().containsKey(key)).forEach(this::cancel);
            missing.retainAll(work.unsent().keySet());
        }
        work.unsent().values().forEach(this::forget);
    }

    private void cancel(DispatchKey key) {
        pulse.alive();
        try {
            fleet.cancel(key);
        } catch (Failure failure) {
            // What the backend has lost it will not begin; what became of its devices they will say, or their silence.
            if (failure.kind() != FailureKind.MISSING) {
                throw failure;
            }
        }
    }

    private void forget(Dispatches.Dispatch dispatch) {
        List<OutcomeChange> changes = dispatch.members().stream()
                .filter(member -> member.outcome() == DeviceOutcome.DISPATCHED)
                .map(member -> new OutcomeChange(member, DeviceOutcome.CANCELLED, "not dispatched"))
                .toList();
        ports.cohorts().apply(plan.id(), changes);
    }
}

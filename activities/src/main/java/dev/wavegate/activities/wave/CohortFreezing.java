package dev.wavegate.activities.wave;

import dev.wavegate.domain.device.AssignmentKey;
import dev.wavegate.domain.device.Cohorts;
import dev.wavegate.domain.device.Device;
import dev.wavegate.domain.device.DeviceFleet;
import dev.wavegate.domain.device.DevicePage;
import dev.wavegate.domain.device.Intent;
import dev.wavegate.domain.device.OrdinalRange;
import dev.wavegate.domain.device.OutcomeCounts;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.wave.WavePlanner;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.DriveOrder;
import dev.wavegate.workflows.wave.WaveSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Freezes cohorts by streaming the inventory into the store, page by page, and takes orders back. */
public final class CohortFreezing implements CohortActivities {
    private static final int PAGE = 5_000;

    private final FleetPorts ports;

    public CohortFreezing(FleetPorts ports) {
        this.ports = ports;
    }

    @Override
    public Frozen freeze(RolloutPlan plan) {
        Cohorts cohorts = ports.cohorts();
        if (!cohorts.isSealed(plan.id())) {
            stage(plan);
            WavePlanner.cut(cohorts, plan.id(), plan.waves());
            cohorts.seal(plan.id());
        }
        List<WaveSlice> slices = slicesOf(plan);
        int devices = slices.stream().mapToInt(slice -> slice.range().size()).sum();
        return new Frozen(devices, skippedIn(plan.id()), slices);
    }

    /** Beginning anew after a crash does no harm: a device that is staged already stays as it is. */
    private void stage(RolloutPlan plan) {
        DeviceFleet fleet = ports.fleet(plan.fleet().backend());
        int skipped = 0;
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            DevicePage page =
                    fleet.devices(plan.fleet().selection(), cursor.get(), Math.min(PAGE, fleet.mostTargets()));
            List<Device> meant = page.devices().stream()
                    .filter(device -> plan.fleet().selection().admits(device))
                    .toList();
            List<Device> needy =
                    meant.stream().filter(device -> needs(plan, device)).toList();
            ports.cohorts().stage(plan.id(), needy);
            skipped += meant.size() - needy.size();
            HeartbeatPulse.alive(skipped);
            cursor = page.next();
        }
        ports.cursors().keep(skippedKey(plan.id()), Integer.toString(skipped));
    }

    private static boolean needs(RolloutPlan plan, Device device) {
        boolean thereAlready = device.version().equals(Optional.of(plan.release().version()));
        return !thereAlready && plan.release().compatibility().admits(device.model(), device.hardware());
    }

    private List<WaveSlice> slicesOf(RolloutPlan plan) {
        List<WaveSlice> slices = new ArrayList<>();
        for (int number = 1; number <= plan.waves().size(); number++) {
            WaveNumber wave = new WaveNumber(number);
            ports.cohorts()
                    .rangeOf(plan.id(), wave)
                    .ifPresent(range ->
                            slices.add(new WaveSlice(wave, plan.wave(wave).name(), range)));
        }
        return slices;
    }

    private int skippedIn(RolloutId rollout) {
        return ports.cursors().find(skippedKey(rollout)).map(Integer::parseInt).orElse(0);
    }

    private static String skippedKey(RolloutId rollout) {
        return "skipped/" + rollout;
    }

    @Override
    public OutcomeCounts recall(Recall recall) {
        RolloutPlan plan = recall.plan();
        ports.cohorts().cancelPending(plan.id(), recall.range());
        DeviceFleet fleet = ports.fleet(plan.fleet().backend());
        for (WaveSlice slice : recall.slices()) {
            for (DriveOrder lane : lanesOf(plan, slice)) {
                if (ports.cohorts().counts(plan.id(), lane.lane()).inFlight() > 0) {
                    takeBack(fleet, lane);
                }
            }
        }
        return counts(plan.id());
    }

    private static List<DriveOrder> lanesOf(RolloutPlan plan, WaveSlice slice) {
        List<OrdinalRange> ranges = WavePlanner.lanes(slice.range());
        List<DriveOrder> lanes = new ArrayList<>();
        for (int lane = 0; lane < ranges.size(); lane++) {
            lanes.add(new DriveOrder(
                    plan, slice, Intent.UPDATE, ranges.get(lane), lane, ranges.size(), Optional.empty()));
        }
        return lanes;
    }

    private void takeBack(DeviceFleet fleet, DriveOrder lane) {
        for (AssignmentKey key : ports.dispatches().keys(LaneWork.laneOf(lane))) {
            fleet.cancel(key);
            HeartbeatPulse.alive(key);
        }
        new UpdateCollector(ports, fleet, lane).collect();
    }

    @Override
    public OutcomeCounts counts(RolloutId rollout) {
        return ports.cohorts().counts(rollout).values().stream().reduce(OutcomeCounts.none(), OutcomeCounts::plus);
    }
}

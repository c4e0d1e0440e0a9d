package dev.wavegate.activities.wave;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.DevicePage;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.wave.WavePlanner;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.WaveSlice;

/** Freezes cohorts by streaming the inventory into the store, page by page, and takes orders back. */
public final class CohortActivitiesImpl implements CohortActivities {
    private static final int PAGE = 5_000;

    /** Devices that had begun take minutes. */
    private static final Duration TICK = Duration.ofSeconds(1);

    private final FleetPorts ports;
    private final Supplier<Heartbeat> lives;

    public CohortActivitiesImpl(FleetPorts ports) {
        this(ports, () -> new TemporalHeartbeat(TICK));
    }

    CohortActivitiesImpl(FleetPorts ports, Supplier<Heartbeat> lives) {
        this.ports = ports;
        this.lives = lives;
    }

    @Override
    public Frozen freeze(PlanRef rollout) {
        RolloutPlan plan = ports.plans().plan(rollout.digest());
        Cohorts cohorts = ports.cohorts();
        if (!cohorts.isSealed(plan.id())) {
            stage(plan, lives.get());
            WavePlanner.cut(cohorts, plan.id(), plan.waves(), plan.regions().names());
            cohorts.seal(plan.id());
        }
        List<WaveSlice> slices = ports.slices(plan);
        int devices = slices.stream().mapToInt(slice -> slice.range().size()).sum();
        return new Frozen(devices, kept(skippedKey(plan.id())), kept(upToDateKey(plan.id())), slices);
    }

    /** Beginning anew after a crash does no harm: a device that is staged already stays as it is. */
    private void stage(RolloutPlan plan, HeartbeatSignal life) {
        DeviceFleet fleet = ports.fleet(plan.fleet().backend());
        int skipped = 0;
        int upToDate = 0;
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
            upToDate += (int)
                    meant.stream().filter(device -> isUpToDate(plan, device)).count();
            life.alive();
            cursor = page.next();
        }
        ports.cursors().keep(skippedKey(plan.id()), Integer.toString(skipped));
        ports.cursors().keep(upToDateKey(plan.id()), Integer.toString(upToDate));
    }

    private static boolean needs(RolloutPlan plan, Device device) {
        return !isUpToDate(plan, device) && plan.release().compatibility().admits(device.model(), device.hardware());
    }

    private static boolean isUpToDate(RolloutPlan plan, Device device) {
        return device.version().equals(Optional.of(plan.release().version()));
    }

    private int kept(String key) {
        return ports.cursors().find(key).map(Integer::parseInt).orElse(0);
    }

    private static String skippedKey(RolloutId rollout) {
        return "skipped/" + rollout;
    }

    private static String upToDateKey(RolloutId rollout) {
        return "up-to-date/" + rollout;
    }

    @Override
    public OutcomeCounts recall(PlanRef rollout) {
        RolloutPlan plan = ports.plans().plan(rollout.digest());
        return new DispatchRecall(ports, plan, lives.get()).recall(ports.slices(plan));
    }

    @Override
    public OutcomeCounts settle(PlanRef rollout) {
        RolloutPlan plan = ports.plans().plan(rollout.digest());
        Heartbeat pulse = lives.get();
        DispatchRecall dispatches = new DispatchRecall(ports, plan, pulse);
        List<WaveSlice> slices = ports.slices(plan);
        OutcomeCounts counts = dispatches.collect(slices);
        while (counts.inFlight() > 0 && pulse.beat(counts)) {
            counts = dispatches.collect(slices);
        }
        return counts;
    }

    @Override
    public List<Overlap> overlaps(PlanRef rollout) {
        return shared(rollout).earlier();
    }

    @Override
    public void takeOver(PlanRef rollout) {
        shared(rollout).takeOver();
    }

    @Override
    public OutcomeCounts readAgain(PlanRef rollout) {
        RolloutPlan plan = ports.plans().plan(rollout.digest());
        shared(rollout).readAgain();
        return DispatchRecall.counts(ports, plan.id());
    }

    private SharedDevices shared(PlanRef rollout) {
        return new SharedDevices(ports, ports.plans().plan(rollout.digest()), lives.get());
    }

    @Override
    public LookBack lookBack(LookBackInput input) {
        RolloutPlan plan = ports.plans().plan(input.rollout().digest());
        EarlierWaves earlier = new EarlierWaves(ports, plan, ports.slices(plan), lives.get());
        try {
            return new LookBack(input.waves().stream().map(earlier::judge).toList(), "");
        } catch (Failure failure) {
            if (!failure.kind().isRetryable()) {
                throw failure;
            }
            return new LookBack(List.of(), failure.detail());
        }
    }

    @Override
    public OutcomeCounts countsWithin(RolloutId rollout, OrdinalRange range) {
        return ports.cohorts().counts(rollout, range);
    }

    @Override
    public OutcomeCounts counts(RolloutId rollout) {
        return DispatchRecall.counts(ports, rollout);
    }
}

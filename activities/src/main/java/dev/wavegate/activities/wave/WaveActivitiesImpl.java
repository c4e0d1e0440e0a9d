package dev.wavegate.activities.wave;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.workflows.wave.DriveInput;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;
import dev.wavegate.workflows.wave.WaveActivities;
import dev.wavegate.workflows.wave.WaveSlice;
import io.temporal.client.ActivityCanceledException;

/** Drives lanes tick by tick, between heartbeats. */
public final class WaveActivitiesImpl implements WaveActivities {
    /** Shorter troubles are not worth a change of the rollout's state. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final FleetPorts ports;
    private final Supplier<Heartbeat> pulses;

    /** @param tick the rest between two looks at the devices */
    public WaveActivitiesImpl(FleetPorts ports, Duration tick) {
        this(ports, () -> new TemporalHeartbeat(tick));
    }

    WaveActivitiesImpl(FleetPorts ports, Supplier<Heartbeat> pulses) {
        this.ports = ports;
        this.pulses = pulses;
    }

    @Override
    public DriveResult drive(DriveInput input) {
        Lane order = Lane.of(ports, input);
        DeviceFleet fleet = ports.fleet(order.plan().fleet().backend());
        Heartbeat pulse = pulses.get();
        if (order.intent() == Intent.ROLLBACK) {
            LaneRollback lane = new LaneRollback(ports, fleet, order, pulse);
            return untilDecided(pulse, lane::drive, lane::counts, lane::result);
        }
        LaneUpdate lane = new LaneUpdate(ports, fleet, order, pulse);
        return untilDecided(
                pulse, heedingEarlierWaves(order, pulse, lane, lane::drive), lane::waveCounts, lane::result);
    }

    @Override
    public DriveResult watch(DriveInput input) {
        Heartbeat pulse = pulses.get();
        Lane order = Lane.of(ports, input);
        LaneUpdate lane = quiet(order, pulse);
        return untilDecided(
                pulse, heedingEarlierWaves(order, pulse, lane, lane::watch), lane::waveCounts, lane::result);
    }

    @Override
    public DriveResult judge(DriveInput input) {
        Heartbeat pulse = pulses.get();
        LaneUpdate lane = quiet(Lane.of(ports, input), pulse);
        return untilDecided(pulse, () -> Optional.of(lane.judge()), lane::waveCounts, lane::result);
    }

    /** The first lane of a wave reads on what devices of earlier waves report. */
    private Supplier<Optional<DriveResult>> heedingEarlierWaves(
            Lane order, Heartbeat pulse, LaneUpdate lane, Supplier<Optional<DriveResult>> tick) {
        RolloutPlan plan = order.plan();
        if (order.laneNumber() > 0 || !plan.verdicts().lookBack()) {
            return tick;
        }
        List<WaveSlice> slices = ports.slices(plan).stream()
                .filter(slice -> slice.number().value() < order.slice().number().value())
                .toList();
        EarlierWaves earlier = new EarlierWaves(ports, plan, slices, pulse);
        return () -> earlier.objection()
                .map(reason -> lane.result(End.EARLIER_WAVE_FAILED, reason))
                .or(tick);
    }

    /** The lane when its devices are only looked at, however long they might still be asked. */
    private LaneUpdate quiet(Lane order, Heartbeat pulse) {
        return new LaneUpdate(ports, ports.fleet(order.plan().fleet().backend()), order.withoutDispatch(), pulse);
    }

    private DriveResult untilDecided(
            Heartbeat pulse,
            Supplier<Optional<DriveResult>> tick,
            Supplier<OutcomeCounts> counts,
            BiFunction<End, String, DriveResult> result) {
        OutageTolerance patience = new OutageTolerance(ports.clock(), PATIENCE);
        while (true) {
            try {
                Optional<DriveResult> decided = tick.get();
                if (decided.isPresent()) {
                    return decided.get();
                }
                patience.answered();
            } catch (ActivityCanceledException told) {
                return result.apply(End.STOPPED, "");
            } catch (Failure failure) {
                if (patience.endsWith(failure)) {
                    return result.apply(End.BACKEND_TROUBLE, failure.detail());
                }
            }
            if (!pulse.beat(counts.get())) {
                return result.apply(End.STOPPED, "");
            }
        }
    }

    /** How long a backend may fail to answer before the rollout is held because of it. */
    private static final class OutageTolerance {
        private final Clock clock;
        private final Duration limit;
        private Optional<Instant> troubleSince = Optional.empty();

        OutageTolerance(Clock clock, Duration limit) {
            this.clock = clock;
            this.limit = limit;
        }

        void answered() {
            troubleSince = Optional.empty();
        }

        /** Whether the failure ends the patience; one that no waiting mends is thrown on. */
        boolean endsWith(Failure failure) {
            if (!failure.kind().isRetryable()) {
                throw failure;
            }
            Instant since = troubleSince.orElseGet(clock::instant);
            troubleSince = Optional.of(since);
            return Duration.between(since, clock.instant()).compareTo(limit) >= 0;
        }
    }
}

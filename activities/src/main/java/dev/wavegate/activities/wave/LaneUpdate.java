package dev.wavegate.activities.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.gate.Objection;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.DriveResult.End;

/**
 * Brings the release to the devices of one lane: learn what became of those asked, have the gates judge, ask more, tick by
 * tick. All state is in the store.
 */
final class LaneUpdate {
    private final FleetPorts ports;
    private final Lane order;
    private final LaneDispatcher work;
    private final UpdateCollector collector;
    private final GateEvaluator bench;
    private final LaneReporter news;

    LaneUpdate(FleetPorts ports, DeviceFleet fleet, Lane order, HeartbeatSignal life) {
        this.ports = ports;
        this.order = order;
        this.work = new LaneDispatcher(ports, fleet, order, life);
        this.collector = new UpdateCollector(ports, fleet, order, life);
        this.bench = new GateEvaluator(order.plan().gates());
        this.news = new LaneReporter(ports.journal(), ports.clock(), order);
    }

    /** One tick with asking, while that is allowed; answers when something needs a decision. */
    Optional<DriveResult> drive() {
        Optional<DriveResult> objection = learn();
        if (objection.isPresent()) {
            return objection;
        }
        OutcomeCounts lane = laneCounts();
        news.tell(lane);
        if (lane.outstanding() == 0) {
            return Optional.of(result(End.DONE, ""));
        }
        if (work.mayAsk()) {
            int asked = lane.of(DeviceOutcome.PENDING) == 0 ? 0 : work.ask(lane.inFlight());
            news.tellAsked(asked, lane);
            return Optional.empty();
        }
        if (lane.inFlight() > work.neverSent()) {
            return Optional.empty();
        }
        return Optional.of(result(order.dispatchUntil().isPresent() ? End.WINDOW_CLOSING : End.STOPPED, ""));
    }

    /** One tick of a lane that is only looked at; answers when a gate says stop. */
    Optional<DriveResult> watch() {
        return learn();
    }

    /** The last word: every confirmed device is asked once more, and no further report will come. */
    DriveResult judge() {
        Optional<DriveResult> objection = learn();
        if (objection.isPresent()) {
            return objection.get();
        }
        collector.readBackConfirmed();
        OutcomeCounts counts = waveCounts();
        List<GateResult> results = bench.judge(counts, sinceLastAsked(), true);
        Optional<String> stop = GateEvaluator.objectionIn(results);
        return new DriveResult(stop.isPresent() ? End.OBJECTION : End.DONE, counts, results, stop.orElse(""));
    }

    /** What the wave has come to; devices whose orders have not gone out are yet to be asked, whatever is recorded. */
    OutcomeCounts waveCounts() {
        return cohorts().counts(order.plan().id(), order.slice().range()).withUnsent(work.unsentInWave());
    }

    DriveResult result(End end, String reason) {
        OutcomeCounts counts = waveCounts();
        return new DriveResult(end, counts, bench.judge(counts, sinceLastAsked(), false), reason);
    }

    private Cohorts cohorts() {
        return ports.cohorts();
    }

    private OutcomeCounts laneCounts() {
        return cohorts().counts(order.plan().id(), order.lane());
    }

    /** Finishes what was left half done, reads reports and asks devices back, and judges each report in its order. */
    private Optional<DriveResult> learn() {
        work.finish();
        OutcomeCounts before = waveCounts();
        Optional<List<OutcomeChange>> taken = collector.nextReports();
        while (taken.isPresent()) {
            Optional<DriveResult> objection = objectionTo(before, taken.get());
            if (objection.isPresent()) {
                return objection;
            }
            before = waveCounts();
            taken = collector.nextReports();
        }
        Optional<DriveResult> objection = objectionTo(before, collector.readBack(work::isUnsent));
        return objection.isPresent() ? objection : standingObjection();
    }

    private Optional<DriveResult> objectionTo(OutcomeCounts before, List<OutcomeChange> taken) {
        return bench.firstObjection(before, taken, sinceLastAsked()).map(this::stopped);
    }

    private DriveResult stopped(Objection objection) {
        List<GateResult> results = bench.judge(objection);
        String reason = GateEvaluator.objectionIn(results)
                .orElseGet(() -> String.join("; ", objection.verdict().reasons()));
        return new DriveResult(End.OBJECTION, waveCounts(), results, reason);
    }

    /** What no single report shows: a limit of time has passed, or a confirmed device went back. */
    private Optional<DriveResult> standingObjection() {
        OutcomeCounts counts = waveCounts();
        List<GateResult> results = bench.judge(counts, sinceLastAsked(), false);
        return GateEvaluator.objectionIn(results)
                .map(reason -> new DriveResult(End.OBJECTION, counts, results, reason));
    }

    private Duration sinceLastAsked() {
        Instant now = ports.clock().instant();
        return work.lastAsked()
                .map(at -> Duration.between(at, now))
                .filter(since -> !since.isNegative())
                .orElse(Duration.ZERO);
    }
}

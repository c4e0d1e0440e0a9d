package dev.wavegate.workflows.wave;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.workflows.wave.DriveResult.End;
import io.temporal.activity.Activity;
import io.temporal.client.ActivityCanceledException;
import io.temporal.failure.ApplicationErrorCategory;
import io.temporal.failure.ApplicationFailure;

/** Lanes that answer as a test says, by the kind of work and the lane's number; by default all are done and content. */
final class LaneActivities implements WaveActivities {
    /** What can be asked of a lane. */
    enum Work {
        DRIVE,
        QUIET_DRIVE,
        WATCH,
        JUDGE
    }

    private record Call(Work work, int lane) {}

    private final Map<Call, Supplier<DriveResult>> answers = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    static DriveResult came(End end) {
        return content(end, new Verdict.Passed(List.of("fine"), Map.of()));
    }

    static DriveResult content(End end, Verdict verdict) {
        return new DriveResult(
                end,
                new OutcomeCounts(Map.of(DeviceOutcome.CONFIRMED, 1)),
                List.of(new GateResult("install", verdict)),
                end == End.OBJECTION ? "gate install: too many failures" : "");
    }

    synchronized LaneActivities answering(Work work, int lane, Supplier<DriveResult> answer) {
        answers.put(new Call(work, lane), answer);
        return this;
    }

    /** The work goes on and on, until it hears that it shall stop. */
    static DriveResult busy() {
        try {
            Activity.getExecutionContext().heartbeat("still busy");
        } catch (ActivityCanceledException told) {
            return came(End.STOPPED);
        }
        throw busyFor(Duration.ofDays(300));
    }

    /** Comes after a minute, when the other lanes are surely at work. */
    static Supplier<DriveResult> later(DriveResult result) {
        return () -> {
            if (Activity.getExecutionContext().getInfo().getAttempt() == 1) {
                throw busyFor(Duration.ofMinutes(1));
            }
            return result;
        };
    }

    private static ApplicationFailure busyFor(Duration time) {
        return ApplicationFailure.newBuilder()
                .setMessage("still busy")
                .setType("busy")
                .setNextRetryDelay(time)
                .setCategory(ApplicationErrorCategory.BENIGN)
                .build();
    }

    @Override
    public DriveResult drive(DriveInput order) {
        boolean quiet = order.dispatchUntil().isEmpty();
        return answer(quiet ? Work.QUIET_DRIVE : Work.DRIVE, order, quiet ? End.STOPPED : End.DONE);
    }

    @Override
    public DriveResult watch(DriveInput order) {
        note(Work.WATCH, order);
        return answers.getOrDefault(new Call(Work.WATCH, order.laneNumber()), LaneActivities::busy)
                .get();
    }

    @Override
    public DriveResult judge(DriveInput order) {
        return answer(Work.JUDGE, order, End.DONE);
    }

    private synchronized DriveResult answer(Work work, DriveInput order, End usual) {
        note(work, order);
        return answers.getOrDefault(new Call(work, order.laneNumber()), () -> came(usual))
                .get();
    }

    private synchronized void note(Work work, DriveInput order) {
        calls.add(work + " " + order.laneNumber());
    }

    synchronized List<String> calls() {
        return List.copyOf(calls);
    }
}

package dev.wavegate.activities.wave;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.workflows.wave.CohortActivities.JudgedAgain;
import dev.wavegate.workflows.wave.CohortActivities.PassedWave;
import dev.wavegate.workflows.wave.DriveResult;
import dev.wavegate.workflows.wave.WaveSlice;

/** Waves that have passed: what their devices did since, and what their gates say to it. */
final class EarlierWaves {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Set<DeviceOutcome> WENT_BACK = EnumSet.of(DeviceOutcome.SELF_REVERTED);
    private static final int MOST_NAMED = 10;

    private final FleetPorts ports;
    private final RolloutPlan plan;
    private final DeviceFleet fleet;
    private final List<WaveSlice> slices;
    private final HeartbeatSignal life;
    private Instant lastLook = Instant.MIN;

    /** @param slices the waves that have passed */
    EarlierWaves(FleetPorts ports, RolloutPlan plan, List<WaveSlice> slices, HeartbeatSignal life) {
        this.ports = ports;
        this.plan = plan;
        this.fleet = ports.fleet(plan.fleet().backend());
        this.slices = slices;
        this.life = life;
    }

    /** Reads their reports on, now and then, and answers with the first objection of a gate. */
    Optional<String> objection() {
        Instant now = ports.clock().instant();
        if (slices.isEmpty() || now.isBefore(lastLook.plus(BETWEEN_LOOKS))) {
            return Optional.empty();
        }
        Optional<String> objection = slices.stream()
                .flatMap(slice -> lanes(slice).stream()
                        .map(LaneUpdate::watch)
                        .flatMap(Optional::stream)
                        .map(result -> "wave " + slice.name() + ": " + result.reason()))
                .findFirst();
        lastLook = now;
        return objection;
    }

    /** Reads reports on and confirmed devices back, and has the gates judge the wave again. */
    JudgedAgain judge(PassedWave wave) {
        WaveSlice slice = slices.stream()
                .filter(each -> each.number().equals(wave.wave()))
                .findFirst()
                .orElseThrow();
        // Every lane is read, whatever a gate says meanwhile; the last one judges all that is known then.
        List<DriveResult> results = lanes(slice).stream().map(LaneUpdate::judge).toList();
        DriveResult last = results.get(results.size() - 1);
        int late = last.counts().failures() - wave.failures();
        if (late > 0) {
            record(slice, late, last.counts().failures());
        }
        return new JudgedAgain(wave.wave(), last.counts(), last.gates());
    }

    private List<LaneUpdate> lanes(WaveSlice slice) {
        return Lane.all(plan, slice, Intent.UPDATE, Optional.empty()).stream()
                .map(lane -> new LaneUpdate(ports, fleet, lane, life))
                .toList();
    }

    private void record(WaveSlice slice, int late, int failures) {
        List<CohortMember> wentBack = ports.cohorts().members(plan.id(), slice.range(), WENT_BACK, -1, MOST_NAMED);
        String named = wentBack.stream()
                .map(member -> member.device() + (member.code().isBlank() ? "" : " (" + member.code() + ")"))
                .collect(Collectors.joining(", "));
        String text = slice.name() + ": " + late + " devices failed after the wave had passed"
                + (named.isEmpty() ? "." : "; gone back: " + named + ".");
        JournalEvent event = new JournalEvent(
                plan.id() + "-w" + slice.number() + "-failed-late-" + failures,
                ports.clock().instant(),
                "wave.failed-late",
                "wavegate",
                text,
                Map.of("wave", slice.name(), "devices", Integer.toString(late)));
        ports.journal().append(plan.id(), List.of(event));
    }
}

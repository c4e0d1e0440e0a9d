package dev.wavegate.activities.wave;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.workflows.wave.DriveInput;
import dev.wavegate.workflows.wave.WaveSlice;

/**
 * A lane of a wave with the plan that it belongs to.
 *
 * @param slice the wave; for a rollback, all that is rolled back
 * @param lane the lane's own ordinals
 * @param laneNumber from 0, numbered through all parts of the wave
 * @param dispatchUntil the last moment to dispatch; empty to dispatch nothing
 */
record Lane(
        RolloutPlan plan,
        WaveSlice slice,
        Intent intent,
        OrdinalRange lane,
        int laneNumber,
        Optional<Instant> dispatchUntil) {
    static Lane of(FleetPorts ports, DriveInput input) {
        RolloutPlan plan = ports.plans().plan(input.digest());
        WaveSlice slice = new WaveSlice(
                input.wave(),
                plan.wave(input.wave()).name(),
                input.range(),
                input.intent() == Intent.UPDATE ? ports.cohorts().partsOf(plan.id(), input.wave()) : List.of());
        return new Lane(plan, slice, input.intent(), input.lane(), input.laneNumber(), input.dispatchUntil());
    }

    /** All lanes of a wave, numbered through all its parts. */
    static List<Lane> all(RolloutPlan plan, WaveSlice slice, Intent intent, Optional<Instant> dispatchUntil) {
        List<OrdinalRange> ranges = slice.lanes();
        List<Lane> lanes = new ArrayList<>();
        for (int number = 0; number < ranges.size(); number++) {
            lanes.add(new Lane(plan, slice, intent, ranges.get(number), number, dispatchUntil));
        }
        return lanes;
    }

    /** All lanes of the wave, this one among them. */
    List<Lane> siblings() {
        return all(plan, slice, intent, dispatchUntil);
    }

    /** The lane's share of the pace. */
    Pace pace() {
        return slice.paces(plan.pace()).get(laneNumber);
    }

    /** What people call it: the wave, and the region if the wave is split. */
    String title() {
        return slice.parts().stream()
                .filter(part -> slice.isSplit() && part.range().contains(lane))
                .findFirst()
                .map(part -> slice.name() + " in " + part.title())
                .orElse(slice.name());
    }

    /** The same lane without any dispatch. */
    Lane withoutDispatch() {
        return new Lane(plan, slice, intent, lane, laneNumber, Optional.empty());
    }

    /** Under which the backend files the lane's outcomes; also the prefix of its dispatch keys. */
    String group() {
        String what = intent == Intent.UPDATE ? "-w" : "-rb";
        return plan.id() + what + slice.number() + "-l" + laneNumber;
    }
}

package dev.wavegate.workflows.wave;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.domain.wave.WavePlanner;

/**
 * What to do with one lane of a wave.
 *
 * @param slice the wave; for a rollback, everything that is taken back
 * @param lane the lane's own ordinals
 * @param laneNumber from 0
 * @param lanes how many lanes the wave has, who share its pace
 * @param dispatchUntil the last moment to ask a device; empty to ask no device
 */
public record DriveInput(
        RolloutPlan plan,
        WaveSlice slice,
        Intent intent,
        OrdinalRange lane,
        int laneNumber,
        int lanes,
        Optional<Instant> dispatchUntil) {
    /** One order for each lane of a wave, numbered through all its parts; no lane reaches into two. */
    public static List<DriveInput> lanes(
            RolloutPlan plan, WaveSlice slice, Intent intent, Optional<Instant> dispatchUntil) {
        List<OrdinalRange> ranges = slice.cut().stream()
                .flatMap(part -> WavePlanner.lanes(part.range()).stream())
                .toList();
        List<DriveInput> lanes = new ArrayList<>();
        for (int lane = 0; lane < ranges.size(); lane++) {
            lanes.add(new DriveInput(plan, slice, intent, ranges.get(lane), lane, ranges.size(), dispatchUntil));
        }
        return lanes;
    }

    /** What the lanes of one part of a wave may ask together. */
    public static Pace paceOf(RolloutPlan plan, WaveSlice slice, CohortPart part) {
        return lanes(plan, slice, Intent.UPDATE, Optional.empty()).stream()
                .filter(each -> part.range().contains(each.lane()))
                .map(DriveInput::pace)
                .reduce(Pace::plus)
                .orElseThrow();
    }

    /** The orders for all lanes of the wave, this one among them. */
    public List<DriveInput> siblings() {
        return lanes(plan, slice, intent, dispatchUntil);
    }

    /** The lane's share of the pace. */
    public Pace pace() {
        List<Integer> sizes =
                siblings().stream().map(each -> each.lane().size()).toList();
        return plan.pace().sharedBy(sizes).get(laneNumber);
    }

    /** What people call it: the wave, and where in it the lane is if the wave is cut. */
    public String title() {
        return slice.parts().stream()
                .filter(part -> part.range().contains(lane))
                .findFirst()
                .map(part -> slice.name() + " in " + part.title())
                .orElse(slice.name());
    }

    /** The same lane, but no further device is asked. */
    public DriveInput withoutDispatch() {
        return new DriveInput(plan, slice, intent, lane, laneNumber, lanes, Optional.empty());
    }

    /** Under which the backend files the lane's outcomes; also the prefix of its keys. */
    public String group() {
        String what = intent == Intent.UPDATE ? "-w" : "-rb";
        return plan.id() + what + slice.number() + "-l" + laneNumber;
    }
}

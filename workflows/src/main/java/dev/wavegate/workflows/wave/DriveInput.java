package dev.wavegate.workflows.wave;

import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.PlanDigest;

/**
 * One lane to drive, watch or judge.
 *
 * @param range the wave's ordinals; for a rollback, all that is rolled back
 * @param lane the lane's own ordinals
 * @param laneNumber from 0, numbered through all parts of the wave
 * @param dispatchUntil the last moment to dispatch; empty to dispatch nothing
 */
public record DriveInput(
        RolloutId rollout,
        PlanDigest digest,
        WaveNumber wave,
        OrdinalRange range,
        Intent intent,
        OrdinalRange lane,
        int laneNumber,
        Optional<Instant> dispatchUntil) {
    /** The same lane without any dispatch. */
    public DriveInput withoutDispatch() {
        return new DriveInput(rollout, digest, wave, range, intent, lane, laneNumber, Optional.empty());
    }
}

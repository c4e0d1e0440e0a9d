package dev.wavegate.domain.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.fleet.Device;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;

/**
 * The port to the frozen cohorts: which devices a rollout means, in which wave and order, and what has become of each.
 * All writes can be repeated without a second effect.
 */
public interface Cohorts {
    /** Adds devices; one already staged is left as it was, and so is a cohort that is sealed. */
    void stage(RolloutId rollout, List<Device> devices);

    /**
     * How many staged devices the selection admits, and how many of these have a wave already; none once the cohort is
     * sealed.
     */
    Staged staged(RolloutId rollout, FleetSelection selection);

    /**
     * Gives the wave this many of the staged devices without a wave that the selection admits, spread over the fleet by a
     * stable hash, with ordinals from {@code firstOrdinal} on; does nothing when the wave has devices already or the cohort
     * is sealed.
     *
     * @param regions cut the wave into parts: its ordinals run through these regions, one after the other, and then through
     *     the devices of all others; which devices the wave has does not depend on them. Empty to leave the wave whole.
     * @return how many devices the wave has now
     */
    int assignWave(
            RolloutId rollout,
            WaveNumber wave,
            FleetSelection selection,
            int most,
            int firstOrdinal,
            List<String> regions);

    /** Like {@link #assignWave} without regions. */
    default int assignWave(RolloutId rollout, WaveNumber wave, FleetSelection selection, int most, int firstOrdinal) {
        return assignWave(rollout, wave, selection, most, firstOrdinal, List.of());
    }

    /** Ends staging: devices without a wave are forgotten. */
    void seal(RolloutId rollout);

    boolean isSealed(RolloutId rollout);

    /** The ordinals of a wave; empty when it has none. */
    Optional<OrdinalRange> rangeOf(RolloutId rollout, WaveNumber wave);

    /** The parts that have devices, by ordinal, of a wave that was cut by regions; none for one that is whole. */
    List<CohortPart> partsOf(RolloutId rollout, WaveNumber wave);

    /** Counts of each wave that has devices. */
    Map<WaveNumber, OutcomeCounts> counts(RolloutId rollout);

    OutcomeCounts counts(RolloutId rollout, OrdinalRange range);

    /** The members that are these devices, by ordinal; others are absent. */
    List<CohortMember> members(RolloutId rollout, Collection<DeviceId> devices);

    /** Members of a range in one of the outcomes, by ordinal, after {@code afterOrdinal} (−1 for the beginning). */
    List<CohortMember> members(
            RolloutId rollout, OrdinalRange range, Set<DeviceOutcome> outcomes, int afterOrdinal, int most);

    /**
     * Takes each step whose device still stands where it was seen, in the same attempt. A step to
     * {@code AWAITING_CONFIRMATION} notes the time of the claim, one to {@code PENDING} the beginning of the back-off.
     *
     * @return the steps that were taken, in the order given
     */
    List<OutcomeChange> apply(RolloutId rollout, List<OutcomeChange> changes);

    /**
     * Ends the waiting of every {@code PENDING} member of the range as {@link UpdateRules#giveUp} says: {@code CANCELLED}
     * when it was never asked, else as its last answer left it.
     *
     * @return how many members that were
     */
    int cancelPending(RolloutId rollout, OrdinalRange range);

    /** Replaces what members ran before the rollout, as long as they wait and were never asked; others are left as they are. */
    void replacePrevious(RolloutId rollout, Map<DeviceId, Version> running);

    /**
     * How many devices a selection meets.
     *
     * @param matching all that it admits
     * @param placed those of them that have a wave
     */
    record Staged(int matching, int placed) {}
}

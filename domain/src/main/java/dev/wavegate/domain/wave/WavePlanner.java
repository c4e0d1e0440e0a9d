package dev.wavegate.domain.wave;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;

/** Cuts a staged cohort into its waves, and waves into lanes. */
public final class WavePlanner {
    /** A lane's counting queries and its share of the pace stay lively up to this size. */
    public static final int LARGEST_LANE = 250_000;

    private WavePlanner() {}

    /**
     * Gives every wave its devices, in plan order; repeatable.
     *
     * @return how many devices each wave has, in plan order
     */
    public static List<Integer> cut(Cohorts cohorts, RolloutId rollout, List<WaveSpec> waves) {
        return cut(cohorts, rollout, waves, List.of());
    }

    /**
     * Gives every wave its devices, in plan order, and cuts each of them into these regions and all others; repeatable.
     *
     * @return how many devices each wave has, in plan order
     */
    public static List<Integer> cut(Cohorts cohorts, RolloutId rollout, List<WaveSpec> waves, List<String> regions) {
        List<Integer> sizes = new ArrayList<>();
        int ordinal = 0;
        for (WaveSpec wave : waves) {
            Cohorts.Staged staged = cohorts.staged(rollout, wave.selection());
            int quota = wave.size().quota(staged.matching(), staged.placed());
            WaveNumber number = new WaveNumber(sizes.size() + 1);
            int size = cohorts.assignWave(rollout, number, wave.selection(), quota, ordinal, regions);
            sizes.add(size);
            ordinal += size;
        }
        return sizes;
    }

    /** Cuts a wave into lanes of nearly the same size, none larger than {@link #LARGEST_LANE}. */
    public static List<OrdinalRange> lanes(OrdinalRange wave) {
        int lanes = Math.max(1, -Math.floorDiv(-wave.size(), LARGEST_LANE));
        List<OrdinalRange> ranges = new ArrayList<>(lanes);
        for (int lane = 0; lane < lanes; lane++) {
            int from = wave.from() + Math.toIntExact((long) wave.size() * lane / lanes);
            int to = wave.from() + Math.toIntExact((long) wave.size() * (lane + 1) / lanes);
            ranges.add(new OrdinalRange(from, to));
        }
        return ranges;
    }
}

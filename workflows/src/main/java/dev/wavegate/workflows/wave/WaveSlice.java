package dev.wavegate.workflows.wave;

import java.util.List;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.domain.wave.WavePlanner;

/**
 * A wave's share of the frozen cohort.
 *
 * @param parts by ordinal, at least one; one per region where the plan has regions, else all of the wave
 */
public record WaveSlice(WaveNumber number, String name, OrdinalRange range, List<CohortPart> parts) {
    public WaveSlice {
        parts = parts.isEmpty() ? List.of(new CohortPart("", range)) : List.copyOf(parts);
    }

    /** A wave that is one part. */
    public WaveSlice(WaveNumber number, String name, OrdinalRange range) {
        this(number, name, range, List.of());
    }

    /** Whether the wave is split by region. */
    public boolean isSplit() {
        return parts.size() > 1 || !parts.get(0).region().isEmpty();
    }

    /** The ranges of all lanes, numbered through all parts from 0; no lane reaches into two parts. */
    public List<OrdinalRange> lanes() {
        return parts.stream()
                .flatMap(part -> WavePlanner.lanes(part.range()).stream())
                .toList();
    }

    /** The number of the first lane of a part. */
    public int firstLaneOf(CohortPart part) {
        return (int) lanes().stream()
                .filter(lane -> lane.from() < part.range().from())
                .count();
    }

    /** The pace that each lane may have, by its number; all together have the pace of the plan. */
    public List<Pace> paces(Pace total) {
        return total.sharedBy(lanes().stream().map(OrdinalRange::size).toList());
    }

    /** The pace that the lanes of a part have together. */
    public Pace paceOf(CohortPart part, Pace total) {
        int first = firstLaneOf(part);
        int count = WavePlanner.lanes(part.range()).size();
        return paces(total).subList(first, first + count).stream()
                .reduce(Pace::plus)
                .orElseThrow();
    }
}

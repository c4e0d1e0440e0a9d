package dev.wavegate.workflows.wave;

import java.util.List;
import java.util.Objects;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.identity.WaveNumber;

/**
 * A wave's part of the frozen cohort.
 *
 * @param parts one for each region that the wave goes through by itself, by ordinal; none when it goes as a whole
 */
public record WaveSlice(WaveNumber number, String name, OrdinalRange range, List<CohortPart> parts) {
    public WaveSlice {
        // Absent in messages from before waves had parts.
        parts = List.copyOf(Objects.requireNonNullElse(parts, List.of()));
    }

    /** A wave that goes as a whole. */
    public WaveSlice(WaveNumber number, String name, OrdinalRange range) {
        this(number, name, range, List.of());
    }

    /** Whether the wave goes through its parts by themselves. */
    public boolean isCut() {
        return !parts.isEmpty();
    }

    /** The part in this region, or of all that are not named when it is empty. */
    CohortPart part(String region) {
        return parts.stream()
                .filter(each -> each.region().equals(region))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("wave " + name + " has no part in " + region));
    }

    /** The parts, or all of it as the only one. */
    List<CohortPart> cut() {
        return isCut() ? parts : List.of(new CohortPart("", range));
    }
}

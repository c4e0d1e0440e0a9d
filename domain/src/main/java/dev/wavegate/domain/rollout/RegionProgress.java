package dev.wavegate.domain.rollout;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.schedule.Interval;

/**
 * How one region of a wave stands.
 *
 * @param region empty for the devices of all regions that the plan does not name
 * @param devices how many it has in this wave
 * @param held why it waits by itself; empty when it does not
 * @param window the window it works in or waits for
 */
public record RegionProgress(String region, int devices, Stage stage, List<String> held, Optional<Interval> window) {
    public RegionProgress {
        held = List.copyOf(held);
    }

    /** How far a region is. */
    public enum Stage {
        /** It waits for a staffed window of its own, or for leave to look for one. */
        AWAITING_WINDOW,
        /** Its devices are asked and waited for. */
        RUNNING,
        /** Every device has its outcome; the gates are still watched. */
        SOAKING,
        /** It waits for the other regions, after which the gates judge the wave. */
        SOAKED
    }
}

package dev.wavegate.api.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A rollout with its complete state.
 *
 * @param version the version that is rolled out
 * @param digest SHA-256 of the canonical plan
 * @param held why the system waits; empty when it does not
 * @param wave the wave it works on, 0 before the first
 * @param outcomes how many devices stand where, names as in the lifecycle of devices; zeros are left out
 * @param window the window it works in or waits for; null when there is none
 * @param regions the parts of the wave it works on; none when the wave goes as a whole
 * @param incident number of the incident; null when there is none
 * @param ending how it ended, in one sentence; null while it goes on
 */
@Schema(name = "Rollout", description = "A rollout with its complete state")
record RolloutView(
        String id,
        String product,
        String version,
        String digest,
        String state,
        boolean paused,
        List<String> held,
        int wave,
        Map<String, Integer> outcomes,
        List<WaveView> waves,
        @Nullable ChangeView change,
        @Nullable WindowView window,
        List<RegionView> regions,
        List<GateView> gates,
        @Nullable String incident,
        @Nullable String ending,
        Map<String, String> labels,
        Instant createdAt,
        Instant updatedAt) {
    /**
     * A wave of the plan.
     *
     * @param number 1 for the first
     * @param devices how many devices it has; 0 until the cohort is frozen
     */
    @Schema(name = "Wave", description = "A wave of the plan and its devices")
    record WaveView(int number, String name, int devices, Map<String, Integer> outcomes) {}

    /**
     * The change ticket.
     *
     * @param phase where it stands, in words; null when not yet known
     */
    @Schema(name = "Change", description = "The change ticket")
    record ChangeView(String number, @Nullable String phase) {}

    /** A half-open interval. */
    @Schema(name = "Window", description = "A window with inclusive start and exclusive end")
    record WindowView(Instant start, Instant end) {}

    /**
     * The part of a wave in one region.
     *
     * @param region empty for the devices of all regions that the plan does not name
     * @param held why it waits by itself; empty when it does not
     * @param window the window it works in or waits for; null when there is none
     */
    @Schema(name = "Region", description = "The part of a wave in one region")
    record RegionView(
            String region,
            int devices,

            @Schema(allowableValues = {"AWAITING_WINDOW", "RUNNING", "SOAKING", "SOAKED"})
            String state,

            List<String> held,
            @Nullable WindowView window) {}

    /** The latest verdict of a gate on a wave. */
    @Schema(name = "Gate", description = "The latest verdict of a gate on a wave")
    record GateView(
            String gate,
            int wave,

            @Schema(allowableValues = {"PASSED", "FAILED", "INCONCLUSIVE", "ERRORED"})
            String verdict,

            List<String> reasons) {}
}

package dev.wavegate.domain.rollout;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.schedule.Interval;

/**
 * What the story knows of itself, small enough to be handed around; devices are counted elsewhere.
 *
 * @param paused a person asked to wait
 * @param held why the system waits; empty when it does not
 * @param wave the wave it works on, 0 before the first
 * @param changePhase the change's phase in words; empty before there is one
 * @param gates what each gate said last
 * @param incident the incident's number; empty when there is none
 * @param regions how each region of the wave it works on stands; none when the wave goes as a whole
 * @param ending how it ended, in one sentence; empty while it goes on
 */
public record RolloutProgress(
        RolloutState state,
        boolean paused,
        List<String> held,
        int wave,
        Optional<ChangeRef> change,
        Optional<String> changePhase,
        Optional<Interval> window,
        List<GateProgress> gates,
        Optional<String> incident,
        Optional<String> ending,
        List<RegionProgress> regions) {
    public RolloutProgress {
        held = List.copyOf(held);
        gates = List.copyOf(gates);
        // Absent in messages from before there were regions.
        regions = List.copyOf(Objects.requireNonNullElse(regions, List.of()));
    }

    /** Of a rollout whose wave goes as a whole. */
    public RolloutProgress(
            RolloutState state,
            boolean paused,
            List<String> held,
            int wave,
            Optional<ChangeRef> change,
            Optional<String> changePhase,
            Optional<Interval> window,
            List<GateProgress> gates,
            Optional<String> incident,
            Optional<String> ending) {
        this(state, paused, held, wave, change, changePhase, window, gates, incident, ending, List.of());
    }

    /**
     * What a gate said.
     *
     * @param verdict {@code PASSED}, {@code FAILED}, {@code INCONCLUSIVE} or {@code ERRORED}
     * @param wave in which wave
     */
    public record GateProgress(String gate, int wave, String verdict, List<String> reasons) {
        public GateProgress {
            reasons = List.copyOf(reasons);
        }
    }
}

package dev.wavegate.domain.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.gate.GateResult;
import dev.wavegate.domain.schedule.Interval;

/**
 * The state of a rollout as its workflow records it; device counts are kept elsewhere. Changed by named copies only.
 *
 * @param paused a person has paused the rollout
 * @param held why the system waits; empty when it does not
 * @param wave the wave in progress, 0 before the first
 * @param changePhase the phase of the change; empty before it is raised
 * @param gates the last result of each gate
 * @param incident the number of the incident; empty when there is none
 * @param ending the summary of a rollout that has ended; empty before
 * @param regions the regions of the wave in progress; none when the wave is not split
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
        regions = List.copyOf(regions);
    }

    /** Before the first step. */
    public static RolloutProgress preparing() {
        return new RolloutProgress(
                RolloutState.PREPARING,
                false,
                List.of(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public RolloutProgress withState(RolloutState next) {
        return new RolloutProgress(
                next, paused, held, wave, change, changePhase, window, gates, incident, ending, regions);
    }

    public RolloutProgress withPaused(boolean isPaused) {
        return new RolloutProgress(
                state, isPaused, held, wave, change, changePhase, window, gates, incident, ending, regions);
    }

    public RolloutProgress withHeld(List<String> reasons) {
        return new RolloutProgress(
                state, paused, reasons, wave, change, changePhase, window, gates, incident, ending, regions);
    }

    public RolloutProgress withWave(int number) {
        return new RolloutProgress(
                state, paused, held, number, change, changePhase, window, gates, incident, ending, regions);
    }

    public RolloutProgress withChange(ChangeTicket ticket) {
        return new RolloutProgress(
                state,
                paused,
                held,
                wave,
                Optional.of(ticket.ref()),
                Optional.of(ticket.phase().name()),
                window,
                gates,
                incident,
                ending,
                regions);
    }

    public RolloutProgress withWindow(Optional<Interval> next) {
        return new RolloutProgress(
                state, paused, held, wave, change, changePhase, next, gates, incident, ending, regions);
    }

    /** With these results in place of all earlier ones of that wave. */
    public RolloutProgress withGates(int ofWave, List<GateResult> results) {
        List<GateProgress> all = new ArrayList<>(
                gates.stream().filter(each -> each.wave() != ofWave).toList());
        results.forEach(result -> all.add(GateProgress.of(ofWave, result)));
        return new RolloutProgress(
                state, paused, held, wave, change, changePhase, window, all, incident, ending, regions);
    }

    public RolloutProgress withIncident(String number) {
        return new RolloutProgress(
                state, paused, held, wave, change, changePhase, window, gates, Optional.of(number), ending, regions);
    }

    public RolloutProgress withEnding(String summary) {
        return new RolloutProgress(
                state, paused, held, wave, change, changePhase, window, gates, incident, Optional.of(summary), regions);
    }

    public RolloutProgress withRegions(List<RegionProgress> next) {
        return new RolloutProgress(
                state, paused, held, wave, change, changePhase, window, gates, incident, ending, next);
    }

    /**
     * The last result of a gate.
     *
     * @param verdict {@code PASSED}, {@code FAILED}, {@code INCONCLUSIVE} or {@code ERRORED}
     * @param wave in which wave
     */
    public record GateProgress(String gate, int wave, String verdict, List<String> reasons) {
        public GateProgress {
            reasons = List.copyOf(reasons);
        }

        private static GateProgress of(int wave, GateResult result) {
            String verdict = result.verdict()
                    .match(passed -> "PASSED", failed -> "FAILED", open -> "INCONCLUSIVE", bad -> "ERRORED");
            return new GateProgress(
                    result.gate(), wave, verdict, result.verdict().reasons());
        }
    }
}

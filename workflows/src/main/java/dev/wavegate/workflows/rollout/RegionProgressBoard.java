package dev.wavegate.workflows.rollout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.wave.WaveSlice;

/** Shows how each region of a wave stands, and what that makes of the rollout as a whole. */
final class RegionProgressBoard {
    private final WaveSlice slice;
    private final ProgressRecorder recorder;
    private final RunPermit permit;
    private final Map<String, RegionProgress> regions = new LinkedHashMap<>();

    RegionProgressBoard(WaveSlice slice, ProgressRecorder recorder, RunPermit permit) {
        this.slice = slice;
        this.recorder = recorder;
        this.permit = permit;
        slice.parts()
                .forEach(part -> regions.put(
                        part.region(),
                        new RegionProgress(
                                part.region(),
                                part.range().size(),
                                Stage.AWAITING_WINDOW,
                                List.of(),
                                Optional.empty())));
    }

    void enter(CohortPart part, Stage stage) {
        change(part, old -> new RegionProgress(old.region(), old.devices(), stage, old.held(), old.window()));
        show();
    }

    void window(CohortPart part, Optional<Interval> window) {
        change(part, old -> new RegionProgress(old.region(), old.devices(), old.stage(), old.held(), window));
    }

    /** This region waits for these reasons; told once per new set of reasons. */
    void hold(CohortPart part, List<String> reasons) {
        if (!of(part).held().equals(reasons)) {
            keepHeld(part, reasons);
            tell(part, "rollout.held", part.title() + ": " + String.join(" ", reasons), Map.of());
        }
    }

    /** This region waits no more. */
    void release(CohortPart part) {
        if (!of(part).held().isEmpty()) {
            keepHeld(part, List.of());
            tell(part, "rollout.released", part.title() + " is no longer held.", Map.of());
        }
    }

    void tell(CohortPart part, String kind, String text, Map<String, String> details) {
        Map<String, String> all = new LinkedHashMap<>(details(part));
        all.putAll(details);
        recorder.tell(kind, text, all);
    }

    /** By which machines find what is told of the part. */
    Map<String, String> details(CohortPart part) {
        return Map.of("wave", slice.name(), "region", part.region());
    }

    /** Says that the region soaks, unless that is known. */
    void soaking(CohortPart part) {
        if (of(part).stage() == Stage.RUNNING) {
            enter(part, Stage.SOAKING);
            tell(part, "wave.soaking", "Wave " + slice.name() + " is soaking in " + part.title() + ".", Map.of());
        }
    }

    /** It has begun and has not come back. */
    boolean isUnderWay(CohortPart part) {
        return of(part).stage() == Stage.RUNNING || isSoaking(part);
    }

    boolean isSoaking(CohortPart part) {
        return of(part).stage() == Stage.SOAKING;
    }

    /** Shows everything as it is now; while approval is awaited, that is what everybody sees of the whole. */
    void show() {
        recorder.regions(List.copyOf(regions.values()));
        if (recorder.state() == RolloutState.AWAITING_APPROVAL) {
            if (!permit.isGiven()) {
                return;
            }
            recorder.enter(RolloutState.AWAITING_WINDOW);
        }
        recorder.enter(whole());
    }

    /** The wave goes on as a whole, or not at all. */
    void close() {
        recorder.regions(List.of());
        if (recorder.state() == RolloutState.AWAITING_APPROVAL) {
            recorder.enter(RolloutState.AWAITING_WINDOW);
        }
    }

    private RolloutState whole() {
        if (isAny(Stage.RUNNING)) {
            return RolloutState.RUNNING_WAVE;
        }
        return isAny(Stage.AWAITING_WINDOW) ? RolloutState.AWAITING_WINDOW : RolloutState.SOAKING;
    }

    private boolean isAny(Stage stage) {
        return regions.values().stream().anyMatch(each -> each.stage() == stage);
    }

    private void keepHeld(CohortPart part, List<String> reasons) {
        change(part, old -> new RegionProgress(old.region(), old.devices(), old.stage(), reasons, old.window()));
    }

    private RegionProgress of(CohortPart part) {
        return Optional.ofNullable(regions.get(part.region())).orElseThrow();
    }

    private void change(CohortPart part, UnaryOperator<RegionProgress> change) {
        regions.put(part.region(), change.apply(of(part)));
        recorder.regions(List.copyOf(regions.values()));
    }
}

package dev.wavegate.store.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutProgress.GateProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import org.jspecify.annotations.Nullable;

/** A rollout's progress as its column holds it; fields are only ever added, so that old rows stay readable. */
record ProgressJson(
        String state,
        boolean paused,
        List<String> held,
        int wave,
        @Nullable ChangeJson change,
        @Nullable String changePhase,
        @Nullable WindowJson window,
        List<GateJson> gates,
        @Nullable String incident,
        @Nullable String ending,
        List<RegionJson> regions) {
    static ProgressJson of(RolloutProgress progress) {
        return new ProgressJson(
                progress.state().name(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                progress.change().map(ChangeJson::of).orElse(null),
                progress.changePhase().orElse(null),
                progress.window().map(WindowJson::of).orElse(null),
                progress.gates().stream().map(GateJson::of).toList(),
                progress.incident().orElse(null),
                progress.ending().orElse(null),
                progress.regions().stream().map(RegionJson::of).toList());
    }

    RolloutProgress toProgress() {
        return new RolloutProgress(
                RolloutState.valueOf(state),
                paused,
                held,
                wave,
                Optional.ofNullable(change).map(ChangeJson::toChange),
                Optional.ofNullable(changePhase),
                Optional.ofNullable(window).map(WindowJson::toInterval),
                gates.stream().map(GateJson::toReading).toList(),
                Optional.ofNullable(incident),
                Optional.ofNullable(ending),
                regions.stream().map(RegionJson::toProgress).toList());
    }

    record ChangeJson(String id, String number) {
        static ChangeJson of(ChangeRef change) {
            return new ChangeJson(change.id(), change.number());
        }

        ChangeRef toChange() {
            return new ChangeRef(id, number);
        }
    }

    record WindowJson(String start, String end) {
        static WindowJson of(Interval window) {
            return new WindowJson(window.start().toString(), window.end().toString());
        }

        Interval toInterval() {
            return new Interval(Instant.parse(start), Instant.parse(end));
        }
    }

    record GateJson(String gate, int wave, String verdict, List<String> reasons) {
        static GateJson of(GateProgress reading) {
            return new GateJson(reading.gate(), reading.wave(), reading.verdict(), reading.reasons());
        }

        GateProgress toReading() {
            return new GateProgress(gate, wave, verdict, reasons);
        }
    }

    record RegionJson(
            String region,
            int devices,
            String stage,
            List<String> held,
            @Nullable WindowJson window) {
        static RegionJson of(RegionProgress region) {
            return new RegionJson(
                    region.region(),
                    region.devices(),
                    region.stage().name(),
                    region.held(),
                    region.window().map(WindowJson::of).orElse(null));
        }

        RegionProgress toProgress() {
            return new RegionProgress(
                    region,
                    devices,
                    RegionProgress.Stage.valueOf(stage),
                    held,
                    Optional.ofNullable(window).map(WindowJson::toInterval));
        }
    }
}

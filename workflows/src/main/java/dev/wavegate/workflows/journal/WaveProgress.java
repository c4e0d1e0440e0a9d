package dev.wavegate.workflows.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.rollout.Ending;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.wave.WaveWorkflow;

/**
 * Records the parts of the wave in progress, and what they make of the rollout as a whole. The only part of a wave that is
 * not split by region is the rollout itself: it has no region, and its holds are the rollout's.
 */
public final class WaveProgress {
    private final WaveSlice slice;
    private final ProgressRecorder recorder;
    private final Map<String, RegionProgress> parts = new LinkedHashMap<>();

    /** What happened last to the wave and to each of its parts. */
    private final Map<String, String> results = new LinkedHashMap<>();

    public WaveProgress(WaveSlice slice, ProgressRecorder recorder) {
        this.slice = slice;
        this.recorder = recorder;
        slice.parts()
                .forEach(part -> parts.put(
                        part.region(),
                        new RegionProgress(
                                part.region(),
                                part.range().size(),
                                Stage.AWAITING_WINDOW,
                                List.of(),
                                Optional.empty())));
    }

    public void enter(CohortPart part, Stage stage) {
        change(part, old -> new RegionProgress(old.region(), old.devices(), stage, old.held(), old.window()));
        show();
    }

    /** Every device of the part has its outcome, and it is only watched from now on. */
    public void soaking(CohortPart part) {
        if (of(part).stage() == Stage.RUNNING) {
            enter(part, Stage.SOAKING);
            record(part, "wave.soaking", "Wave " + title(part) + " is soaking.", Map.of());
        }
    }

    public void window(CohortPart part, Optional<Interval> window) {
        change(part, old -> new RegionProgress(old.region(), old.devices(), old.stage(), old.held(), window));
        recorder.window(parts.values().stream()
                .flatMap(each -> each.window().stream())
                .min(Comparator.comparing(Interval::start)));
    }

    /** Holds the part for these reasons; recorded once per set of reasons. */
    public void hold(CohortPart part, List<String> reasons) {
        if (!slice.isSplit()) {
            recorder.hold(reasons);
        } else if (!of(part).held().equals(reasons)) {
            hold(part.region(), reasons);
            record(part, "rollout.held", part.title() + ": " + String.join(" ", reasons), Map.of());
        }
    }

    public void release(CohortPart part) {
        if (!slice.isSplit()) {
            recorder.release();
        } else if (!of(part).held().isEmpty()) {
            hold(part.region(), List.of());
            record(part, "rollout.released", part.title() + " is no longer held.", Map.of());
        }
    }

    private void hold(String region, List<String> reasons) {
        change(region, old -> new RegionProgress(old.region(), old.devices(), old.stage(), reasons, old.window()));
    }

    /** The part waits for this window. */
    public void windowFound(CohortPart part, StaffedWindow window) {
        record(
                part,
                "window.found",
                "Wave " + title(part) + " is scheduled to start at " + ReadableTime.of(window.start()) + ".",
                Map.of(
                        "evidence",
                        String.join("\n", window.evidence()),
                        "start",
                        window.start().toString(),
                        "latestStart",
                        window.latestStart().toString()));
    }

    /** The part waits for another window than before, for these reasons. */
    public void windowMoved(CohortPart part, Instant before, Instant after, List<String> reasons) {
        String moved = "The window of wave " + title(part) + " moved from " + ReadableTime.of(before) + " to "
                + ReadableTime.of(after) + ".";
        record(
                part,
                "window.moved",
                reasons.isEmpty() ? moved : moved + " " + String.join(" ", reasons),
                Map.of("from", before.toString(), "to", after.toString()));
    }

    /** Returns the text for the change. */
    public String started(CohortPart part, int devices, StaffedWindow window) {
        String text = "Wave " + title(part) + " started: " + devices + " devices, window until "
                + ReadableTime.of(window.span().end()) + ".";
        String evidence = String.join("\n", window.evidence());
        record(part, "wave.started", text, Map.of("devices", Integer.toString(devices), "evidence", evidence));
        return text + "\n" + evidence;
    }

    /** Returns the text for the change. */
    public String ended(CohortPart part, WaveWorkflow.Result result, OutcomeCounts counts) {
        return ended(title(part), details(part), result, counts);
    }

    /** The verdict on the wave as a whole; returns the text for the change. */
    public String judged(WaveWorkflow.Result result) {
        return ended(slice.name(), Map.of("wave", slice.name()), result, result.counts());
    }

    /** The gates could not tell, and the wave is watched once more as long. */
    public void soakExtended(WaveWorkflow.Result result, Duration soak) {
        String text =
                "Wave " + slice.name() + " is inconclusive and soaks once more for " + ReadableTime.of(soak) + ".";
        recorder.gates(slice.number().value(), result.gates());
        recorder.record("wave.soak-extended", text, Map.of("wave", slice.name()));
    }

    private String ended(String title, Map<String, String> details, WaveWorkflow.Result result, OutcomeCounts counts) {
        recorder.gates(slice.number().value(), result.gates());
        String text = "Wave " + title + " " + words(result.end()) + ": " + Ending.numbers(counts)
                + (result.reason().isBlank() ? "." : "; " + withFullStop(result.reason()));
        recorder.record("wave." + result.end().name().toLowerCase(Locale.ROOT).replace('_', '-'), text, details);
        results.put(title, text);
        return text;
    }

    /** What is known of the wave and its parts, one line each. */
    public String results() {
        return String.join("\n", results.values());
    }

    private static String withFullStop(String reason) {
        return reason.endsWith(".") ? reason : reason + ".";
    }

    private static String words(WaveWorkflow.End end) {
        return switch (end) {
            case PASSED -> "passed its gates";
            case SOAKED -> "has soaked";
            case FAILED, EARLIER_WAVE_FAILED -> "was stopped";
            case INCONCLUSIVE -> "is inconclusive";
            case UNFINISHED -> "is unfinished";
        };
    }

    /** Begins the keys of the notes about the part; unique within the rollout. */
    public String step(CohortPart part) {
        String wave = "wave-" + slice.number();
        return slice.isSplit() ? wave + "-part-" + (slice.parts().indexOf(part) + 1) : wave;
    }

    public void record(CohortPart part, String kind, String text, Map<String, String> details) {
        Map<String, String> all = new LinkedHashMap<>(details(part));
        all.putAll(details);
        recorder.record(kind, text, all);
    }

    private Map<String, String> details(CohortPart part) {
        return slice.isSplit() ? Map.of("wave", slice.name(), "region", part.region()) : Map.of("wave", slice.name());
    }

    /** What people call the part. */
    public String title(CohortPart part) {
        return slice.isSplit() ? slice.name() + " in " + part.title() : slice.name();
    }

    /** The part has started and is not finished. */
    public boolean isUnderWay(CohortPart part) {
        return of(part).stage() == Stage.RUNNING || isSoaking(part);
    }

    public boolean isSoaking(CohortPart part) {
        return of(part).stage() == Stage.SOAKING;
    }

    /** The wave may go on: what its parts do is again the state of the rollout. */
    public void resume() {
        leaveApproval();
        show();
    }

    /** While approval is awaited, that is the state, whatever the parts do. */
    private void show() {
        publish();
        if (recorder.state() != RolloutState.AWAITING_APPROVAL) {
            recorder.enter(whole());
        }
    }

    /** The wave has no parts any more: it is judged as a whole, or has ended. */
    public void close() {
        recorder.regions(List.of());
        leaveApproval();
    }

    private void leaveApproval() {
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
        return parts.values().stream().anyMatch(each -> each.stage() == stage);
    }

    private RegionProgress of(CohortPart part) {
        return Optional.ofNullable(parts.get(part.region())).orElseThrow();
    }

    private void change(CohortPart part, UnaryOperator<RegionProgress> change) {
        change(part.region(), change);
    }

    private void change(String region, UnaryOperator<RegionProgress> change) {
        parts.computeIfPresent(region, (same, old) -> change.apply(old));
        publish();
    }

    private void publish() {
        if (slice.isSplit()) {
            recorder.regions(List.copyOf(parts.values()));
        }
    }
}

package dev.wavegate.workflows.rollout;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.rollout.Ending;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.journal.ProgressRecorder;
import dev.wavegate.workflows.wave.WaveWorkflow;

/** Tells the journal and the change how a wave, or a part of one, begins and ends. */
final class WaveReporter {
    private final ProgressRecorder recorder;
    private final ChangeManagement desk;

    WaveReporter(ProgressRecorder recorder, ChangeManagement desk) {
        this.recorder = recorder;
        this.desk = desk;
    }

    void begun(WaveLabel label, int devices, StaffedWindow window) {
        String begun = "Wave " + label.title() + " has begun: " + devices + " devices, window until "
                + window.span().end() + ".";
        String evidence = String.join("\n", window.evidence());
        Map<String, String> details = new HashMap<>(label.details());
        details.put("devices", Integer.toString(devices));
        details.put("evidence", evidence);
        recorder.tell("wave.started", begun, details);
        desk.note(label.step() + "-from-" + devices, begun + "\n" + evidence);
    }

    void ended(WaveLabel label, WaveWorkflow.End end, OutcomeCounts counts, String reason) {
        String ended = "Wave " + label.title() + " " + words(end) + ": " + Ending.numbers(counts)
                + (reason.isBlank() ? "." : "; " + reason);
        recorder.tell("wave." + end.name().toLowerCase(Locale.ROOT), ended, label.details());
        desk.note(label.step() + "-to-" + counts.outstanding(), ended);
    }

    private static String words(WaveWorkflow.End end) {
        return switch (end) {
            case PASSED -> "passed its gates";
            case SOAKED -> "has soaked";
            case FAILED -> "was stopped";
            case INCONCLUSIVE -> "cannot be judged";
            case UNFINISHED -> "is unfinished";
        };
    }

    /**
     * Whom it is about.
     *
     * @param title what people call it
     * @param step begins the keys of its notes, unique within the rollout
     * @param details by which machines find it
     */
    record WaveLabel(String title, String step, Map<String, String> details) {
        WaveLabel {
            details = Map.copyOf(details);
        }
    }
}

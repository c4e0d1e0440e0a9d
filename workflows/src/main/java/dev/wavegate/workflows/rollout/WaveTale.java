package dev.wavegate.workflows.rollout;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import dev.wavegate.domain.device.OutcomeCounts;
import dev.wavegate.domain.rollout.Ending;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.journal.Chronicle;
import dev.wavegate.workflows.wave.WaveWorkflow;

/** Tells the journal and the change how a wave, or a part of one, begins and ends. */
final class WaveTale {
    private final Chronicle chronicle;
    private final ChangeDesk desk;

    WaveTale(Chronicle chronicle, ChangeDesk desk) {
        this.chronicle = chronicle;
        this.desk = desk;
    }

    void begun(Hero hero, int devices, StaffedWindow window) {
        String begun = "Wave " + hero.title() + " has begun: " + devices + " devices, window until "
                + window.span().end() + ".";
        String evidence = String.join("\n", window.evidence());
        Map<String, String> details = new HashMap<>(hero.details());
        details.put("devices", Integer.toString(devices));
        details.put("evidence", evidence);
        chronicle.tell("wave.started", begun, details);
        desk.note(hero.step() + "-from-" + devices, begun + "\n" + evidence);
    }

    void ended(Hero hero, WaveWorkflow.End end, OutcomeCounts counts, String reason) {
        String ended = "Wave " + hero.title() + " " + words(end) + ": " + Ending.numbers(counts)
                + (reason.isBlank() ? "." : "; " + reason);
        chronicle.tell("wave." + end.name().toLowerCase(Locale.ROOT), ended, hero.details());
        desk.note(hero.step() + "-to-" + counts.outstanding(), ended);
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
    record Hero(String title, String step, Map<String, String> details) {
        Hero {
            details = Map.copyOf(details);
        }
    }
}

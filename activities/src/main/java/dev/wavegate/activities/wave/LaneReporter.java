package dev.wavegate.activities.wave;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.Ending;

/** Writes down how a lane comes along: at each tenth of its devices, so that a million devices make no more noise. */
final class LaneReporter {
    private static final int STEPS = 10;

    private final Journal journal;
    private final Clock clock;
    private final Lane order;
    private int told = -1;

    LaneReporter(Journal journal, Clock clock, Lane order) {
        this.journal = journal;
        this.clock = clock;
        this.order = order;
    }

    /** Tells when another tenth of the devices has its final outcome. */
    void tell(OutcomeCounts lane) {
        int done = lane.total() - lane.outstanding();
        int tenth = lane.total() == 0 ? STEPS : Math.toIntExact((long) done * STEPS / lane.total());
        if (tenth > told && done > 0) {
            told = tenth;
            write(order.group() + "-progress-" + tenth, "wave.progress", Ending.numbers(lane));
        }
    }

    /** Tells when the first devices were asked. */
    void tellAsked(int asked, OutcomeCounts before) {
        if (asked > 0 && before.everDispatched() == 0) {
            write(order.group() + "-dispatched", "wave.dispatched", asked + " devices dispatched");
        }
    }

    private void write(String key, String kind, String words) {
        String text = order.title() + ": " + words + ".";
        JournalEvent event = new JournalEvent(
                key,
                clock.instant(),
                kind,
                "wavegate",
                text,
                Map.of("wave", order.slice().name()));
        journal.append(order.plan().id(), List.of(event));
    }
}

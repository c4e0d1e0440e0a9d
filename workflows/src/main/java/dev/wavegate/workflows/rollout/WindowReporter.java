package dev.wavegate.workflows.rollout;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.workflows.temporal.WorkflowClock;
import io.temporal.workflow.Workflow;

/** Tells once which window a wave, or a part of one, waits for, and what became of it; however often it comes back to wait. */
final class WindowReporter {
    /** Rollouts that began before tell of the same window again when they come back. */
    private static final String FEATURE = "windows-told-once";

    private final StaffBookings bookings;
    private final Map<String, Instant> told = new HashMap<>();
    private final Set<String> back = new HashSet<>();

    WindowReporter(StaffBookings bookings) {
        this.bookings = bookings;
    }

    /** Whoever comes to wait may have done so before. */
    void begin(WindowRequester seeker) {
        if (told.containsKey(seeker.title())) {
            back.add(seeker.title());
        }
    }

    /**
     * Says what is new about the window that was found.
     *
     * @param reasons why a start is not possible any more; asked only of one that was told and is still ahead
     */
    void found(WindowRequester seeker, StaffedWindow window, Function<Instant, List<String>> reasons) {
        Optional<Instant> before = known(seeker.title());
        told.put(seeker.title(), window.start());
        if (before.filter(window.start()::equals).isPresent()) {
            return;
        }
        // Moves have been told of since there are bookings.
        before.filter(start -> bookings.isInUse() && start.isAfter(WorkflowClock.now()))
                .ifPresent(start -> moved(seeker, start, window.start(), reasons.apply(start)));
        if (window.start().isAfter(WorkflowClock.now())) {
            waits(seeker, window);
        }
    }

    /** What was told of the window of a wave; asking for the version lets others go first, so that is done only if it matters. */
    private Optional<Instant> known(String title) {
        boolean cameBack = back.remove(title);
        return Optional.ofNullable(told.get(title))
                .filter(start -> !cameBack
                        || Workflow.getVersion(FEATURE, Workflow.DEFAULT_VERSION, 1) != Workflow.DEFAULT_VERSION);
    }

    /** It has its window; the next one is another story. */
    void end(WindowRequester seeker) {
        told.remove(seeker.title());
    }

    private static void moved(WindowRequester seeker, Instant before, Instant after, List<String> reasons) {
        String moved = "The window of wave " + seeker.title() + " moved from " + before + " to " + after + ".";
        seeker.tell(
                "window.moved",
                reasons.isEmpty() ? moved : moved + " " + String.join(" ", reasons),
                Map.of("from", before.toString(), "to", after.toString()));
    }

    private static void waits(WindowRequester seeker, StaffedWindow window) {
        seeker.tell(
                "window.found",
                "Wave " + seeker.title() + " waits for its window from " + window.start() + ".",
                Map.of(
                        "evidence",
                        String.join("\n", window.evidence()),
                        "start",
                        window.start().toString(),
                        "latestStart",
                        window.latestStart().toString()));
    }
}

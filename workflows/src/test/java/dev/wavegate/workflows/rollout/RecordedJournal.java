package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.journal.JournalEvent;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.journal.ProgressUpdate;
import io.temporal.failure.ApplicationFailure;

/** Everything that a story wrote down, as it arrived. */
final class RecordedJournal implements JournalActivities {
    private final List<ProgressUpdate> updates = new ArrayList<>();
    private final List<JournalEvent> late = new ArrayList<>();
    private int registrations;
    private boolean down;
    private Optional<RolloutPlan> plan = Optional.empty();

    synchronized void knows(RolloutPlan stored) {
        plan = Optional.of(stored);
    }

    synchronized void goDown() {
        down = true;
    }

    synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized RolloutPlan register(Registration registration) {
        failIfDown();
        registrations++;
        return plan.orElseThrow();
    }

    @Override
    public synchronized void append(LateEvent event) {
        late.add(event.event());
    }

    /** What was appended after the end of the rollout. */
    synchronized List<JournalEvent> late() {
        return List.copyOf(late);
    }

    @Override
    public synchronized void record(ProgressUpdate update) {
        failIfDown();
        updates.add(update);
    }

    private void failIfDown() {
        if (down) {
            throw ApplicationFailure.newFailure("the database restarts", "system.unavailable");
        }
    }

    synchronized int registrations() {
        return registrations;
    }

    synchronized List<JournalEvent> events() {
        return updates.stream().flatMap(each -> each.events().stream()).toList();
    }

    synchronized List<String> kinds() {
        return events().stream().map(JournalEvent::kind).toList();
    }

    synchronized List<String> texts(String kind) {
        return events().stream()
                .filter(each -> each.kind().equals(kind))
                .map(JournalEvent::text)
                .toList();
    }

    /** The texts of all events without their times, a line each at least. */
    synchronized String text() {
        return withoutTimes(events().stream().map(JournalEvent::text).collect(Collectors.joining("\n")));
    }

    /** A text that mentions the present, which moves while the test runs. */
    static String withoutTimes(String text) {
        return text.replaceAll("([0-9]{4}-[0-9]{2}-[0-9]{2}T)?[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z", "TIME");
    }

    /** The states that everybody could see, each once in a row. */
    synchronized List<RolloutState> states() {
        List<RolloutState> states = new ArrayList<>();
        for (ProgressUpdate update : updates) {
            RolloutState state = update.progress().state();
            if (states.isEmpty() || states.get(states.size() - 1) != state) {
                states.add(state);
            }
        }
        return states;
    }

    synchronized List<Long> sequences() {
        return updates.stream().map(ProgressUpdate::sequence).toList();
    }

    synchronized RolloutProgress last() {
        return updates.get(updates.size() - 1).progress();
    }
}

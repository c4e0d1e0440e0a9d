package dev.wavegate.simulators.servicenow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the platform does with the tasks of a change: it makes two, cancels them, and moves on when none is active. */
record TaskFlow(RecordStore store, RecordWriter writer, Flow flow) {
    private static final String TASKS = "change_task";
    private static final String CANCELED = "4";
    private static final Map<String, String> MADE_BY_THE_PLATFORM =
            Map.of("Implement", "implementation", "Post implementation testing", "testing");

    void observe() {
        writer.afterwards("change_request", this::changeWritten);
        writer.afterwards(TASKS, this::taskWritten);
    }

    private void changeWritten(Draft draft) {
        Row change = draft.after();
        if (!draft.changes("state") || draft.isInsert()) {
            return;
        }
        switch (ChangeState.of(change)) {
            case IMPLEMENT -> flow.later(() -> makeTasks(change.sysId()));
            case REVIEW ->
                cancel(activeTasks(change.sysId()).stream()
                        .filter(task -> task.is("created_from", "workflow"))
                        .toList());
            case CANCELED -> cancel(activeTasks(change.sysId()));
            case NEW, ASSESS, AUTHORIZE, SCHEDULED, CLOSED -> {}
        }
    }

    private void makeTasks(String changeId) {
        Optional<Row> change = implementing(changeId);
        if (change.isEmpty()) {
            return;
        }
        new TreeMap<>(MADE_BY_THE_PLATFORM)
                .forEach((title, type) -> writer.insert(
                        store.schema().required(TASKS),
                        Input.raw(Map.of(
                                "change_request", changeId,
                                "short_description", title,
                                "change_task_type", type,
                                "assignment_group", change.get().get("assignment_group"),
                                "created_from", "workflow")),
                        Caller.SYSTEM));
    }

    private void taskWritten(Draft draft) {
        if (draft.moves("active", "false") && !draft.caller().isSystem()) {
            String change = draft.after().get("change_request");
            flow.later(() -> leaveImplementWithoutTasks(change));
        }
    }

    private void leaveImplementWithoutTasks(String changeId) {
        implementing(changeId)
                .filter(change -> activeTasks(changeId).isEmpty())
                .ifPresent(change -> writer.updateAsSystem(change, Map.of("state", ChangeState.REVIEW.value())));
    }

    private Optional<Row> implementing(String changeId) {
        return store.find("change_request", changeId)
                .filter(change -> ChangeState.of(change) == ChangeState.IMPLEMENT)
                .filter(change -> !change.is("on_hold", "true"));
    }

    private List<Row> activeTasks(String changeId) {
        return store.rowsWhere(TASKS, "change_request", changeId).stream()
                .filter(task -> task.is("active", "true"))
                .toList();
    }

    private void cancel(List<Row> tasks) {
        tasks.forEach(task -> writer.updateAsSystem(task, Map.of("state", CANCELED)));
    }
}

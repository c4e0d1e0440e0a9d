package dev.wavegate.integrations.servicenow;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change tasks of our own, found again by their correlation ids; those of people and of the platform are never written.
 * In many models a change moves to its review with its last open task, so one of ours, the anchor, stays open to the end.
 */
final class ChangeTasks {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeTasks.class);
    private static final String TASK = "change_task";
    private static final String FIELDS = "sys_id,number,state,change_request,correlation_id,sys_created_on";
    private static final String OURS = ChangeConverter.PREFIX;
    private static final String ANCHOR_TEXT =
            "Wavegate keeps this task open while the rollout runs, so that the change stays"
                    + " in Implement when other tasks are closed. Wavegate closes it with the results.";

    private final Table table;
    private final String correlationDisplay;
    private final int pageSize;

    ChangeTasks(Table table, String correlationDisplay, int pageSize) {
        this.table = table;
        this.correlationDisplay = correlationDisplay;
        this.pageSize = pageSize;
    }

    /** Makes sure that a task of ours is open. */
    void anchor(ChangeRow change) {
        String correlation = OURS + ownerOf(change) + ":anchor";
        boolean isOpen = ours(change.id()).stream()
                .anyMatch(task -> correlation.equals(Value.textOf(task.correlationId())) && isOpen(task));
        if (!isOpen) {
            create(change, correlation, "Rollout " + ownerOf(change) + " is running", ANCHOR_TEXT);
        }
    }

    /** A change whose correlation somebody has emptied still has its number. */
    private static String ownerOf(ChangeRow change) {
        return ChangeConverter.rolloutOf(change).map(Object::toString).orElseGet(() -> Value.textOf(change.number()));
    }

    /** Shows one wave; a task that has ended, by whose hand ever, stays as it is. */
    void show(String changeId, ChangeTask update) {
        String correlation = OURS + update.rollout() + ":wave-" + update.wave();
        Optional<OtherRow> known = ours(changeId).stream()
                .filter(task -> correlation.equals(Value.textOf(task.correlationId())))
                .findFirst();
        OtherRow task =
                known.orElseGet(() -> create(table.change(changeId), correlation, update.title(), update.text()));
        if (isOpen(task) && update.status() != ChangeTask.Status.IN_PROGRESS) {
            table.patch(TASK, task.id(), end(update));
        }
    }

    private static RecordPatch end(ChangeTask update) {
        return switch (update.status()) {
            case IN_PROGRESS -> RecordPatch.state(States.TASK_IN_PROGRESS);
            case SUCCESSFUL -> RecordPatch.closing(ChangeConverter.closeCode(CloseCode.SUCCESSFUL), update.text());
            case UNSUCCESSFUL -> RecordPatch.closing(ChangeConverter.closeCode(CloseCode.UNSUCCESSFUL), update.text());
            case CANCELLED -> RecordPatch.stateWithNote(States.TASK_CANCELED, update.text());
        };
    }

    private List<OtherRow> ours(String changeId) {
        return of(changeId, "^correlation_idSTARTSWITH" + OURS).stream()
                .filter(ChangeTasks::isOurs)
                .toList();
    }

    private List<OtherRow> of(String changeId, String condition) {
        String query = "change_request=" + changeId + condition + "^ORDERBYsys_created_on";
        return table.find(TASK, query, FIELDS, pageSize).stream()
                // A query whose parts the instance does not understand matches everything.
                .filter(task -> Value.textOf(task.changeRequest()).equals(changeId))
                .toList();
    }

    private static boolean isOurs(OtherRow task) {
        return Value.textOf(task.correlationId()).startsWith(OURS);
    }

    private static boolean isOpen(OtherRow task) {
        String state = Value.textOf(task.state());
        return !state.equals(States.TASK_CLOSED) && !state.equals(States.TASK_CANCELED);
    }

    private OtherRow create(ChangeRow change, String correlation, String title, String text) {
        String group = Value.textOf(change.assignmentGroup());
        OtherRow created = table.one(
                table.api()
                        .createTask(new NewTask(
                                change.id(),
                                "implementation",
                                title,
                                FieldText.fitting(text),
                                States.TASK_IN_PROGRESS,
                                group.isEmpty() ? null : group,
                                correlation,
                                correlationDisplay)),
                true);
        if (!Value.textOf(created.correlationId()).equals(correlation)) {
            throw Failure.of(
                    FailureCode.CHANGE_DENIED,
                    "task " + Value.textOf(created.number())
                            + " was created without its correlation id; grant write access to that field");
        }
        return created;
    }

    /** Ends our open tasks with how the change ends; answers whether there was one. */
    boolean closeOurs(String changeId, CloseCode code, String notes) {
        RecordPatch patch = RecordPatch.closing(ChangeConverter.closeCode(code), notes);
        List<OtherRow> open =
                ours(changeId).stream().filter(ChangeTasks::isOpen).toList();
        // A refused one may have been ended meanwhile; if it keeps the change open, closing that says so.
        open.forEach(task -> table.refusal(TASK, task.id(), patch)
                .ifPresent(refusal -> LOG.atWarn()
                        .addKeyValue("task", Value.textOf(task.number()))
                        .addKeyValue("refusal", refusal.detail())
                        .log("A change task was not closed")));
        return !open.isEmpty();
    }

    /** The numbers of all open tasks, whoever made them. */
    List<String> open(String changeId) {
        return of(changeId, "^active=true").stream()
                .filter(ChangeTasks::isOpen)
                .map(task -> Value.textOf(task.number()))
                .toList();
    }
}

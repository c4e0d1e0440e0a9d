package dev.wavegate.integrations.servicenow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks a change through its states, one legal step at a time, and looks after each step whether it was taken. */
final class ChangeMoves {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeMoves.class);
    private static final String CHANGE = "change_request";
    private static final String TASK = "change_task";
    private static final List<String> ASKING = List.of(States.ASSESS, States.AUTHORIZE, States.SCHEDULED);
    private static final int MOST_STEPS_TO_CLOSE = 4;

    private final Table table;
    private final WorkNotes notes;
    private final int pageSize;

    ChangeMoves(Table table, WorkNotes notes, int pageSize) {
        this.table = table;
        this.notes = notes;
        this.pageSize = pageSize;
    }

    ChangeRow requestApproval(String id) {
        ChangeRow row = table.change(id);
        if (ChangeConverter.phase(row) != ChangePhase.DRAFT || hasBeenAsked(row)) {
            return row;
        }
        // A quick "no" takes the change back to its draft before we look again.
        return move(
                row,
                RecordPatch.state(firstStep(row)),
                now -> ChangeConverter.phase(now) != ChangePhase.DRAFT || hasBeenAsked(now));
    }

    private static boolean hasBeenAsked(ChangeRow row) {
        Approval approval = ChangeConverter.approval(row);
        return approval == Approval.REQUESTED || approval == Approval.REJECTED;
    }

    /** The instance knows best where its change may go; where it does not say, the type decides. */
    private String firstStep(ChangeRow row) {
        List<String> available = availableStates(row.id());
        return ASKING.stream().filter(available::contains).findFirst().orElseGet(() -> switch (Value.textOf(
                row.type())) {
            case "emergency" -> States.AUTHORIZE;
            case "standard" -> States.SCHEDULED;
            default -> States.ASSESS;
        });
    }

    private List<String> availableStates(String id) {
        List<NextStates> answer;
        try {
            answer = table.rows(table.api().nextStates(id), false);
        } catch (Failure notByThatName) {
            if (isUnknownRoute(notByThatName)) {
                return availableStatesOfOldReleases(id);
            }
            throw notByThatName;
        }
        return states(answer);
    }

    private List<String> availableStatesOfOldReleases(String id) {
        try {
            return states(table.rows(table.api().nextState(id), false));
        } catch (Failure neither) {
            if (isUnknownRoute(neither)) {
                return List.of();
            }
            throw neither;
        }
    }

    private static boolean isUnknownRoute(Failure failure) {
        return failure.code() == FailureCode.CHANGE_MISSING || failure.code() == FailureCode.CHANGE_INVALID;
    }

    private static List<String> states(List<NextStates> answer) {
        List<String> states = new ArrayList<>();
        for (NextStates next : answer) {
            List<Value> available = next.availableStates();
            if (available != null) {
                available.forEach(each -> states.add(Value.textOf(each)));
            }
        }
        return states;
    }

    ChangeRow beginImplementation(String id) {
        ChangeRow row = table.change(id);
        return switch (ChangeConverter.phase(row)) {
            case IMPLEMENTING -> row;
            case SCHEDULED -> move(row, RecordPatch.state(States.IMPLEMENT), in(ChangePhase.IMPLEMENTING));
            case DRAFT, AWAITING_APPROVAL, REVIEWING, CLOSED, CANCELLED, UNRECOGNISED ->
                throw notMovable(row, "implementation cannot start");
        };
    }

    ChangeRow close(String id, CloseCode code, String closeNotes) {
        ChangeRow row = table.change(id);
        for (int step = 0; step < MOST_STEPS_TO_CLOSE; step++) {
            switch (ChangeConverter.phase(row)) {
                case CLOSED, CANCELLED -> {
                    return row;
                }
                case SCHEDULED -> row = move(row, RecordPatch.state(States.IMPLEMENT), outOf(ChangePhase.SCHEDULED));
                case IMPLEMENTING -> row = toReview(id, code);
                case REVIEWING -> {
                    closeTasks(id, code);
                    String value = ChangeConverter.closeCode(code);
                    row = move(row, RecordPatch.closing(value, closeNotes), in(ChangePhase.CLOSED));
                }
                case DRAFT, AWAITING_APPROVAL, UNRECOGNISED -> throw notMovable(row, "it cannot be closed");
            }
        }
        if (ChangeConverter.phase(row) != ChangePhase.CLOSED) {
            throw notMovable(row, "it cannot be closed");
        }
        return row;
    }

    /** In some models closing the last task moves the change to its review, so it is read again after that. */
    private ChangeRow toReview(String id, CloseCode code) {
        closeTasks(id, code);
        ChangeRow row = table.change(id);
        return ChangeConverter.phase(row) == ChangePhase.IMPLEMENTING
                ? move(row, RecordPatch.state(States.REVIEW), outOf(ChangePhase.IMPLEMENTING))
                : row;
    }

    /** A change does not close while tasks are open; those that nobody began are cancelled. */
    private void closeTasks(String id, CloseCode code) {
        String query = "change_request=" + id + "^active=true";
        for (OtherRow task : table.find(TASK, query, "sys_id,state,change_request", pageSize)) {
            String state = Value.textOf(task.state());
            if (!Value.textOf(task.changeRequest()).equals(id)
                    || state.equals(States.TASK_CLOSED)
                    || state.equals(States.TASK_CANCELED)) {
                continue;
            }
            RecordPatch patch = state.equals(States.TASK_PENDING)
                    ? RecordPatch.state(States.TASK_CANCELED)
                    : RecordPatch.closing(ChangeConverter.closeCode(code), "Closed with its change.");
            // A refused one may have been ended by the platform meanwhile; whether any is open, the change itself
            // tells.
            table.refusal(TASK, task.id(), patch)
                    .ifPresent(refusal -> LOG.atDebug()
                            .addKeyValue("task", task.id())
                            .addKeyValue("refusal", refusal.detail())
                            .log("A task of the change cannot be closed"));
        }
    }

    ChangeRow cancel(String id, NoteKey key, String reason) {
        ChangeRow row = table.change(id);
        ChangePhase phase = ChangeConverter.phase(row);
        if (phase == ChangePhase.CLOSED || phase == ChangePhase.CANCELLED) {
            return row;
        }
        String note = notes.isWritten(id, key) ? null : WorkNotes.textWith(key, reason);
        return move(row, RecordPatch.stateWithNote(States.CANCELED, note), in(ChangePhase.CANCELLED));
    }

    /** A change that a person holds already keeps that reason, and is told ours in the note. */
    ChangeRow hold(String id, NoteKey key, String reason) {
        ChangeRow row = table.change(id);
        ChangePhase phase = ChangeConverter.phase(row);
        boolean over = phase == ChangePhase.CLOSED || phase == ChangePhase.CANCELLED;
        if (over || notes.isWritten(id, key)) {
            return row;
        }
        if (ChangeConverter.isOnHold(row)) {
            notes.add(id, key, reason);
            return row;
        }
        table.patch(CHANGE, id, RecordPatch.held(reason, WorkNotes.textWith(key, reason)));
        ChangeRow now = table.change(id);
        if (!ChangeConverter.isOnHold(now)) {
            throw notMovable(now, "it cannot be put on hold");
        }
        return now;
    }

    private static Predicate<ChangeRow> in(ChangePhase phase) {
        return row -> ChangeConverter.phase(row) == phase;
    }

    private static Predicate<ChangeRow> outOf(ChangePhase phase) {
        return row -> ChangeConverter.phase(row) != phase;
    }

    /**
     * The instance answers 200 to moves that it does not make, and refuses moves that it has just made by itself, so only
     * what is read afterwards counts.
     */
    private ChangeRow move(ChangeRow from, RecordPatch patch, Predicate<ChangeRow> moved) {
        Optional<Failure> refusal = table.refusal(CHANGE, from.id(), patch);
        ChangeRow now = table.change(from.id());
        if (moved.test(now)) {
            return now;
        }
        throw refusal.map(reason -> reason.code() == FailureCode.CHANGE_REFUSED
                        ? reason
                        : Failure.of(FailureCode.CHANGE_NOT_MOVABLE, reason.detail(), reason))
                .orElseGet(() -> notMovable(now, "it did not move to state " + patch.state()));
    }

    private static Failure notMovable(ChangeRow row, String what) {
        return Failure.of(
                FailureCode.CHANGE_NOT_MOVABLE,
                "change " + Value.textOf(row.number()) + " is in state " + Value.textOf(row.state()) + " ("
                        + ChangeConverter.phase(row) + "): " + what);
    }
}

package dev.wavegate.integrations.servicenow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Walks a change through its states, one legal step at a time, and looks after each step whether it was taken. */
final class ChangeMoves {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeMoves.class);
    private static final List<String> ASKING = List.of(States.ASSESS, States.AUTHORIZE, States.SCHEDULED);

    private final Table table;
    private final WorkNotes notes;
    private final ChangeTasks tasks;

    ChangeMoves(Table table, WorkNotes notes, ChangeTasks tasks) {
        this.table = table;
        this.notes = notes;
        this.tasks = tasks;
    }

    ChangeRow requestApproval(String id) {
        ChangeRow row = table.change(id);
        if (isAsked(row)) {
            return row;
        }
        if (Value.textOf(row.type()).equals("normal")) {
            // Where it is offered, this step is taken before all others, so the instance need not be asked what it
            // offers.
            Step step = attempt(row, RecordPatch.state(States.ASSESS));
            if (isAsked(step.now())) {
                return step.now();
            }
        }
        return move(row, RecordPatch.state(firstStep(row)), ChangeMoves::isAsked);
    }

    /** A quick "no" takes the change back to its draft before we look again. */
    private static boolean isAsked(ChangeRow row) {
        return ChangeConverter.phase(row) != ChangePhase.DRAFT || hasBeenAsked(row);
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

    /** Our task comes first: a change without an open one may leave its implementation at once. */
    ChangeRow beginImplementation(String id) {
        ChangeRow row = table.change(id);
        return switch (ChangeConverter.phase(row)) {
            case IMPLEMENTING -> {
                tasks.anchor(row);
                yield row;
            }
            case SCHEDULED -> {
                if (ChangeConverter.isOnHold(row)) {
                    throw notMovable(row, "it is on hold");
                }
                tasks.anchor(row);
                yield move(row, RecordPatch.state(States.IMPLEMENT), in(ChangePhase.IMPLEMENTING));
            }
            case DRAFT, AWAITING_APPROVAL, REVIEWING, CLOSED, CANCELLED, UNRECOGNISED ->
                throw notMovable(row, "implementation cannot start");
        };
    }

    /** Where a task of ours is still open, the change has begun and not ended, and need not be read before it is moved. */
    ChangeRow close(String id, CloseCode code, String closeNotes, CloseAt at) {
        String value = ChangeConverter.closeCode(code);
        RecordPatch review = at == CloseAt.REVIEW
                ? RecordPatch.reviewing(States.REVIEW, value, closeNotes)
                : RecordPatch.state(States.REVIEW);
        Optional<ChangeRow> moved = tasks.closeOurs(id, code, closeNotes) ? toReview(id, review) : Optional.empty();
        ChangeRow row = moved.orElseGet(() -> table.change(id));
        switch (ChangeConverter.phase(row)) {
            case CLOSED, CANCELLED -> {
                return row;
            }
            case SCHEDULED -> row = move(row, RecordPatch.state(States.IMPLEMENT), outOf(ChangePhase.SCHEDULED));
            case IMPLEMENTING, REVIEWING -> {}
            case DRAFT, AWAITING_APPROVAL, UNRECOGNISED -> throw notMovable(row, "it cannot be closed");
        }
        if (ChangeConverter.phase(row) == ChangePhase.IMPLEMENTING) {
            row = move(row, review, outOf(ChangePhase.IMPLEMENTING));
        } else if (at == CloseAt.REVIEW && moved.isEmpty()) {
            return table.patchChange(id, RecordPatch.reviewing(null, value, closeNotes));
        }
        return at == CloseAt.REVIEW || isOver(row) ? row : closeReviewed(row, RecordPatch.closing(value, closeNotes));
    }

    /** With its last task the change may have moved by itself; asking for that move again does nothing. */
    private Optional<ChangeRow> toReview(String id, RecordPatch patch) {
        try {
            return Optional.of(table.patchChange(id, patch)).filter(in(ChangePhase.REVIEWING));
        } catch (Failure failure) {
            LOG.atDebug()
                    .addKeyValue("refusal", Table.refusal(failure).detail())
                    .log("The change did not move to its review at once");
            return Optional.empty();
        }
    }

    /** In its review the platform cancels what it has made; what people have made keeps a change open until they end it. */
    private ChangeRow closeReviewed(ChangeRow row, RecordPatch patch) {
        Step step = attempt(row, patch);
        if (ChangeConverter.phase(step.now()) == ChangePhase.CLOSED) {
            return step.now();
        }
        List<String> open = tasks.open(row.id());
        if (!open.isEmpty()) {
            throw Failure.of(
                    FailureCode.CHANGE_TASKS_OPEN,
                    "change " + Value.textOf(row.number()) + " has open tasks: " + String.join(", ", open)
                            + ". Close them, so that the change can be closed");
        }
        throw failure(step, patch);
    }

    private static boolean isOver(ChangeRow row) {
        ChangePhase phase = ChangeConverter.phase(row);
        return phase == ChangePhase.CLOSED || phase == ChangePhase.CANCELLED;
    }

    /** The note comes with the move, so that one says whether the other has happened. */
    ChangeRow cancel(String id, NoteKey key, String reason) {
        ChangeRow row = table.change(id);
        if (isOver(row)) {
            return row;
        }
        String note = WorkNotes.textWith(key, reason);
        return move(row, RecordPatch.stateWithNote(States.CANCELED, note), in(ChangePhase.CANCELLED));
    }

    /** A change that a person holds already keeps that reason, and is told ours in the note. */
    ChangeRow hold(String id, NoteKey key, String reason) {
        ChangeRow row = table.change(id);
        if (isOver(row) || notes.isWritten(id, key)) {
            return row;
        }
        String note = WorkNotes.textWith(key, reason);
        RecordPatch patch = ChangeConverter.isOnHold(row) ? RecordPatch.note(note) : RecordPatch.held(reason, note);
        ChangeRow now = table.patchChange(id, patch);
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

    private ChangeRow move(ChangeRow from, RecordPatch patch, Predicate<ChangeRow> moved) {
        Step step = attempt(from, patch);
        if (moved.test(step.now())) {
            return step.now();
        }
        // Some moves are made a moment later, and some that are refused have just been made by the platform itself.
        ChangeRow now = table.change(from.id());
        if (moved.test(now)) {
            return now;
        }
        throw failure(new Step(now, step.refusal()), patch);
    }

    private Step attempt(ChangeRow from, RecordPatch patch) {
        try {
            return new Step(table.patchChange(from.id(), patch), Optional.empty());
        } catch (Failure failure) {
            return new Step(from, Optional.of(Table.refusal(failure)));
        }
    }

    private static Failure failure(Step step, RecordPatch patch) {
        return step.refusal()
                .map(reason -> Failure.of(FailureCode.CHANGE_NOT_MOVABLE, reason.detail(), reason))
                .orElseGet(() -> notMovable(step.now(), "it did not move to state " + patch.state()));
    }

    /**
     * A move that was asked for. The instance answers 200 to moves that it does not make, so only the change counts that it
     * shows.
     *
     * @param now the change as it is stored afterwards; as before, when a rule has refused
     */
    private record Step(ChangeRow now, Optional<Failure> refusal) {}

    private static Failure notMovable(ChangeRow row, String what) {
        return Failure.of(
                FailureCode.CHANGE_NOT_MOVABLE,
                "change " + Value.textOf(row.number()) + " is in state " + Value.textOf(row.state()) + " ("
                        + ChangeConverter.phase(row) + "): " + what);
    }
}

package dev.wavegate.integrations.servicenow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangeDraft;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.change.CloseAt;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.change.MovedChanges;
import dev.wavegate.domain.change.NoteKey;
import dev.wavegate.domain.change.Replanning;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;

/** Changes as records of {@code change_request}, found again by their correlation id. */
final class ServiceNowChangeTickets implements ChangeTickets {
    private static final int ENOUGH_TO_SEE_DOUBLES = 20;
    private static final Comparator<ChangeRow> BY_AGE = Comparator.comparing(
                    (ChangeRow row) -> Value.textOf(row.sysCreatedOn()))
            .thenComparing(row -> Value.textOf(row.number()));

    private final Table table;
    private final ChangeCreation creation;
    private final ChangeMoves moves;
    private final WorkNotes notes;
    private final ChangeTasks tasks;
    private final Attachments attachments;
    private final ApproverComments comments;
    private final ChangeFeed feed;
    private final PlannedDates dates;

    ServiceNowChangeTickets(
            Table table,
            ChangeCreation creation,
            ChangeMoves moves,
            WorkNotes notes,
            ChangeTasks tasks,
            ApproverComments comments,
            ChangeFeed feed) {
        this.table = table;
        this.creation = creation;
        this.moves = moves;
        this.notes = notes;
        this.tasks = tasks;
        this.attachments = new Attachments(table);
        this.comments = comments;
        this.feed = feed;
        this.dates = new PlannedDates(table, this::ticket);
    }

    /**
     * There is no unique index at the other side. A create whose answer was lost may become visible late: the caller repeats
     * after a while, and if that was not enough, the younger one is cancelled as soon as both are seen.
     */
    @Override
    public ChangeTicket findOrCreate(ChangeDraft draft) {
        List<ChangeRow> known = find(draft);
        return known.isEmpty() ? create(draft) : oldest(draft, known);
    }

    private ChangeTicket create(ChangeDraft draft) {
        NewChange body = creation.body(FieldText.fitting(draft));
        ChangeRow created = creation.create(draft, body);
        attachments.isNew(created.id());
        return marked(Value.textOf(created.correlationId()).isEmpty() ? table.change(created.id()) : created, body);
    }

    private List<ChangeRow> find(ChangeDraft draft) {
        String correlation = ChangeConverter.changeCorrelation(draft.rollout());
        String query = "correlation_id=" + correlation + "^ORDERBYsys_created_on";
        return table.changes(query, ENOUGH_TO_SEE_DOUBLES).stream()
                // A query whose parts the instance does not understand matches everything.
                .filter(row -> Value.textOf(row.correlationId()).equals(correlation))
                .sorted(BY_AGE)
                .toList();
    }

    private ChangeTicket oldest(ChangeDraft draft, List<ChangeRow> rows) {
        ChangeRow oldest = rows.get(0);
        String number = Value.textOf(oldest.number());
        for (ChangeRow duplicate : rows.subList(1, rows.size())) {
            ChangePhase phase = ChangeConverter.phase(duplicate);
            if (phase == ChangePhase.DRAFT || phase == ChangePhase.AWAITING_APPROVAL) {
                NoteKey key = new NoteKey(draft.rollout(), "duplicate/" + duplicate.id());
                moves.cancel(duplicate.id(), key, "Duplicate; see " + number + ".");
            }
        }
        return ticket(oldest);
    }

    /** Fields that we may not write are dropped silently, and without the mark every repetition would create another. */
    private ChangeTicket marked(ChangeRow row, NewChange body) {
        if (!Value.textOf(row.correlationId()).equals(body.correlationId())) {
            throw Failure.of(
                    FailureCode.CHANGE_DENIED,
                    "change " + Value.textOf(row.number())
                            + " was created without its correlation id; grant write access to that field");
        }
        return ticket(row);
    }

    @Override
    public ChangeTicket read(ChangeRef ref) {
        return ticket(table.change(ref.id()));
    }

    private ChangeTicket ticket(ChangeRow row) {
        Optional<String> comment =
                ChangeConverter.approval(row) == Approval.REJECTED ? comments.ofRejection(row.id()) : Optional.empty();
        return ChangeConverter.ticket(row, comment);
    }

    @Override
    public ChangeTicket requestApproval(ChangeRef ref) {
        return ticket(moves.requestApproval(ref.id()));
    }

    @Override
    public ChangeTicket beginImplementation(ChangeRef ref) {
        return ticket(moves.beginImplementation(ref.id()));
    }

    @Override
    public Replanning plan(ChangeRef ref, Interval planned, Optional<Interval> known) {
        return dates.plan(ref.id(), planned, known);
    }

    @Override
    public ChangeTicket hold(ChangeRef ref, NoteKey key, String reason) {
        return ticket(moves.hold(ref.id(), key, reason));
    }

    @Override
    public void note(ChangeRef ref, NoteKey key, String text) {
        notes.add(ref.id(), key, text);
    }

    @Override
    public void attach(ChangeRef ref, Attachment file) {
        attachments.attach("change_request", ref.id(), file);
    }

    @Override
    public void task(ChangeRef ref, ChangeTask task) {
        tasks.show(ref.id(), task);
    }

    @Override
    public ChangeTicket close(ChangeRef ref, CloseCode code, String closeNotes, CloseAt at) {
        return ticket(moves.close(ref.id(), code, closeNotes, at));
    }

    @Override
    public ChangeTicket cancel(ChangeRef ref, NoteKey key, String reason) {
        return ticket(moves.cancel(ref.id(), key, reason));
    }

    @Override
    public MovedChanges movedSince(String cursor) {
        return feed.movedSince(cursor);
    }

    @Override
    public void selfTest() {
        table.probe();
    }
}

package dev.wavegate.testkit.change;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.Attachment;
import dev.wavegate.domain.change.ChangeDraft;
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
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.testkit.failure.Troubles;

/** A change system in memory, with its change manager; thread-safe. */
public final class InMemoryChangeTickets implements ChangeTickets, ChangeManager {
    private final Troubles troubles = new Troubles();
    private final Map<String, InMemoryChange> changes = new LinkedHashMap<>();
    private final Set<String> unknownGroups = new HashSet<>();
    private boolean approvesAtOnce;
    private boolean lockedDates;
    private boolean refusesFiles;
    private long moves;

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** From now on every request for approval is granted at once. */
    public InMemoryChangeTickets approvingAtOnce() {
        troubles.undisturbed(() -> approvesAtOnce = true);
        return this;
    }

    /** From now on planned dates are refused to everybody but the change manager. */
    public InMemoryChangeTickets lockingDates() {
        troubles.undisturbed(() -> lockedDates = true);
        return this;
    }

    /** From now on no file may be attached. */
    public InMemoryChangeTickets refusingFiles() {
        troubles.undisturbed(() -> refusesFiles = true);
        return this;
    }

    /** Drafts for this group are refused. */
    public InMemoryChangeTickets withoutGroup(String name) {
        troubles.undisturbed(() -> unknownGroups.add(name));
        return this;
    }

    @Override
    public ChangeTicket findOrCreate(ChangeDraft draft) {
        return troubles.write(
                () -> find(draft.rollout()).orElseGet(() -> create(draft)).ticket());
    }

    private InMemoryChange create(ChangeDraft draft) {
        if (unknownGroups.contains(draft.assignmentGroup())) {
            throw Failure.of(
                    FailureCode.CHANGE_INVALID, "assignment group " + draft.assignmentGroup() + " does not exist");
        }
        int number = changes.size() + 1;
        ChangeRef ref = new ChangeRef("change-" + number, String.format(Locale.ROOT, "CHG%07d", 30_000 + number));
        InMemoryChange change = new InMemoryChange(ref, draft);
        changes.put(ref.id(), change);
        moved(change);
        return change;
    }

    @Override
    public ChangeTicket read(ChangeRef ref) {
        return troubles.read(() -> existing(ref).ticket());
    }

    @Override
    public ChangeTicket requestApproval(ChangeRef ref) {
        return troubles.write(() -> {
            InMemoryChange change = existing(ref);
            if (change.requestApproval()) {
                if (approvesAtOnce) {
                    change.approve();
                }
                moved(change);
            }
            return change.ticket();
        });
    }

    @Override
    public ChangeTicket beginImplementation(ChangeRef ref) {
        return troubles.write(() -> {
            InMemoryChange change = existing(ref);
            if (change.beginImplementation()) {
                moved(change);
            }
            return change.ticket();
        });
    }

    @Override
    public Replanning plan(ChangeRef ref, Interval planned, Optional<Interval> known) {
        return troubles.write(() -> {
            InMemoryChange change = existing(ref);
            Interval wished = InMemoryChange.inWholeSeconds(planned);
            Optional<Interval> shown = change.ticket().planned();
            if (shown.equals(Optional.of(wished))) {
                return new Replanning.Planned(change.ticket());
            }
            if (!shown.equals(known.map(InMemoryChange::inWholeSeconds))) {
                return new Replanning.Overtaken(change.ticket());
            }
            if (lockedDates || change.isOver()) {
                return new Replanning.Refused(change.ticket(), "the dates stay as they are");
            }
            change.plan(wished);
            moved(change);
            return new Replanning.Planned(change.ticket());
        });
    }

    @Override
    public ChangeTicket hold(ChangeRef ref, NoteKey key, String reason) {
        return troubles.write(() -> {
            InMemoryChange change = existing(ref);
            if (!change.isOver() && !change.notes().containsKey(key.token())) {
                if (!change.ticket().isOnHold()) {
                    change.hold(Optional.of(reason));
                }
                write(change, key, reason);
            }
            return change.ticket();
        });
    }

    @Override
    public void note(ChangeRef ref, NoteKey key, String text) {
        troubles.write(() -> {
            InMemoryChange change = existing(ref);
            write(change, key, text);
            return change;
        });
    }

    @Override
    public void attach(ChangeRef ref, Attachment file) {
        troubles.write(() -> {
            InMemoryChange change = existing(ref);
            if (refusesFiles) {
                throw Failure.of(FailureCode.CHANGE_DENIED, "files may not be attached");
            }
            change.files().putIfAbsent(file.name(), file);
            return change;
        });
    }

    /** The files of a change, oldest first. */
    public List<Attachment> filesOf(ChangeRef ref) {
        return troubles.undisturbed(() -> List.copyOf(existing(ref).files().values()));
    }

    @Override
    public void task(ChangeRef ref, ChangeTask task) {
        troubles.write(() -> {
            InMemoryChange change = existing(ref);
            change.show(task);
            return change;
        });
    }

    @Override
    public ChangeTicket close(ChangeRef ref, CloseCode code, String notes, CloseAt at) {
        return troubles.write(() -> {
            InMemoryChange change = existing(ref);
            if (!change.isOver()) {
                change.close(code, notes, at);
                moved(change);
            }
            return change.ticket();
        });
    }

    @Override
    public ChangeTicket cancel(ChangeRef ref, NoteKey key, String reason) {
        return troubles.write(() -> {
            InMemoryChange change = existing(ref);
            if (!change.isOver()) {
                change.cancel();
                write(change, key, reason);
            }
            return change.ticket();
        });
    }

    @Override
    public MovedChanges movedSince(String cursor) {
        return troubles.read(() -> {
            long since = cursor.isBlank() ? moves : Long.parseLong(cursor);
            return new MovedChanges(
                    changes.values().stream()
                            .filter(change -> change.movedAt() > since)
                            .collect(Collectors.toMap(
                                    change -> change.draft().rollout(), InMemoryChange::movedAt, Math::max)),
                    Long.toString(moves));
        });
    }

    @Override
    public void selfTest() {
        troubles.read(changes::size);
    }

    @Override
    public void approve(ChangeRef ref) {
        act(ref, InMemoryChange::approve);
    }

    @Override
    public void reject(ChangeRef ref, String comment) {
        act(ref, change -> change.reject(comment));
    }

    @Override
    public void hold(ChangeRef ref, String reason) {
        act(ref, change -> change.hold(Optional.of(reason)));
    }

    @Override
    public void release(ChangeRef ref) {
        act(ref, change -> change.hold(Optional.empty()));
    }

    @Override
    public void cancel(ChangeRef ref) {
        act(ref, InMemoryChange::cancel);
    }

    @Override
    public void moveDates(ChangeRef ref, Interval planned) {
        act(ref, change -> change.plan(planned));
    }

    @Override
    public void openTask(ChangeRef ref, String title) {
        act(ref, change -> change.foreignTasks().add(title));
    }

    @Override
    public void closeTasks(ChangeRef ref) {
        act(ref, change -> change.foreignTasks().clear());
    }

    /** The tasks of waves as they were shown last, by wave. */
    public List<ChangeTask> tasksOf(ChangeRef ref) {
        return troubles.undisturbed(() -> List.copyOf(existing(ref).tasks().values()));
    }

    /** Takes an approval back: the change is a draft again. */
    public void revoke(ChangeRef ref) {
        act(ref, InMemoryChange::revoke);
    }

    /** Makes the change vanish. */
    public void delete(ChangeRef ref) {
        troubles.undisturbed(() -> changes.remove(ref.id()));
    }

    /** The change of a rollout as it stands; empty when none was created. */
    public Optional<ChangeTicket> ticketOf(RolloutId rollout) {
        return troubles.undisturbed(() -> find(rollout).map(InMemoryChange::ticket));
    }

    /** What a change was created from. */
    public ChangeDraft draftOf(ChangeRef ref) {
        return troubles.undisturbed(() -> existing(ref).draft());
    }

    /** The notes of a change, oldest first. */
    public List<String> notesOf(ChangeRef ref) {
        return troubles.undisturbed(() -> List.copyOf(existing(ref).notes().values()));
    }

    /** How a change was closed; empty when it was not. */
    public Optional<CloseCode> closeCodeOf(ChangeRef ref) {
        return troubles.undisturbed(() -> existing(ref).closeCode());
    }

    /** What was said when a change was closed. */
    public String closeNotesOf(ChangeRef ref) {
        return troubles.undisturbed(() -> existing(ref).closeNotes());
    }

    /** How many changes there are. */
    public int count() {
        return troubles.undisturbed(changes::size);
    }

    private void act(ChangeRef ref, Consumer<InMemoryChange> deed) {
        troubles.undisturbed(() -> {
            InMemoryChange change = existing(ref);
            deed.accept(change);
            moved(change);
            return change;
        });
    }

    private void write(InMemoryChange change, NoteKey key, String text) {
        if (change.notes().putIfAbsent(key.token(), text) == null) {
            moved(change);
        }
    }

    private void moved(InMemoryChange change) {
        change.movedAt(++moves);
    }

    private Optional<InMemoryChange> find(RolloutId rollout) {
        return changes.values().stream()
                .filter(change -> change.draft().rollout().equals(rollout))
                .findFirst();
    }

    private InMemoryChange existing(ChangeRef ref) {
        InMemoryChange change = changes.get(ref.id());
        if (change == null) {
            throw Failure.of(FailureCode.CHANGE_MISSING, "change " + ref.number() + " does not exist");
        }
        return change;
    }
}

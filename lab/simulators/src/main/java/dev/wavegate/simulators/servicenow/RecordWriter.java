package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;

/** The one way records are written: access, fields, before rules, store, journals, reactions; under the lock. */
final class RecordWriter {
    private final RecordStore store;
    private final FieldAssignment assignment;
    private final AccessControl access = new AccessControl();
    private final Map<String, List<BeforeRule>> rules = new HashMap<>();
    private final Map<String, List<Reaction>> reactions = new HashMap<>();

    RecordWriter(RecordStore store, DisplayValues displayValues) {
        this.store = store;
        this.assignment = new FieldAssignment(store, displayValues);
    }

    void before(String table, BeforeRule rule) {
        rules.computeIfAbsent(table, unused -> new ArrayList<>()).add(rule);
    }

    void afterwards(String table, Reaction reaction) {
        reactions.computeIfAbsent(table, unused -> new ArrayList<>()).add(reaction);
    }

    /** The draft that was stored; its after record is the new one. */
    Draft insert(TableDefinition table, Input input, Caller caller) {
        access.requireInsert(table.name(), caller);
        Draft draft = new Draft(Row.blank(table), Row.blank(table), caller);
        assignment.apply(input, draft);
        check(draft);
        store.insert(draft.after(), caller);
        return finished(draft, draft.after());
    }

    /** The draft that was stored; a write that changes nothing leaves the stamps alone. */
    Draft update(Row row, Input input, Caller caller) {
        access.requireUpdate(row, caller);
        Draft draft = new Draft(row.copy(), row.copy(), caller);
        assignment.apply(input, draft);
        check(draft);
        if (!draft.changesAnything()) {
            return draft;
        }
        row.becomes(draft.after());
        store.touch(row, caller);
        return finished(draft, row);
    }

    Draft updateAsSystem(Row row, Map<String, String> fields) {
        return update(row, Input.raw(fields), Caller.SYSTEM);
    }

    void delete(Row row, Caller caller) {
        access.requireDelete(row.table().name(), caller);
        store.remove(row);
    }

    /** Refuses callers who may not write a record. */
    void requireUpdate(Row row, Caller caller) {
        access.requireUpdate(row, caller);
    }

    private void check(Draft draft) {
        rules.getOrDefault(draft.after().table().name(), List.of()).forEach(rule -> rule.check(draft));
    }

    private Draft finished(Draft draft, Row stored) {
        draft.journals().forEach((column, text) -> store.appendJournal(stored, column, text, draft.caller()));
        reactions.getOrDefault(stored.table().name(), List.of()).forEach(reaction -> reaction.after(draft));
        return draft;
    }

    /** A business rule that runs before a write is stored: it may amend the draft or throw WriteRefused. */
    @FunctionalInterface
    interface BeforeRule {
        void check(Draft draft);
    }

    /** What the platform does after a write is stored. */
    @FunctionalInterface
    interface Reaction {
        void after(Draft draft);
    }

    /** Who may write which records; reading is open to every user. */
    static final class AccessControl {
        private static final Set<String> WORK = Set.of("change_request", "change_task", "incident", "cmdb_ci");

        void requireInsert(String table, Caller caller) {
            require(WORK.contains(table) && caller.has("itil"), caller, "Insert");
        }

        void requireUpdate(Row row, Caller caller) {
            String table = row.table().name();
            boolean ownApproval = table.equals("sysapproval_approver") && row.is("approver", caller.sysId());
            require(ownApproval || (WORK.contains(table) && caller.has("itil")), caller, "Update");
        }

        void requireDelete(String table, Caller caller) {
            require(WORK.contains(table) && caller.has("change_manager"), caller, "Delete");
        }

        private static void require(boolean allowed, Caller caller, String operation) {
            if (!allowed && !caller.isSystem()) {
                throw WriteRefused.byAccessControl(operation);
            }
        }
    }
}

package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.wavegate.simulators.servicenow.RecordWriter.BeforeRule;

/** The rules a change must pass before it is stored: model, hold, state machine, mandatory fields, stamps. */
record ChangeRules(RecordStore store) implements BeforeRule {
    private static final String TABLE = "change_request";
    private static final String STATE = "state";
    private static final String STATE_RULE = "Change Model: Check State Transition";
    private static final String STATE_RULE_ID = "b6dae9e15317101034d1ddeeff7b1278";
    private static final String STANDARD_RULE = "Restrict fields from Standard Change";
    private static final String STANDARD_RULE_ID = "aa4c5f9bc0a8010a0120f5d6d7a2e1c4";
    private static final String OPEN_TASKS_RULE = "Change Model: Check Active Tasks";
    private static final String OPEN_TASKS_RULE_ID = "c41f9a2d5323101034d1ddeeff7b12f0";
    private static final Set<String> STANDARD_LOCKED =
            Set.of("description", "implementation_plan", "backout_plan", "test_plan");
    private static final Set<ChangeState> NEED_GROUP =
            Set.of(ChangeState.ASSESS, ChangeState.AUTHORIZE, ChangeState.SCHEDULED);

    @Override
    public void check(Draft draft) {
        if (draft.isInsert()) {
            begin(draft);
            return;
        }
        lockAfterNew(draft);
        checkHold(draft);
        if (draft.changes(STATE)) {
            checkMove(draft);
            checkMandatory(draft);
            stamp(draft);
        }
    }

    /** A model decides where a change begins, whatever state was posted. */
    private void begin(Draft draft) {
        Row change = draft.after();
        draft.revert(STATE);
        if (!change.get("chg_model").isEmpty()) {
            store.find("chg_model", change.get("chg_model"))
                    .map(model -> Seed.typeOfModel(model.sysId()))
                    .ifPresent(type -> change.put("type", type));
        } else {
            change.put("chg_model", Seed.modelOfType(change.get("type")));
        }
        if (change.get("requested_by").isEmpty()) {
            change.put("requested_by", draft.caller().sysId());
        }
    }

    private static void lockAfterNew(Draft draft) {
        if (ChangeState.of(draft.before()) != ChangeState.NEW) {
            draft.revert("type");
            draft.revert("chg_model");
            draft.revert("cmdb_ci");
        } else if (draft.changes("type")) {
            draft.after().put("chg_model", Seed.modelOfType(draft.after().get("type")));
        }
        boolean restricted =
                draft.before().is("type", "standard") && !draft.caller().has("change_manager");
        if (restricted && STANDARD_LOCKED.stream().anyMatch(draft::changes)) {
            throw WriteRefused.byRule(TABLE, STANDARD_RULE, STANDARD_RULE_ID);
        }
    }

    private static void checkHold(Draft draft) {
        Row change = draft.after();
        if (draft.moves("on_hold", "true") && change.get("on_hold_reason").isBlank()) {
            throw WriteRefused.byDataPolicy("On hold reason");
        }
        if (draft.moves("on_hold", "false")) {
            change.put("on_hold_reason", "");
        }
        boolean cancels = change.is(STATE, ChangeState.CANCELED.value());
        if (change.is("on_hold", "true") && draft.changes(STATE) && !cancels) {
            throw WriteRefused.byRule(TABLE, STATE_RULE, STATE_RULE_ID);
        }
    }

    private static void checkMove(Draft draft) {
        ChangeState from = ChangeState.of(draft.before());
        String type = Seed.pathOf(draft.after());
        boolean legal = ChangeState.of(draft.after().get(STATE))
                .filter(target -> from.mayMoveTo(target, type, draft.caller()))
                .isPresent();
        if (!legal) {
            throw WriteRefused.byRule(TABLE, STATE_RULE, STATE_RULE_ID);
        }
    }

    private void checkMandatory(Draft draft) {
        Row change = draft.after();
        ChangeState target = ChangeState.of(change);
        List<String> missing = new ArrayList<>();
        if (NEED_GROUP.contains(target)) {
            require(change, "assignment_group", missing);
        }
        if (target == ChangeState.CLOSED) {
            require(change, "close_code", missing);
            require(change, "close_notes", missing);
        }
        if (!missing.isEmpty()) {
            throw WriteRefused.byDataPolicy(String.join(", ", missing));
        }
        if (target == ChangeState.CLOSED && hasActiveTasks(change)) {
            throw WriteRefused.byRule(TABLE, OPEN_TASKS_RULE, OPEN_TASKS_RULE_ID);
        }
    }

    private static void require(Row change, String column, List<String> missing) {
        if (change.get(column).isBlank()) {
            change.table().column(column).ifPresent(found -> missing.add(found.label()));
        }
    }

    private boolean hasActiveTasks(Row change) {
        return store.rowsWhere("change_task", "change_request", change.sysId()).stream()
                .anyMatch(task -> task.is("active", "true"));
    }

    private void stamp(Draft draft) {
        Row change = draft.after();
        switch (ChangeState.of(change)) {
            case NEW, ASSESS, AUTHORIZE -> {
                if (!draft.caller().isSystem()) {
                    change.put("approval", "not requested");
                }
            }
            case SCHEDULED -> {
                if (Seed.asksForApproval(change)) {
                    change.put("approval", "approved");
                }
            }
            case IMPLEMENT -> stampOnce(change, "work_start");
            case REVIEW -> stampOnce(change, "work_end");
            case CLOSED, CANCELED -> end(draft);
        }
    }

    private void end(Draft draft) {
        Row change = draft.after();
        Map.of("active", "false", "on_hold", "false", "on_hold_reason", "").forEach(change::put);
        change.put("closed_at", store.now());
        change.put("closed_by", draft.caller().sysId());
    }

    private void stampOnce(Row change, String column) {
        if (change.get(column).isEmpty()) {
            change.put(column, store.now());
        }
    }
}

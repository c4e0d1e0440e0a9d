package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;

/**
 * The approval policy of the platform: Assess asks the members of the assignment group, Authorize the advisory board; the
 * first decision of any member counts. It reacts late, as flows do, and reads every fact again when it does.
 */
final class ApprovalFlow {
    private static final String APPROVERS = "sysapproval_approver";
    private static final String STATE = "state";
    private static final String REQUESTED = "requested";
    private static final String NOT_REQUIRED = "not_required";
    private static final String APPROVED = "approved";
    private static final String REJECTED = "rejected";

    private final RecordStore store;
    private final RecordWriter writer;
    private final Flow flow;
    private final boolean separateAdvisoryBoard;
    private final Map<String, Round> rounds = new HashMap<>();

    ApprovalFlow(RecordStore store, RecordWriter writer, Flow flow, boolean separateAdvisoryBoard) {
        this.store = store;
        this.writer = writer;
        this.flow = flow;
        this.separateAdvisoryBoard = separateAdvisoryBoard;
    }

    void observe() {
        writer.afterwards("change_request", this::changeWritten);
        writer.afterwards(APPROVERS, this::approverWritten);
    }

    void clear() {
        rounds.clear();
    }

    private void changeWritten(Draft draft) {
        String change = draft.after().sysId();
        if (draft.changes(STATE) && !draft.isInsert()) {
            settlePending(change);
            enter(draft);
        } else if (draft.moves("on_hold", "true")) {
            rewrite(change, REQUESTED, NOT_REQUIRED);
        } else if (draft.moves("on_hold", "false")) {
            rewrite(change, NOT_REQUIRED, REQUESTED);
            flow.later(() -> proceed(change));
        }
    }

    private void enter(Draft draft) {
        String change = draft.after().sysId();
        ChangeState state = ChangeState.of(draft.after());
        if (state == ChangeState.ASSESS || state == ChangeState.AUTHORIZE) {
            boolean follows = draft.caller().isSystem() && !separateAdvisoryBoard;
            rounds.put(change, new Round(state, follows));
            flow.later(() -> proceed(change));
        } else {
            rounds.remove(change);
        }
    }

    private void approverWritten(Draft draft) {
        if (draft.changes(STATE) && !draft.caller().isSystem()) {
            String change = draft.after().get("sysapproval");
            flow.later(() -> proceed(change));
        }
    }

    /** Does the next thing the facts call for; calling it once too often does nothing. */
    private void proceed(String changeId) {
        Optional<Row> change = store.find("change_request", changeId);
        Round round = rounds.get(changeId);
        if (change.isEmpty() || round == null || change.get().is("on_hold", "true")) {
            return;
        }
        if (round.asked.isEmpty()) {
            ask(change.get(), round);
        } else if (anyAsked(round, REJECTED)) {
            move(change.get(), ChangeState.NEW, REJECTED);
        } else if (anyAsked(round, APPROVED)) {
            advance(change.get(), round);
        }
    }

    private void ask(Row change, Round round) {
        String group = round.stage == ChangeState.ASSESS ? change.get("assignment_group") : Seed.ADVISORY_BOARD;
        String answer = round.followsDecision ? APPROVED : REQUESTED;
        for (Row member : store.rowsWhere("sys_user_grmember", "group", group)) {
            Map<String, String> fields = Map.of(
                    "sysapproval",
                    change.sysId(),
                    "document_id",
                    change.sysId(),
                    "approver",
                    member.get("user"),
                    "group",
                    group,
                    STATE,
                    answer);
            TableDefinition approvers = store.schema().required(APPROVERS);
            round.asked.add(writer.insert(approvers, Input.raw(fields), Caller.SYSTEM)
                    .after()
                    .sysId());
        }
        writer.updateAsSystem(change, Map.of("approval", REQUESTED));
        if (round.followsDecision && !round.asked.isEmpty()) {
            flow.later(() -> proceed(change.sysId()));
        }
    }

    private void advance(Row change, Round round) {
        if (round.stage == ChangeState.ASSESS) {
            move(change, ChangeState.AUTHORIZE, REQUESTED);
        } else {
            move(change, ChangeState.SCHEDULED, APPROVED);
        }
    }

    private void move(Row change, ChangeState target, String approval) {
        writer.updateAsSystem(change, Map.of(STATE, target.value(), "approval", approval, "approval_set", store.now()));
    }

    private boolean anyAsked(Round round, String answer) {
        return round.asked.stream()
                .flatMap(id -> store.find(APPROVERS, id).stream())
                .anyMatch(row -> row.is(STATE, answer));
    }

    /** Cancels the requests that are still open. */
    private void settlePending(String change) {
        rewrite(change, REQUESTED, "cancelled");
        rewrite(change, NOT_REQUIRED, "cancelled");
    }

    private void rewrite(String change, String from, String to) {
        for (Row row : store.rowsWhere(APPROVERS, "sysapproval", change)) {
            if (row.is(STATE, from)) {
                writer.updateAsSystem(row, Map.of(STATE, to));
            }
        }
    }

    /** One request for approval; with followsDecision the board takes over what the assessors decided. */
    private static final class Round {
        private final ChangeState stage;
        private final boolean followsDecision;
        private final List<String> asked = new ArrayList<>();

        Round(ChangeState stage, boolean followsDecision) {
            this.stage = stage;
            this.followsDecision = followsDecision;
        }
    }
}

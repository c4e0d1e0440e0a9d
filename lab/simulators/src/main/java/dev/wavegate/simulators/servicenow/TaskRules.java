package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.List;

import dev.wavegate.simulators.servicenow.RecordWriter.BeforeRule;

/** The rules of change tasks: closing needs a code and notes, ended tasks are inactive. */
record TaskRules(RecordStore store) implements BeforeRule {
    private static final String CLOSED = "3";
    private static final String CANCELED = "4";

    @Override
    public void check(Draft draft) {
        Row task = draft.after();
        if (draft.isInsert() && task.get("change_request").isEmpty()) {
            task.put("change_request", task.get("parent"));
        }
        task.put("parent", task.get("change_request"));
        if (draft.moves("state", CLOSED)) {
            requireClosure(task);
        }
        if (draft.moves("on_hold", "true") && task.get("on_hold_reason").isBlank()) {
            throw WriteRefused.byDataPolicy("On hold reason");
        }
        boolean ended = task.is("state", CLOSED) || task.is("state", CANCELED);
        task.put("active", Boolean.toString(!ended));
        if (ended && draft.changes("state")) {
            task.put("closed_at", store.now());
            task.put("closed_by", draft.caller().sysId());
        }
    }

    private static void requireClosure(Row task) {
        List<String> missing = new ArrayList<>();
        for (String column : List.of("close_code", "close_notes")) {
            if (task.get(column).isBlank()) {
                task.table().column(column).ifPresent(found -> missing.add(found.label()));
            }
        }
        if (!missing.isEmpty()) {
            throw WriteRefused.byDataPolicy(String.join(", ", missing));
        }
    }
}

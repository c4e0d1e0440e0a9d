package dev.wavegate.simulators.servicenow;

import dev.wavegate.simulators.servicenow.RecordWriter.BeforeRule;

/** The rules of approver records: a person decides a request once, and says why when it is a rejection. */
final class ApproverRules implements BeforeRule {
    @Override
    public void check(Draft draft) {
        if (draft.caller().isSystem()) {
            return;
        }
        draft.after().table().columns().stream()
                .map(Column::name)
                .filter(name -> !name.equals("state"))
                .forEach(draft::revert);
        if (!draft.changes("state")) {
            return;
        }
        boolean decides = draft.after().is("state", "approved") || draft.after().is("state", "rejected");
        if (!draft.before().is("state", "requested") || !decides) {
            throw WriteRefused.byAccessControl("Update");
        }
        if (draft.after().is("state", "rejected") && !draft.journals().containsKey("comments")) {
            throw WriteRefused.byDataPolicy("Comments");
        }
    }
}

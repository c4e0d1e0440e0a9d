package dev.wavegate.simulators.servicenow;

import java.util.Set;

import dev.wavegate.simulators.servicenow.RecordWriter.BeforeRule;

/** The rules of incidents: priority is computed, closing needs a code and notes, waiting needs a reason. */
record IncidentRules(RecordStore store) implements BeforeRule {
    private static final Set<String> ENDED = Set.of("6", "7");

    @Override
    public void check(Draft draft) {
        Row incident = draft.after();
        incident.put("priority", priority(incident));
        incident.put("incident_state", incident.get("state"));
        boolean moved = draft.isInsert() || draft.changes("state");
        if (moved && ENDED.contains(incident.get("state"))) {
            requireClosure(incident);
            incident.put("resolved_at", store.now());
            incident.put("resolved_by", draft.caller().sysId());
        }
        if (moved && incident.is("state", "3") && incident.get("hold_reason").isEmpty()) {
            throw WriteRefused.byDataPolicy("Hold reason");
        }
        incident.put("active", Boolean.toString(!incident.is("state", "7") && !incident.is("state", "8")));
    }

    /** Both values run from 1 (high) to 3 (low); anything else counts as low. */
    private static String priority(Row incident) {
        int impact = level(incident.get("impact"));
        int urgency = level(incident.get("urgency"));
        return Integer.toString(impact + urgency - 1);
    }

    private static int level(String text) {
        return text.equals("1") || text.equals("2") ? Integer.parseInt(text) : 3;
    }

    private static void requireClosure(Row incident) {
        boolean code = !incident.get("close_code").isBlank();
        boolean notes = !incident.get("close_notes").isBlank();
        if (!code || !notes) {
            throw WriteRefused.byDataPolicy(code ? "Close notes" : notes ? "Close code" : "Close code, Close notes");
        }
    }
}

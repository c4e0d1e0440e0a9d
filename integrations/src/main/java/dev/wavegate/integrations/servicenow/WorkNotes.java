package dev.wavegate.integrations.servicenow;

import java.util.Comparator;
import java.util.List;

import dev.wavegate.domain.change.NoteKey;

/** Work notes of changes, which the instance appends every time; the token at their end keeps each from doubling. */
final class WorkNotes {
    private static final String JOURNAL = "sys_journal_field";

    private final Table table;
    private final int pageSize;
    private volatile boolean changesShowNotes;

    WorkNotes(Table table, int pageSize) {
        this.table = table;
        this.pageSize = pageSize;
    }

    void add(String changeId, NoteKey key, String text) {
        if (!isWritten(changeId, key)) {
            table.patch("change_request", changeId, RecordPatch.note(textWith(key, text)));
        }
    }

    static String textWith(NoteKey key, String text) {
        return text.stripTrailing() + "\n" + key.token();
    }

    /**
     * Looks at the change itself, which whoever may write notes may usually read, and at the journal where the change shows
     * none and none was ever shown to us. An account that may read neither sees no notes, and must still be able to write
     * them.
     */
    boolean isWritten(String changeId, NoteKey key) {
        String shown = table.workNotes(changeId);
        if (!shown.isBlank()) {
            changesShowNotes = true;
            return shown.contains(key.token());
        }
        return !changesShowNotes && isInJournal(changeId, key);
    }

    /** Reads the whole journal of the change, because a token may hold what a query cannot. */
    private boolean isInJournal(String changeId, NoteKey key) {
        String after = "";
        while (true) {
            String query = "element_id=" + changeId + "^element=work_notes"
                    + (after.isEmpty() ? "" : "^sys_id>" + after) + "^ORDERBYsys_id";
            List<OtherRow> page = table.findIfPermitted(JOURNAL, query, "sys_id,element_id,value", pageSize);
            boolean found = page.stream()
                    .filter(row -> Value.textOf(row.elementId()).equals(changeId))
                    .anyMatch(row -> Value.textOf(row.value()).contains(key.token()));
            String last = page.stream()
                    .map(OtherRow::id)
                    .max(Comparator.naturalOrder())
                    .orElse("");
            if (found || page.size() < pageSize || last.compareTo(after) <= 0) {
                return found;
            }
            after = last;
        }
    }
}

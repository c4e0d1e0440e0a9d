package dev.wavegate.integrations.servicenow;

import java.util.Comparator;
import java.util.List;

import dev.wavegate.domain.change.NoteKey;

/** Work notes of one kind of record, which the instance appends every time; the token at their end keeps each from doubling. */
final class WorkNotes {
    private static final String JOURNAL = "sys_journal_field";

    private final Table table;
    private final String kind;
    private final int pageSize;
    private volatile boolean recordsShowNotes;

    WorkNotes(Table table, String kind, int pageSize) {
        this.table = table;
        this.kind = kind;
        this.pageSize = pageSize;
    }

    void add(String recordId, NoteKey key, String text) {
        if (!isWritten(recordId, key)) {
            table.patch(kind, recordId, RecordPatch.note(textWith(key, text)));
        }
    }

    static String textWith(NoteKey key, String text) {
        return text.stripTrailing() + "\n" + key.token();
    }

    /**
     * Looks at the record itself, which whoever may write notes may usually read, and at the journal where the record shows
     * none and none was ever shown to us. An account that may read neither sees no notes, and must still be able to write
     * them.
     */
    boolean isWritten(String recordId, NoteKey key) {
        String shown = table.workNotes(kind, recordId);
        if (!shown.isBlank()) {
            recordsShowNotes = true;
            return shown.contains(key.token());
        }
        return !recordsShowNotes && isInJournal(recordId, key);
    }

    /** Reads the whole journal of the record, because a token may hold what a query cannot. */
    private boolean isInJournal(String recordId, NoteKey key) {
        String after = "";
        while (true) {
            String query = "element_id=" + recordId + "^element=work_notes"
                    + (after.isEmpty() ? "" : "^sys_id>" + after) + "^ORDERBYsys_id";
            List<OtherRow> page = table.findIfPermitted(JOURNAL, query, "sys_id,element_id,value", pageSize);
            boolean found = page.stream()
                    .filter(row -> Value.textOf(row.elementId()).equals(recordId))
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

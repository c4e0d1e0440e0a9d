package dev.wavegate.simulators.servicenow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One column of a table: its type, the table a reference points at (else empty), choices as value to label in order, the
 * value a new record gets, the longest text (0 for any), and who may write it (nobody, holders of a role, or everyone).
 */
record Column(
        String name,
        ColumnType type,
        String reference,
        Map<String, String> choices,
        String initial,
        int maximum,
        boolean readOnly,
        String writeRole) {
    /** The label in messages and histories. */
    String label() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('_', ' ');
    }

    boolean isWritableBy(Caller caller) {
        return caller.isSystem() || (!readOnly && (writeRole.isEmpty() || caller.has(writeRole)));
    }

    Optional<String> choiceLabelled(String label) {
        return choices.entrySet().stream()
                .filter(choice -> choice.getValue().equals(label))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** How a column's raw text is to be read and shown. */
    enum ColumnType {
        STRING,
        INTEGER,
        BOOLEAN,
        DATETIME,
        REFERENCE,
        JOURNAL
    }
}

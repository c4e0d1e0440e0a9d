package dev.wavegate.simulators.servicenow;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a person sees in a field: labels, names, local dates, and the history of a journal. */
record DisplayValues(RecordStore store) {
    String of(Row row, Column column, ZoneId zone) {
        String raw = row.get(column.name());
        return switch (column.type()) {
            case REFERENCE -> referenced(column, raw);
            case DATETIME -> GlideTime.shown(raw, zone);
            case JOURNAL -> history(row, column, zone);
            case STRING, INTEGER, BOOLEAN -> column.choices().getOrDefault(raw, raw);
        };
    }

    private String referenced(Column column, String sysId) {
        return store.referenced(column, sysId)
                .map(target -> target.get(target.table().displayColumn()))
                .orElse(sysId.equals("global") ? "global" : "");
    }

    /** The sys_id of the record of a table that is shown under a name. */
    Optional<String> recordNamed(String table, String name) {
        return store.schema()
                .table(table)
                .flatMap(definition -> store.rows(table).stream()
                        .filter(row -> row.is(definition.displayColumn(), name))
                        .map(Row::sysId)
                        .findFirst());
    }

    private String history(Row row, Column column, ZoneId zone) {
        List<Row> entries = new ArrayList<>(store.rowsWhere("sys_journal_field", "element_id", row.sysId()));
        Collections.reverse(entries);
        StringBuilder history = new StringBuilder();
        for (Row entry : entries) {
            if (entry.is("element", column.name())) {
                history.append(GlideTime.shown(entry.get("sys_created_on"), zone))
                        .append(" - ")
                        .append(personNamed(entry.get("sys_created_by")))
                        .append(" (")
                        .append(column.label())
                        .append(")\n")
                        .append(entry.get("value"))
                        .append("\n\n");
            }
        }
        return history.toString();
    }

    private String personNamed(String userName) {
        return store.rowsWhere("sys_user", "user_name", userName).stream()
                .map(user -> user.get("name"))
                .findFirst()
                .orElse(userName);
    }
}

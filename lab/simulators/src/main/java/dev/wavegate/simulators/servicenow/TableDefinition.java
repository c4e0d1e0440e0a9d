package dev.wavegate.simulators.servicenow;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** A table: its columns in order, the column that names a record, and how numbered records are counted. */
record TableDefinition(
        String name, String displayColumn, String numberPrefix, int firstNumber, Map<String, Column> columnsByName) {

    Collection<Column> columns() {
        return columnsByName.values();
    }

    Optional<Column> column(String columnName) {
        return Optional.ofNullable(columnsByName.get(columnName));
    }
}

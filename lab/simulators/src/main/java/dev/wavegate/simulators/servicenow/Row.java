package dev.wavegate.simulators.servicenow;

import java.util.HashMap;
import java.util.Map;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;

/** One record: raw text by column, the empty text where nothing is stored; guarded by the instance's lock. */
final class Row {
    private final TableDefinition table;
    private final Map<String, String> values;

    private Row(TableDefinition table, Map<String, String> values) {
        this.table = table;
        this.values = values;
    }

    /** A record of the table's defaults, without an identity yet. */
    static Row blank(TableDefinition table) {
        Row row = new Row(table, new HashMap<>());
        table.columns().forEach(column -> row.put(column.name(), column.initial()));
        return row;
    }

    TableDefinition table() {
        return table;
    }

    String sysId() {
        return get("sys_id");
    }

    String get(String column) {
        return values.getOrDefault(column, "");
    }

    boolean is(String column, String value) {
        return get(column).equals(value);
    }

    void put(String column, String value) {
        values.put(column, value);
    }

    Row copy() {
        return new Row(table, new HashMap<>(values));
    }

    void becomes(Row other) {
        values.clear();
        values.putAll(other.values);
    }

    boolean holdsTheSameAs(Row other) {
        return values.equals(other.values);
    }
}

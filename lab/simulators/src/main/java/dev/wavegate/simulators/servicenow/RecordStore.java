package dev.wavegate.simulators.servicenow;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;

/** Every record of the instance in the order of creation, with the stamps the platform sets; guarded by its lock. */
final class RecordStore {
    private static final List<String> TASK_TABLES = List.of("change_request", "incident", "change_task");

    private final Schema schema;
    private final Clock clock;
    private final Map<String, Map<String, Row>> tables = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    RecordStore(Schema schema, Clock clock) {
        this.schema = schema;
        this.clock = clock;
    }

    Schema schema() {
        return schema;
    }

    String now() {
        return GlideTime.raw(clock.instant());
    }

    /** Stamps and stores a new record; a sys_id it already carries is kept. */
    void insert(Row row, Caller caller) {
        if (row.sysId().isEmpty()) {
            row.put("sys_id", UUID.randomUUID().toString().replace("-", ""));
        }
        TableDefinition table = row.table();
        if (!table.numberPrefix().isEmpty()) {
            int number = numbers.merge(table.name(), table.firstNumber(), (last, first) -> last + 1);
            row.put("number", table.numberPrefix() + padded(number));
            row.put("task_effective_number", row.get("number"));
            row.put("opened_at", now());
            row.put("opened_by", caller.sysId());
        }
        if (row.get("sys_class_name").isEmpty()) {
            row.put("sys_class_name", table.name());
        }
        row.put("sys_created_on", now());
        row.put("sys_created_by", caller.userName());
        row.put("sys_updated_on", now());
        row.put("sys_updated_by", caller.userName());
        rowsById(table.name()).put(row.sysId(), row);
    }

    private static String padded(int number) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, 7 - digits.length())) + digits;
    }

    /** Marks a stored record as written once more. */
    void touch(Row row, Caller caller) {
        row.put("sys_mod_count", Integer.toString(Integer.parseInt(row.get("sys_mod_count")) + 1));
        row.put("sys_updated_on", now());
        row.put("sys_updated_by", caller.userName());
    }

    void remove(Row row) {
        rowsById(row.table().name()).remove(row.sysId());
    }

    Optional<Row> find(String table, String sysId) {
        return Optional.ofNullable(rowsById(table).get(sysId));
    }

    /** The record a reference column points at. */
    Optional<Row> referenced(Column column, String sysId) {
        if (!column.reference().equals("task")) {
            return find(column.reference(), sysId);
        }
        return TASK_TABLES.stream()
                .flatMap(table -> find(table, sysId).stream())
                .findFirst();
    }

    /** A snapshot of a table, oldest record first. */
    List<Row> rows(String table) {
        return new ArrayList<>(rowsById(table).values());
    }

    List<Row> rowsWhere(String table, String column, String value) {
        return rows(table).stream().filter(row -> row.is(column, value)).toList();
    }

    void appendJournal(Row row, String column, String text, Caller caller) {
        Row entry = Row.blank(schema.required("sys_journal_field"));
        entry.put("name", row.table().name());
        entry.put("element", column);
        entry.put("element_id", row.sysId());
        entry.put("value", text);
        insert(entry, caller);
    }

    void clear() {
        tables.clear();
        numbers.clear();
    }

    private Map<String, Row> rowsById(String table) {
        return tables.computeIfAbsent(table, unused -> new LinkedHashMap<>());
    }
}

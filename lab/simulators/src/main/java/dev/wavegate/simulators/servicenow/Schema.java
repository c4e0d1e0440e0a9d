package dev.wavegate.simulators.servicenow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wavegate.simulators.servicenow.Column.ColumnType;

/** The tables of the instance, read from the schema resource. */
final class Schema {
    private static final String RESOURCE = "schema.json";

    private final Map<String, TableDefinition> tables;

    private Schema(Map<String, TableDefinition> tables) {
        this.tables = tables;
    }

    static Schema load() {
        try (InputStream resource = Schema.class.getResourceAsStream(RESOURCE)) {
            if (resource == null) {
                throw new IllegalStateException("the resource " + RESOURCE + " is missing");
            }
            JsonNode root = new ObjectMapper().readTree(resource);
            Map<String, TableDefinition> tables = new LinkedHashMap<>();
            for (Iterator<String> names = root.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                tables.put(name, table(name, root));
            }
            // The roots of the hierarchy hold no records of their own.
            tables.remove("sys");
            tables.remove("task");
            return new Schema(tables);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static TableDefinition table(String name, JsonNode root) {
        Map<String, Column> columns = new LinkedHashMap<>();
        collect(name, root, columns);
        JsonNode own = root.path(name);
        String display = own.path("display")
                .asText(root.path(own.path("extends").asText()).path("display").asText("sys_id"));
        return new TableDefinition(
                name,
                display,
                own.path("prefix").asText(""),
                own.path("firstNumber").asInt(1),
                Collections.unmodifiableMap(columns));
    }

    private static void collect(String name, JsonNode root, Map<String, Column> columns) {
        JsonNode table = root.path(name);
        if (table.has("extends")) {
            collect(table.path("extends").asText(), root, columns);
        }
        for (Map.Entry<String, JsonNode> column : table.path("columns").properties()) {
            columns.put(column.getKey(), column(column.getKey(), column.getValue()));
        }
    }

    private static Column column(String name, JsonNode attributes) {
        Map<String, String> choices = new LinkedHashMap<>();
        attributes
                .path("choices")
                .properties()
                .forEach(
                        choice -> choices.put(choice.getKey(), choice.getValue().asText()));
        return new Column(
                name,
                ColumnType.valueOf(attributes.path("type").asText("string").toUpperCase(Locale.ROOT)),
                attributes.path("reference").asText(""),
                Collections.unmodifiableMap(choices),
                attributes.path("default").asText(""),
                attributes.path("maximum").asInt(0),
                attributes.path("readOnly").asBoolean(false),
                attributes.path("writeRole").asText(""));
    }

    Optional<TableDefinition> table(String name) {
        return Optional.ofNullable(tables.get(name));
    }

    /** A table the simulator itself relies on. */
    TableDefinition required(String name) {
        return table(name).orElseThrow(() -> new IllegalStateException("the schema lacks the table " + name));
    }

    Collection<TableDefinition> tables() {
        return tables.values();
    }

    /** A table: its columns in order, the column that names a record, and how numbered records are counted. */
    record TableDefinition(
            String name,
            String displayColumn,
            String numberPrefix,
            int firstNumber,
            Map<String, Column> columnsByName) {
        Collection<Column> columns() {
            return columnsByName.values();
        }

        Optional<Column> column(String columnName) {
            return Optional.ofNullable(columnsByName.get(columnName));
        }
    }
}

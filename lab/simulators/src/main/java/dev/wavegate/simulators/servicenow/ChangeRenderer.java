package dev.wavegate.simulators.servicenow;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.servicenow.Column.ColumnType;
import dev.wavegate.simulators.wire.Json;

/** Writes records in the dialect of the Change API: every field wrapped, numbers and booleans as JSON, no links. */
record ChangeRenderer(DisplayValues displayValues) {
    ObjectNode render(Row row, Caller reader) {
        ObjectNode rendered = Json.object();
        row.table().columns().forEach(column -> rendered.set(column.name(), field(row, column, reader)));
        return rendered;
    }

    /** The answer to a write, which also names the fields that were not applied. */
    ObjectNode render(Row row, Caller reader, List<String> ignored) {
        ObjectNode rendered = render(row, reader);
        ignored.forEach(rendered.putObject("__meta").putArray("ignoredFields")::add);
        return rendered;
    }

    private ObjectNode field(Row row, Column column, Caller reader) {
        String raw = row.get(column.name());
        ObjectNode field = Json.object();
        field.put("display_value", displayValues.of(row, column, reader.zone()));
        if (raw.isEmpty()) {
            field.put("value", "");
        } else if (column.type() == ColumnType.INTEGER) {
            field.put("value", Long.parseLong(raw));
        } else if (column.type() == ColumnType.BOOLEAN) {
            field.put("value", Boolean.parseBoolean(raw));
        } else {
            field.put("value", raw);
        }
        if (column.type() == ColumnType.DATETIME) {
            field.put("display_value_internal", GlideTime.shown(raw, reader.zone()));
        }
        return field;
    }
}

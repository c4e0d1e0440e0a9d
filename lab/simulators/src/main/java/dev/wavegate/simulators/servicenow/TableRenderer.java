package dev.wavegate.simulators.servicenow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.wavegate.simulators.servicenow.Column.ColumnType;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;

/** Writes records in the dialect of the Table API: every value text, references with a link, as the request asks. */
final class TableRenderer {
    private final RecordStore store;
    private final DisplayValues displayValues;
    private final Caller reader;
    private final String base;
    private final Shown shown;
    private final boolean withLinks;
    private final List<String> fields;

    TableRenderer(RecordStore store, DisplayValues displayValues, SimRequest request, Caller reader) {
        this.store = store;
        this.displayValues = displayValues;
        this.reader = reader;
        this.base = request.origin();
        this.shown = Shown.of(request.query("sysparm_display_value").orElse("false"));
        this.withLinks = !request.flag("sysparm_exclude_reference_link");
        this.fields = request.query("sysparm_fields").stream()
                .flatMap(list -> Stream.of(list.split(",", -1)))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    ObjectNode render(Row row) {
        ObjectNode rendered = Json.object();
        if (fields.isEmpty()) {
            row.table().columns().forEach(column -> rendered.set(column.name(), value(row, column)));
            return rendered;
        }
        for (String field : fields) {
            Optional<FieldPath> path = FieldPath.in(row.table(), field, store.schema());
            path.ifPresent(known -> rendered.set(
                    field,
                    known.holder(row, store)
                            .map(holder -> value(holder, known.column()))
                            .orElseGet(() -> TextNode.valueOf(""))));
        }
        return rendered;
    }

    private JsonNode value(Row row, Column column) {
        String raw = row.get(column.name());
        boolean reference = column.type() == ColumnType.REFERENCE && !raw.isEmpty();
        ObjectNode both = Json.object();
        switch (shown) {
            case RAW -> both.put("value", raw);
            case LABELS -> both.put("display_value", displayed(row, column));
            case BOTH -> both.put("display_value", displayed(row, column)).put("value", raw);
        }
        if (reference && withLinks) {
            both.put("link", base + "/api/now/table/" + column.reference() + "/" + raw);
            return both;
        }
        return switch (shown) {
            case RAW -> both.path("value");
            case LABELS -> both.path("display_value");
            case BOTH -> both;
        };
    }

    private String displayed(Row row, Column column) {
        return displayValues.of(row, column, reader.zone());
    }

    private enum Shown {
        RAW,
        LABELS,
        BOTH;

        static Shown of(String parameter) {
            return switch (parameter) {
                case "true" -> LABELS;
                case "all" -> BOTH;
                default -> RAW;
            };
        }
    }
}

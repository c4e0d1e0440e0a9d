package dev.wavegate.simulators.servicenow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.simulators.servicenow.Column.ColumnType;
import dev.wavegate.simulators.servicenow.Schema.TableDefinition;
import dev.wavegate.simulators.wire.Paging;
import dev.wavegate.simulators.wire.SimRequest;

/** The records a list request asks for, by encoded query or by name=value pairs, and the page of them. */
record Selection(String encodedQuery, EncodedQuery query, List<Row> rows, int limit, int offset) {
    static Selection requested(
            SimRequest request, TableDefinition table, RecordStore store, DisplayValues displayValues, int limit) {
        String text = request.query("sysparm_query").orElseGet(() -> pairs(request, table, displayValues));
        String order = request.query("order").map(column -> "^ORDERBY" + column).orElse("");
        EncodedQuery query = EncodedQuery.parse(text + order, table, store);
        return new Selection(
                text,
                query,
                query.select(),
                number(request, "sysparm_limit", limit),
                number(request, "sysparm_offset", 0));
    }

    /** Display values are understood here, unlike in encoded queries. */
    private static String pairs(SimRequest request, TableDefinition table, DisplayValues displayValues) {
        return request.queries().entrySet().stream()
                .filter(pair ->
                        !pair.getKey().startsWith("sysparm_") && !pair.getKey().equals("order"))
                .map(pair -> pair.getKey() + "="
                        + raw(table.column(pair.getKey()), pair.getValue().get(0), displayValues))
                .collect(Collectors.joining("^"));
    }

    private static String raw(Optional<Column> column, String value, DisplayValues displayValues) {
        return column.flatMap(known -> known.type() == ColumnType.REFERENCE
                        ? displayValues.recordNamed(known.reference(), value)
                        : known.choiceLabelled(value))
                .orElse(value);
    }

    private static int number(SimRequest request, String name, int absent) {
        return request.query(name)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::parseInt)
                .orElse(absent);
    }

    /** The same for somebody who may read none of them. */
    Selection withoutRows() {
        return new Selection(encodedQuery, query, List.of(), limit, offset);
    }

    List<Row> page() {
        return Paging.slice(rows, offset, limit);
    }

    /** The Link header: first, previous, next and last page of the same request. */
    String links(SimRequest request, String base) {
        int size = Math.max(1, limit);
        int last = rows.isEmpty() ? 0 : (rows.size() - 1) / size * size;
        StringBuilder links = new StringBuilder(link(request, base, 0, "first"));
        if (offset > 0) {
            links.append(',').append(link(request, base, Math.max(0, offset - size), "prev"));
        }
        if (offset + (long) size < rows.size()) {
            links.append(',').append(link(request, base, offset + size, "next"));
        }
        return links.append(',').append(link(request, base, last, "last")).toString();
    }

    private String link(SimRequest request, String base, int at, String relation) {
        String kept = List.of(request.rawQuery().split("&", -1)).stream()
                .filter(pair ->
                        !pair.isEmpty() && !pair.startsWith("sysparm_limit=") && !pair.startsWith("sysparm_offset="))
                .map(pair -> pair + "&")
                .collect(Collectors.joining());
        return "<" + base + request.path() + "?" + kept + "sysparm_limit=" + limit + "&sysparm_offset=" + at
                + ">;rel=\"" + relation + "\"";
    }
}

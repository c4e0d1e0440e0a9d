package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;

/** A column, possibly reached over references, such as assignment_group.name. */
record FieldPath(String text, List<Column> steps) {
    FieldPath {
        steps = List.copyOf(steps);
    }

    /** Nothing when a step is no column of its table, or goes on from a column that is no reference. */
    static Optional<FieldPath> in(TableDefinition table, String text, Schema schema) {
        List<Column> steps = new ArrayList<>();
        Optional<TableDefinition> at = Optional.of(table);
        for (String name : text.split("\\.", -1)) {
            Optional<Column> column = at.flatMap(definition -> definition.column(name));
            if (column.isEmpty()) {
                return Optional.empty();
            }
            steps.add(column.get());
            at = schema.table(column.get().reference());
        }
        return Optional.of(new FieldPath(text, steps));
    }

    Column column() {
        return steps.get(steps.size() - 1);
    }

    /** The record that holds the value, when every reference on the way is set. */
    Optional<Row> holder(Row row, RecordStore store) {
        Optional<Row> holder = Optional.of(row);
        for (Column step : steps.subList(0, steps.size() - 1)) {
            holder = holder.flatMap(at -> store.referenced(step, at.get(step.name())));
        }
        return holder;
    }

    String value(Row row, RecordStore store) {
        return holder(row, store).map(holder -> holder.get(column().name())).orElse("");
    }
}

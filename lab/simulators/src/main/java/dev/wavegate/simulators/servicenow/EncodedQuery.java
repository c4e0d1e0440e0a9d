package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;

/**
 * A parsed encoded query over one table: alternatives (^NQ) of terms that must all hold (^), each a choice (^OR). Parts
 * about unknown columns are dropped, so that more records match, as on the platform.
 */
final class EncodedQuery {
    private static final Pattern FIELD = Pattern.compile("[a-z0-9_.]+");
    private static final String OR = "OR";
    private static final String NEW_QUERY = "NQ";
    private static final String ORDER_DESCENDING = "ORDERBYDESC";
    private static final String ORDER = "ORDERBY";

    private final TableDefinition table;
    private final RecordStore store;
    private final List<List<List<Condition>>> alternatives = new ArrayList<>();
    private final List<String> ignored = new ArrayList<>();
    private final List<String> applied = new ArrayList<>();
    private List<Condition> openTerm = new ArrayList<>();
    private final List<Comparator<Row>> orders = new ArrayList<>();

    private EncodedQuery(TableDefinition table, RecordStore store) {
        this.table = table;
        this.store = store;
        alternatives.add(new ArrayList<>());
    }

    /** Refuses what it does not evaluate rather than matching too much. */
    static EncodedQuery parse(String text, TableDefinition table, RecordStore store) {
        EncodedQuery query = new EncodedQuery(table, store);
        for (String part : text.split("\\^", -1)) {
            query.add(part);
        }
        return query;
    }

    private void add(String part) {
        if (part.isEmpty() || part.equals("EQ")) {
            return;
        }
        if (part.startsWith(ORDER_DESCENDING)) {
            orderBy(part.substring(ORDER_DESCENDING.length()), true);
        } else if (part.startsWith(ORDER)) {
            orderBy(part.substring(ORDER.length()), false);
        } else if (part.startsWith(NEW_QUERY)) {
            alternatives.add(new ArrayList<>());
            addTerm(part.substring(NEW_QUERY.length()), false);
        } else if (part.startsWith(OR)) {
            addTerm(part.substring(OR.length()), true);
        } else {
            addTerm(part, false);
        }
    }

    private void addTerm(String part, boolean asChoice) {
        Optional<Condition> condition = condition(part);
        if (!asChoice) {
            openTerm = new ArrayList<>();
        }
        if (condition.isPresent()) {
            if (openTerm.isEmpty()) {
                alternatives.get(alternatives.size() - 1).add(openTerm);
            }
            openTerm.add(condition.get());
        }
    }

    private Optional<Condition> condition(String part) {
        Matcher field = FIELD.matcher(part);
        if (!field.lookingAt()) {
            throw ServiceNowErrors.notEvaluated(part);
        }
        String rest = part.substring(field.end());
        Operator operator = Operator.leading(rest).orElseThrow(() -> ServiceNowErrors.notEvaluated(part));
        String operand = rest.substring(operator.symbol().length());
        if (operand.startsWith("javascript:")) {
            throw ServiceNowErrors.notEvaluated(part);
        }
        Optional<FieldPath> path = known(field.group());
        return path.map(found -> new Condition(found, operator, operand));
    }

    private void orderBy(String field, boolean descending) {
        known(field).ifPresent(path -> {
            Comparator<Row> next = (left, right) ->
                    Operator.compare(path.column().type(), path.value(left, store), path.value(right, store));
            orders.add(descending ? next.reversed() : next);
        });
    }

    private Optional<FieldPath> known(String field) {
        Optional<FieldPath> path = FieldPath.in(table, field, store.schema());
        (path.isPresent() ? applied : ignored).add(field);
        return path;
    }

    /** The matching records in the order asked for, else in order of creation. */
    List<Row> select() {
        List<Row> selected = new ArrayList<>(
                store.rows(table.name()).stream().filter(this::matches).toList());
        orders.stream().reduce(Comparator::thenComparing).ifPresent(selected::sort);
        return selected;
    }

    private boolean matches(Row row) {
        return alternatives.stream()
                .anyMatch(terms -> terms.stream()
                        .allMatch(choice -> choice.stream().anyMatch(condition -> condition.holds(row, store))));
    }

    /** Columns that were used, for the list dialect of the Change API. */
    List<String> applied() {
        return List.copyOf(applied);
    }

    /** Columns that do not exist and were dropped. */
    List<String> ignored() {
        return List.copyOf(ignored);
    }

    private record Condition(FieldPath path, Operator operator, String operand) {
        boolean holds(Row row, RecordStore store) {
            return operator.accepts(path.column().type(), path.value(row, store), operand);
        }
    }
}

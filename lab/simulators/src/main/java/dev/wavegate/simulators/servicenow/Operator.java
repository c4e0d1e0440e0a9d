package dev.wavegate.simulators.servicenow;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.wavegate.simulators.servicenow.Column.ColumnType;

/** The operators of encoded queries that the simulator evaluates; values compare as numbers in integer columns. */
enum Operator {
    EQUAL("="),
    NOT_EQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    LIKE("LIKE"),
    CONTAINS("CONTAINS"),
    NOT_LIKE("NOT LIKE"),
    STARTS_WITH("STARTSWITH"),
    ENDS_WITH("ENDSWITH"),
    IN("IN"),
    NOT_IN("NOT IN"),
    IS_EMPTY("ISEMPTY"),
    IS_NOT_EMPTY("ISNOTEMPTY"),
    EMPTY_STRING("EMPTYSTRING"),
    ANYTHING("ANYTHING"),
    BETWEEN("BETWEEN");

    /** Begins like IN but asks for a class; not evaluated here. */
    private static final String INSTANCE_OF = "INSTANCEOF";

    private static final List<Operator> LONGEST_FIRST = Arrays.stream(values())
            .sorted(Comparator.comparing((Operator operator) -> -operator.symbol.length()))
            .toList();

    private final String symbol;

    Operator(String symbol) {
        this.symbol = symbol;
    }

    String symbol() {
        return symbol;
    }

    /** The operator a text such as {@code IN-5,-4} begins with. */
    static Optional<Operator> leading(String text) {
        return LONGEST_FIRST.stream()
                .filter(operator -> text.startsWith(operator.symbol))
                .filter(operator -> operator != IN || !text.startsWith(INSTANCE_OF))
                .findFirst();
    }

    boolean accepts(ColumnType type, String value, String operand) {
        return switch (this) {
            case EQUAL -> value.equals(operand);
            case NOT_EQUAL -> !value.equals(operand);
            case LESS -> !value.isEmpty() && compare(type, value, operand) < 0;
            case LESS_OR_EQUAL -> !value.isEmpty() && compare(type, value, operand) <= 0;
            case GREATER -> !value.isEmpty() && compare(type, value, operand) > 0;
            case GREATER_OR_EQUAL -> !value.isEmpty() && compare(type, value, operand) >= 0;
            case LIKE, CONTAINS -> value.contains(operand);
            case NOT_LIKE -> !value.contains(operand);
            case STARTS_WITH -> value.startsWith(operand);
            case ENDS_WITH -> value.endsWith(operand);
            case IN -> List.of(operand.split(",", -1)).contains(value);
            case NOT_IN -> !List.of(operand.split(",", -1)).contains(value);
            case IS_EMPTY, EMPTY_STRING -> value.isEmpty();
            case IS_NOT_EMPTY -> !value.isEmpty();
            case ANYTHING -> true;
            case BETWEEN -> isBetween(type, value, operand);
        };
    }

    private static boolean isBetween(ColumnType type, String value, String operand) {
        String[] ends = operand.split("@", -1);
        return ends.length == 2
                && !value.isEmpty()
                && compare(type, value, ends[0]) >= 0
                && compare(type, value, ends[1]) <= 0;
    }

    static int compare(ColumnType type, String left, String right) {
        if (type == ColumnType.INTEGER && isNumber(left) && isNumber(right)) {
            return Long.compare(Long.parseLong(left), Long.parseLong(right));
        }
        return left.compareTo(right);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d{1,18}");
    }
}

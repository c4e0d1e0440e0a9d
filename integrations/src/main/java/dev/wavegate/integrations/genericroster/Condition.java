package dev.wavegate.integrations.genericroster;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a field must be, or must not be, for a shift to count.
 *
 * @param values one of which it is, or none of which; may name the roster
 * @param wanted whether it is to be one of them
 * @param absent what it means when the field is missing or null
 */
record Condition(Field field, List<Template> values, boolean wanted, Absent absent) {
    /** What to make of a shift without the field. */
    enum Absent {
        UNKNOWN,
        PASSES,
        FAILS
    }

    Condition {
        values = List.copyOf(values);
    }

    /** Whether all conditions hold for the item of a roster of this name. */
    static Truth all(List<Condition> conditions, JsonNode item, String name) {
        return conditions.stream().map(each -> each.judge(item, name)).reduce(Truth.YES, Truth::and);
    }

    private Truth judge(JsonNode item, String name) {
        JsonNode found = field.in(item);
        if (found.isMissingNode() || found.isNull()) {
            return switch (absent) {
                case UNKNOWN -> Truth.UNKNOWN;
                case PASSES -> Truth.YES;
                case FAILS -> Truth.NO;
            };
        }
        if (!found.isValueNode()) {
            return Truth.UNKNOWN;
        }
        String text = found.asText().strip();
        boolean one = values.stream()
                .map(each -> each.filled(Map.of("name", name), UnaryOperator.identity()))
                .anyMatch(value -> isSame(value.strip(), text));
        return Truth.of(one == wanted);
    }

    /** Case does not matter, nor how a number is written: what must not be "Draft" must not be "draft" either. */
    private static boolean isSame(String expected, String found) {
        if (expected.equalsIgnoreCase(found)) {
            return true;
        }
        Optional<BigDecimal> number = number(expected);
        return number.isPresent()
                && number(found)
                        .filter(each -> each.compareTo(number.get()) == 0)
                        .isPresent();
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    /** Whether something holds, as far as can be told. */
    enum Truth {
        NO,
        UNKNOWN,
        YES;

        /** Whether both hold: one that does not is enough to know. */
        Truth and(Truth other) {
            return compareTo(other) <= 0 ? this : other;
        }

        static Truth of(boolean holds) {
            return holds ? YES : NO;
        }
    }
}

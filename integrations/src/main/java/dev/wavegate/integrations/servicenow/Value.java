package dev.wavegate.integrations.servicenow;

import java.math.BigDecimal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One field as either API writes it: plain, as a reference with a link, or wrapped with its display value.
 *
 * @param text the raw value; numbers without a fraction of zero, so that -5, -5.0 and "-5" are the same
 * @param display what people see; the raw value when nothing else is said
 */
record Value(String text, String display) {
    static final Value EMPTY = new Value("", "");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Value of(JsonNode node) {
        if (!node.isObject()) {
            return new Value(plain(node), plain(node));
        }
        String text = plain(node.path("value"));
        return new Value(text, node.has("display_value") ? plain(node.path("display_value")) : text);
    }

    static String textOf(@Nullable Value value) {
        return value == null ? "" : value.text;
    }

    private static String plain(JsonNode node) {
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return number.stripTrailingZeros().scale() <= 0
                    ? number.toBigInteger().toString()
                    : number.toPlainString();
        }
        String text = node.isValueNode() && !node.isNull() ? node.asText() : "";
        return text.matches("-?[0-9]{1,9}\\.0+") ? text.substring(0, text.indexOf('.')) : text;
    }
}

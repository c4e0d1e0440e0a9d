package dev.wavegate.integrations.genericroster;

import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/** Where a value stands in a shift: a JSON pointer, to which the name of a column is turned as well. */
record Field(JsonPointer pointer) {
    static Field ofColumn(String name) {
        return new Field(
                JsonPointer.compile("/" + name.strip().replace("~", "~0").replace("/", "~1")));
    }

    JsonNode in(JsonNode item) {
        return item.at(pointer);
    }

    /** Whether the shift has such a field at all, be it with a value or without. */
    boolean isIn(JsonNode item) {
        return !in(item).isMissingNode();
    }

    /** The value as text without blanks around it; empty when it is missing, null, blank, or no single value. */
    Optional<String> text(JsonNode item) {
        JsonNode value = in(item);
        return value.isValueNode() && !value.isNull()
                ? Optional.of(value.asText().strip()).filter(each -> !each.isEmpty())
                : Optional.empty();
    }
}

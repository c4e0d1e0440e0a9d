package dev.wavegate.simulators.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON object read strictly: what is missing, of another type or unknown is refused with rule and value. */
public final class JsonFields {
    private final JsonNode node;

    private JsonFields(JsonNode node) {
        this.node = node;
    }

    /** An object that may have these fields and no others; without any names it may have all. */
    public static JsonFields of(String name, JsonNode node, String... known) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(name + " must be an object, but is " + brief(node));
        }
        Set<String> names = Set.of(known);
        for (Iterator<String> fields = node.fieldNames(); !names.isEmpty() && fields.hasNext(); ) {
            String field = fields.next();
            if (!names.contains(field)) {
                throw new IllegalArgumentException("unknown key " + field + " in " + name);
            }
        }
        return new JsonFields(node);
    }

    /** The elements of an array. */
    public static List<JsonNode> elements(String name, JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException(name + " must be an array, but is " + brief(array));
        }
        List<JsonNode> elements = new ArrayList<>(array.size());
        array.forEach(elements::add);
        return elements;
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    public JsonNode node(String field) {
        return node.path(field);
    }

    /** An object within this one; one without fields when it is absent. */
    public JsonFields object(String field, String... known) {
        return of(field, node.has(field) ? node.path(field) : Json.object(), known);
    }

    /** The elements of an array within this object; none when it is absent. */
    public List<JsonNode> elements(String field) {
        return has(field) ? elements(field, node.path(field)) : List.of();
    }

    public String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " must be text, but is " + brief(value));
        }
        return value.textValue();
    }

    public String text(String field, String absent) {
        return node.has(field) ? text(field) : absent;
    }

    public String text(String field, Pattern pattern) {
        String text = text(field);
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(field + " must match " + pattern + ", but is " + text);
        }
        return text;
    }

    public Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** A time with an offset. */
    public Instant moment(String field) {
        String text = text(field);
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(field + " must be a time, but is " + text, notATime);
        }
    }

    public long number(String field, long absent) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " must be a whole number, but is " + brief(value));
        }
        return value.longValue();
    }

    public int integer(String field, int absent) {
        long number = number(field, absent);
        if (number != (int) number) {
            throw new IllegalArgumentException(field + " must be a whole number of 32 bits, but is " + number);
        }
        return (int) number;
    }

    public double decimal(String field, double absent) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(field + " must be a number, but is " + brief(value));
        }
        return value.doubleValue();
    }

    /** Texts, none of them empty. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(field)) {
            if (!element.isTextual() || element.textValue().isEmpty()) {
                throw new IllegalArgumentException(field + " must hold texts only, but holds " + brief(element));
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    /** Numbers by name. */
    public Map<String, Double> decimals(String field, Map<String, Double> absent) {
        if (!has(field)) {
            return absent;
        }
        Map<String, Double> decimals = new LinkedHashMap<>();
        JsonFields inner = object(field);
        node.path(field).fieldNames().forEachRemaining(name -> decimals.put(name, inner.decimal(name, 0)));
        return decimals;
    }

    private static String brief(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : node.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}

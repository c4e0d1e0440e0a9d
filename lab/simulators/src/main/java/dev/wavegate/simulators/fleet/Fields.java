package dev.wavegate.simulators.fleet;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON object read strictly: what is missing, of another type or not known is refused with rule and value. */
final class Fields {

    private final JsonNode node;

    private Fields(JsonNode node) {
        this.node = node;
    }

    static Fields of(String name, JsonNode node, Set<String> known) {
        if (!node.isObject()) {
            throw new IllegalArgumentException(name + " must be an object, but is " + brief(node));
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String field = names.next();
            if (!known.contains(field)) {
                throw new IllegalArgumentException(name + " knows no field " + field);
            }
        }
        return new Fields(node);
    }

    static List<JsonNode> elements(String name, JsonNode array) {
        if (!array.isArray()) {
            throw new IllegalArgumentException(name + " must be an array, but is " + brief(array));
        }
        List<JsonNode> elements = new ArrayList<>(array.size());
        array.forEach(elements::add);
        return elements;
    }

    boolean has(String field) {
        return node.hasNonNull(field);
    }

    JsonNode node(String field) {
        return node.path(field);
    }

    String text(String field) {
        JsonNode value = node.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException(field + " must be text, but is " + brief(value));
        }
        return value.textValue();
    }

    String text(String field, Pattern pattern) {
        String text = text(field);
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(field + " must match " + pattern + ", but is " + text);
        }
        return text;
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    long number(String field, long absent) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new IllegalArgumentException(field + " must be a whole number, but is " + brief(value));
        }
        return value.longValue();
    }

    double share(String field, double absent) {
        JsonNode value = node.path(field);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isNumber()) {
            throw new IllegalArgumentException(field + " must be a number, but is " + brief(value));
        }
        return value.doubleValue();
    }

    List<String> texts(String field) {
        if (!has(field)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode element : elements(field, node.path(field))) {
            if (!element.isTextual() || element.textValue().isEmpty()) {
                throw new IllegalArgumentException(field + " must hold texts only, but holds " + brief(element));
            }
            texts.add(element.textValue());
        }
        return texts;
    }

    Map<String, Double> shares(String field, Map<String, Double> absent) {
        if (!has(field)) {
            return absent;
        }
        Map<String, Double> shares = new LinkedHashMap<>();
        JsonNode value = node.path(field);
        value.fieldNames().forEachRemaining(name -> {
            if (!value.path(name).isNumber()) {
                throw new IllegalArgumentException(
                        field + "." + name + " must be a number, but is " + brief(value.path(name)));
            }
            shares.put(name, value.path(name).doubleValue());
        });
        return shares;
    }

    private static String brief(JsonNode node) {
        String text = node.isMissingNode() ? "absent" : node.toString();
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }
}

package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One mapping of a dialect while it is read. Mistakes are collected, so that all are seen at once; what is given back in
 * place of a mistaken value is never used.
 */
final class Section {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})([smhd])");

    private final String path;
    private final JsonNode node;
    private final List<String> problems;
    private final Set<String> known = new HashSet<>();

    Section(String path, JsonNode node, List<String> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
    }

    /** Whether the key is there; one without a value is an error. */
    boolean has(String key) {
        known.add(key);
        if (node.path(key).isNull()) {
            problems.add(pathOf(key) + " must have a value");
            return false;
        }
        return node.has(key);
    }

    void refuse(String key, String rule) {
        JsonNode value = node.path(key);
        String found = value.isMissingNode() ? "is absent" : "is " + shown(value);
        problems.add(pathOf(key) + " " + rule + ", but " + found);
    }

    String text(String key) {
        require(key);
        return optionalText(key).orElse("");
    }

    Optional<String> optionalText(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.path(key);
        // YAML makes numbers of more than looks like one, such as 6_0_0.
        if (!value.isTextual() || value.asText().isBlank()) {
            refuse(key, "must be non-blank text, quoted if it looks like a number or boolean");
            return Optional.empty();
        }
        return Optional.of(value.asText());
    }

    void requireExactly(String key, String text) {
        if (has(key) ? !node.path(key).asText().equals(text) : !node.path(key).isNull()) {
            refuse(key, "must be " + text);
        }
    }

    <E extends Enum<E>> E word(String key, Class<E> words, E absent) {
        if (!has(key)) {
            return absent;
        }
        Optional<E> found = Arrays.stream(words.getEnumConstants())
                .filter(each -> each.name().equals(node.path(key).asText()))
                .findFirst();
        if (found.isEmpty()) {
            refuse(
                    key,
                    "must be one of "
                            + Arrays.stream(words.getEnumConstants())
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", ")));
        }
        return found.orElse(absent);
    }

    int number(String key, int absent, int least, int most) {
        if (!has(key)) {
            return absent;
        }
        JsonNode value = node.path(key);
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            refuse(key, "must be a whole number from " + least + " to " + most);
            return absent;
        }
        return value.intValue();
    }

    Optional<Duration> duration(String key) {
        return optionalText(key).flatMap(text -> {
            Matcher matcher = DURATION.matcher(text);
            if (!matcher.matches()) {
                refuse(key, "must be a duration such as 30s, 15m, 26h or 14d");
                return Optional.empty();
            }
            long amount = Long.parseLong(matcher.group(1));
            return Optional.of(
                    switch (matcher.group(2)) {
                        case "s" -> Duration.ofSeconds(amount);
                        case "m" -> Duration.ofMinutes(amount);
                        case "h" -> Duration.ofHours(amount);
                        default -> Duration.ofDays(amount);
                    });
        });
    }

    /** The mapping under the key; reports when there is none. */
    Optional<Section> required(String key) {
        require(key);
        return section(key);
    }

    Optional<Section> section(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        if (!node.path(key).isObject()) {
            refuse(key, "must be a mapping of keys to values");
            return Optional.empty();
        }
        return Optional.of(new Section(pathOf(key), node.path(key), problems));
    }

    /** The mappings listed under the key; none when it is absent. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        if (!has(key)) {
            return sections;
        }
        JsonNode list = node.path(key);
        if (!list.isArray() || list.isEmpty()) {
            refuse(key, "must be a non-empty list of mappings");
            return sections;
        }
        for (int index = 0; index < list.size(); index++) {
            String place = pathOf(key) + "[" + index + "]";
            if (list.get(index).isObject()) {
                sections.add(new Section(place, list.get(index), problems));
            } else {
                problems.add(place + " must be a mapping of keys to values, but is " + shown(list.get(index)));
            }
        }
        return sections;
    }

    /** The texts under the keys of a mapping; none when it is absent. */
    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        section(key)
                .ifPresent(
                        inner -> inner.node.fieldNames().forEachRemaining(name -> texts.put(name, inner.text(name))));
        return texts;
    }

    /** One value, or a list of them; never empty unless that was reported. */
    List<String> values(String key) {
        List<String> values = new ArrayList<>();
        if (!has(key)) {
            return values;
        }
        JsonNode value = node.path(key);
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else {
            all.add(value);
        }
        if (all.isEmpty() || !all.stream().allMatch(each -> each.isValueNode() && !each.isNull())) {
            refuse(key, "must be a value or a non-empty list of values");
            return values;
        }
        all.forEach(each -> values.add(each.asText()));
        return values;
    }

    /** Reports unknown keys: a condition with a typo would let everything pass. */
    void refuseStrangeKeys() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add(pathOf(key) + " is an unknown key; known are "
                        + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        });
    }

    private void require(String key) {
        known.add(key);
        if (!node.has(key)) {
            problems.add(pathOf(key) + " is required");
        }
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shown(JsonNode value) {
        return value.isValueNode() ? "\"" + value.asText() + "\"" : value.isArray() ? "a list" : "a mapping";
    }
}

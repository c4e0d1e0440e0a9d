package dev.wavegate.documentation;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.wavegate.architecture.Code;
import dev.wavegate.domain.text.Secret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The settings that the product reads, as its records declare them. */
final class SettingKeys {
    /** Stands in a key for a name that people choose. */
    static final String NAME = "<name>";

    private SettingKeys() {}

    /** Every key with its default; empty where there is none. */
    static SortedMap<String, Optional<String>> ofTheProduct() {
        SortedMap<String, Optional<String>> keys = new TreeMap<>();
        Code.ofTheHouse().stream()
                .filter(each -> each.isAnnotatedWith(ConfigurationProperties.class))
                .forEach(each -> {
                    Class<?> type = each.reflect();
                    addAll(
                            keys,
                            type.getAnnotation(ConfigurationProperties.class).value(),
                            type);
                });
        return keys;
    }

    private static void addAll(Map<String, Optional<String>> keys, String prefix, Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        if (components == null) {
            throw new IllegalStateException("settings must be records, but " + type + " is none");
        }
        for (RecordComponent component : components) {
            String key = prefix + "." + kebab(component.getName());
            if (component.getType() == Map.class) {
                Type value = valueIn(component.getGenericType());
                if (value == String.class || value == Secret.class || isList(value)) {
                    keys.put(key + "." + NAME, Optional.empty());
                } else {
                    recordIn(value).ifPresent(record -> addAll(keys, key + "." + NAME, record));
                }
            } else if (component.getType().isRecord() && component.getType().getEnclosingClass() == type) {
                addAll(keys, key, component.getType());
            } else {
                keys.put(key, defaultOf(type, component));
            }
        }
    }

    /** The record that a map holds for each name; a map that holds none is only looked at for its names. */
    private static Optional<Class<?>> recordIn(Type value) {
        return value instanceof Class<?> type && type.isRecord() ? Optional.of(type) : Optional.empty();
    }

    private static boolean isList(Type value) {
        return value instanceof ParameterizedType type && type.getRawType() == List.class;
    }

    private static Type valueIn(Type map) {
        return ((ParameterizedType) map).getActualTypeArguments()[1];
    }

    /** Defaults stand at the parameters of the record's constructor. */
    private static Optional<String> defaultOf(Class<?> type, RecordComponent component) {
        return Arrays.stream(type.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
                .filter(parameter -> parameter.getName().equals(component.getName()))
                .map(parameter -> parameter.getAnnotation(DefaultValue.class))
                .filter(Objects::nonNull)
                .findFirst()
                .map(annotation -> String.join(",", annotation.value()))
                .filter(text -> !text.isEmpty());
    }

    private static String kebab(String name) {
        return name.replaceAll("(\\p{Upper})", "-$1").toLowerCase(Locale.ROOT);
    }
}

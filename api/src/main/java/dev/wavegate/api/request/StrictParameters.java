package dev.wavegate.api.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Pattern;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;

/** Reads parameters as the API's description writes them; the framework's own reading knows "on", hexadecimals and commas. */
public final class StrictParameters {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private StrictParameters() {}

    public static void register(FormatterRegistry registry) {
        registry.removeConvertible(String.class, Collection.class);
        registry.addConverter(String.class, Integer.class, StrictParameters::number);
        registry.addConverter(String.class, Boolean.class, StrictParameters::truth);
        registry.addConverterFactory(constants());
    }

    private static Integer number(String text) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw new IllegalArgumentException("not a whole number");
        }
        return Integer.valueOf(text);
    }

    private static Boolean truth(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("neither true nor false");
        };
    }

    @SuppressWarnings("rawtypes") // The framework asks for converters by raw types.
    private static ConverterFactory<String, Enum> constants() {
        return new ConverterFactory<>() {
            @Override
            public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
                return text -> Arrays.stream(type.getEnumConstants())
                        .filter(each -> each.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such constant"));
            }
        };
    }
}

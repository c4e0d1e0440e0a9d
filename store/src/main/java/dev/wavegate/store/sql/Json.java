package dev.wavegate.store.sql;

import java.io.IOException;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;

/**
 * JSON columns: texts are made fit for them as {@link StorableText} says, and what a newer version of Wavegate wrote beyond
 * our own fields is passed over.
 */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .registerModule(new SimpleModule()
                    .addSerializer(String.class, new StorableTexts())
                    .addKeySerializer(String.class, new StorableNames()));
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw Failure.of(
                    FailureCode.BUG, "a " + value.getClass().getSimpleName() + " has no JSON form", impossible);
        }
    }

    public static <T> T read(String json, Class<T> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException broken) {
            throw Failure.of(FailureCode.BUG, "a stored " + type.getSimpleName() + " cannot be read", broken);
        }
    }

    public static Map<String, String> readTexts(String json) {
        try {
            return MAPPER.readValue(json, TEXTS);
        } catch (JsonProcessingException broken) {
            throw Failure.of(FailureCode.BUG, "stored names and values cannot be read", broken);
        }
    }

    private static final class StorableTexts extends JsonSerializer<String> {
        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(StorableText.of(text));
        }
    }

    private static final class StorableNames extends JsonSerializer<String> {
        @Override
        public void serialize(String name, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeFieldName(StorableText.of(name));
        }
    }
}

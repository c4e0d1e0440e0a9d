package dev.wavegate.plan;

import java.io.IOException;
import java.util.function.Function;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;

/** Teaches a module to write values of a type as text, and as keys of mappings, and to read them back. */
final class TextForms {
    private final SimpleModule module;

    TextForms(SimpleModule module) {
        this.module = module;
    }

    /** {@code read} refuses texts with an {@link IllegalArgumentException} that says rule and value. */
    <T> TextForms with(Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new Writing<>(type, write));
        module.addKeySerializer(type, new WritingKeys<>(type, write));
        module.addDeserializer(type, new ReadingText<>(type, read));
        module.addKeyDeserializer(type, new ReadingKeys<>(type, read));
        return this;
    }

    /** For types that are written as numbers, but have to be text as keys. */
    <T> TextForms withKeys(Class<T> type, Function<String, T> read) {
        module.addKeyDeserializer(type, new ReadingKeys<>(type, read));
        return this;
    }

    private static <T> T read(DeserializationContext context, Class<?> type, Function<String, T> read, String text)
            throws IOException {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException refused) {
            return context.reportInputMismatch(type, "%s", String.valueOf(refused.getMessage()));
        }
    }

    private static final class Writing<T> extends StdScalarSerializer<T> {
        private final transient Function<T, String> write;

        Writing(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(write.apply(value));
        }
    }

    private static final class WritingKeys<T> extends StdScalarSerializer<T> {
        private final transient Function<T, String> write;

        WritingKeys(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeFieldName(write.apply(value));
        }
    }

    private static final class ReadingText<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> read;

        ReadingText(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            return read(context, handledType(), read, parser.getValueAsString(""));
        }
    }

    private static final class ReadingKeys<T> extends KeyDeserializer {
        private final Class<T> type;
        private final Function<String, T> read;

        ReadingKeys(Class<T> type, Function<String, T> read) {
            this.type = type;
            this.read = read;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return read(context, type, read, key);
        }
    }
}

package dev.wavegate.api.document;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Says of the fields of a record which are always there and which may be null: all are there, unless nulls are left out or
 * the field says that it is not required.
 */
final class RecordFields implements ModelConverter {
    @Override
    @Nullable
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> described = Json.mapper().constructType(type.getType()).getRawClass();
        if (schema != null && described.isRecord()) {
            Schema<?> model = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels().get(nameIn(schema.get$ref()));
            if (model != null && model.getProperties() != null) {
                describe(described, model);
            }
        }
        return schema;
    }

    @SuppressWarnings("rawtypes") // A model gives its properties as raw types.
    private static void describe(Class<?> described, Schema<?> model) {
        JsonInclude inclusion = described.getAnnotation(JsonInclude.class);
        Map<String, Schema> properties = model.getProperties();
        for (RecordComponent field : described.getRecordComponents()) {
            io.swagger.v3.oas.annotations.media.Schema said =
                    field.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
            boolean nullable = field.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean optional = said != null
                    && said.requiredMode() == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.NOT_REQUIRED;
            Schema<?> property = properties.get(field.getName());
            if (property == null || (nullable && inclusion != null)) {
                continue;
            }
            if (!optional
                    && (model.getRequired() == null || !model.getRequired().contains(field.getName()))) {
                model.addRequiredItem(field.getName());
            }
            boolean demanded = said != null
                    && said.requiredMode() == io.swagger.v3.oas.annotations.media.Schema.RequiredMode.REQUIRED;
            if (nullable && !demanded) {
                properties.put(field.getName(), orNull(property));
            }
        }
    }

    private static Schema<?> orNull(Schema<?> property) {
        if (property.get$ref() != null) {
            Schema<?> absent = new Schema<>().types(Set.of("null"));
            return new Schema<>().oneOf(List.of(property, absent));
        }
        if (property.getTypes() != null) {
            property.addType("null");
        }
        return property;
    }

    private static String nameIn(String reference) {
        return reference.substring(reference.lastIndexOf('/') + 1);
    }
}

package dev.wavegate.workflows.plan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.wavegate.domain.gate.Gate;
import dev.wavegate.domain.rollout.RolloutPlan;

/** Plans and their gates in payloads: the canonical tree, read back under the same rules as any plan. */
final class TreeForm {
    private TreeForm() {}

    static void addTo(SimpleModule module) {
        module.addSerializer(RolloutPlan.class, new Writing<>(RolloutPlan.class, CanonicalPlan::tree));
        module.addDeserializer(RolloutPlan.class, new ReadingTree<>(RolloutPlan.class, TreeForm::plan));
        module.addSerializer(Gate.class, new Writing<>(Gate.class, GateTree::of));
        module.addDeserializer(Gate.class, new ReadingTree<>(Gate.class, TreeForm::gate));
    }

    private static RolloutPlan plan(String json) {
        return PlanReader.read(json.getBytes(StandardCharsets.UTF_8), PlanFormat.JSON)
                .match(PlanReading.ReadPlan::plan, broken -> {
                    throw new IllegalArgumentException(broken.problems().stream()
                            .map(PlanProblem::toString)
                            .collect(Collectors.joining("; ")));
                });
    }

    private static Gate gate(String json) {
        Problems problems = new Problems();
        Optional<Gate> gate = TreeBuilder.build(json, PlanFormat.JSON, problems)
                .flatMap(node -> GatesReading.gate(new Place("gate", node, problems)));
        return gate.orElseThrow(
                () -> new IllegalArgumentException(problems.byLine().toString()));
    }

    private static final class Writing<T> extends StdSerializer<T> {
        private final transient Function<T, JsonNode> write;

        Writing(Class<T> type, Function<T, JsonNode> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(T value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            provider.defaultSerializeValue(write.apply(value), generator);
        }
    }

    private static final class ReadingTree<T> extends StdDeserializer<T> {
        private final transient Function<String, T> read;

        ReadingTree(Class<T> type, Function<String, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return read.apply(context.readTree(parser).toString());
            } catch (IllegalArgumentException refused) {
                return context.reportInputMismatch(handledType(), "%s", String.valueOf(refused.getMessage()));
            }
        }

        @Override
        public Object deserializeWithType(JsonParser parser, DeserializationContext context, TypeDeserializer types)
                throws IOException {
            return deserialize(parser, context);
        }
    }
}

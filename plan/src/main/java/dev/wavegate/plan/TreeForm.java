package dev.wavegate.plan;

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
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.wavegate.domain.gate.Gate;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.window.WindowCovers;

/** Plans and their gates in payloads: the canonical tree, read back under the same rules as any plan. */
final class TreeForm {
    private TreeForm() {}

    static void addTo(SimpleModule module) {
        module.addSerializer(RolloutPlan.class, new Writing<>(RolloutPlan.class, CanonicalPlan::tree));
        module.addDeserializer(RolloutPlan.class, new ReadingTree<>(RolloutPlan.class, TreeForm::plan));
        module.addSerializer(Gate.class, new Writing<>(Gate.class, GateTree::of));
        module.addDeserializer(Gate.class, new ReadingTree<>(Gate.class, TreeForm::gate));
    }

    private static RolloutPlan plan(JsonNode tree) {
        // Payloads have every default written out, so that one without this key is older than the key. Such a rollout
        // goes
        // on as it was approved: calendars open through soak and reserve.
        if (tree.at("/spec/windows") instanceof ObjectNode windows && !windows.has("covers")) {
            windows.put("covers", WindowCovers.WORK_AND_SOAK.name());
        }
        return PlanParser.read(tree.toString().getBytes(StandardCharsets.UTF_8), PlanFormat.JSON)
                .match(ReadPlan::plan, problems -> {
                    throw new IllegalArgumentException(
                            problems.stream().map(PlanProblem::toString).collect(Collectors.joining("; ")));
                });
    }

    private static Gate gate(JsonNode tree) {
        Problems problems = new Problems();
        Optional<Gate> gate = TreeBuilder.build(tree.toString(), PlanFormat.JSON, problems)
                .flatMap(node -> GatesParser.gate(new Place("gate", node, problems)));
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
        private final transient Function<JsonNode, T> read;

        ReadingTree(Class<T> type, Function<JsonNode, T> read) {
            super(type);
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            try {
                return read.apply(context.readTree(parser));
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

package dev.wavegate.simulators.fleet;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Reads behaviours and fleets as people post them to the control plane; what is absent is as in the ordinary fleet. */
final class ControlReader {

    private static final Set<String> BEHAVIOUR = Set.of("select", "share", "mode", "from", "afterMillis");
    private static final Set<String> SELECT = Set.of("model", "region", "site", "criticality", "ids");
    private static final Set<String> FLEET = Set.of("devices", "seed", "mix");
    private static final Set<String> MIX = Set.of("models", "regions", "versions", "sites", "timing");
    private static final Set<String> TIMING =
            Set.of("pickUpMillis", "downloadMillis", "installMillis", "rebootMillis", "confirmMillis");

    private ControlReader() {}

    static List<Behaviour> behaviours(JsonNode body) {
        return Fields.elements("behaviours", body).stream()
                .map(ControlReader::behaviour)
                .toList();
    }

    private static Behaviour behaviour(JsonNode body) {
        Fields fields = Fields.of("a behaviour", body, BEHAVIOUR);
        return new Behaviour(
                selection(fields.has("select") ? fields.node("select") : JsonNodeFactory.instance.objectNode()),
                fields.share("share", 1),
                BehaviourMode.named(fields.text("mode")),
                fields.optionalText("from"),
                Duration.ofMillis(
                        fields.number("afterMillis", Behaviour.usuallyAfter().toMillis())));
    }

    private static DeviceSelection selection(JsonNode body) {
        Fields fields = Fields.of("select", body, SELECT);
        return new DeviceSelection(
                Set.copyOf(fields.texts("model")),
                Set.copyOf(fields.texts("region")),
                Set.copyOf(fields.texts("site")),
                Set.copyOf(fields.texts("criticality")),
                Set.copyOf(fields.texts("ids")));
    }

    static FleetBlueprint blueprint(JsonNode body) {
        FleetBlueprint ordinary = FleetBlueprint.ordinary();
        Fields fields = Fields.of("a fleet", body, FLEET);
        Fields mix =
                Fields.of("mix", fields.has("mix") ? fields.node("mix") : JsonNodeFactory.instance.objectNode(), MIX);
        return new FleetBlueprint(
                whole("devices", fields.number("devices", ordinary.devices())),
                fields.number("seed", ordinary.seed()),
                mix.shares("models", ordinary.models()),
                mix.shares("regions", ordinary.regions()),
                mix.shares("versions", ordinary.versions()),
                whole("sites", mix.number("sites", ordinary.sites())),
                mix.has("timing") ? timing(mix.node("timing"), ordinary.timing()) : ordinary.timing());
    }

    private static DeviceTiming timing(JsonNode body, DeviceTiming ordinary) {
        Fields fields = Fields.of("timing", body, TIMING);
        return new DeviceTiming(
                range(fields, "pickUpMillis", ordinary.pickUp()),
                range(fields, "downloadMillis", ordinary.download()),
                range(fields, "installMillis", ordinary.install()),
                range(fields, "rebootMillis", ordinary.reboot()),
                range(fields, "confirmMillis", ordinary.confirm()));
    }

    private static MillisRange range(Fields fields, String name, MillisRange ordinary) {
        if (!fields.has(name)) {
            return ordinary;
        }
        List<JsonNode> ends = Fields.elements(name, fields.node(name));
        if (ends.size() != 2 || !ends.stream().allMatch(JsonNode::isIntegralNumber)) {
            throw new IllegalArgumentException(name + " must be two whole numbers, but is " + ends);
        }
        return new MillisRange(ends.get(0).longValue(), ends.get(1).longValue());
    }

    private static int whole(String name, long number) {
        if (number < 1 || number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(name + " must be a positive whole number, but is " + number);
        }
        return (int) number;
    }
}

package dev.wavegate.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.change.ChangeForm;
import dev.wavegate.domain.cohort.DeviceRules;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.release.Artifact;
import dev.wavegate.domain.release.Release;
import dev.wavegate.domain.rollout.ChangeTerms;
import dev.wavegate.domain.rollout.FailurePolicy;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RegionRules;
import dev.wavegate.domain.rollout.Regions;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.wave.WaveSize;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.WindowRules;

/**
 * The one text of a plan: JSON with sorted keys, no blanks, every default written out, durations and percentages in
 * their shortest form and no floating point numbers, so that the same plan has the same digest however it was written.
 */
public final class CanonicalPlan {
    static final String API_VERSION = "wavegate/v1";
    static final String KIND = "Rollout";

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectWriter WRITER = JsonMapper.builder().build().writer();

    private CanonicalPlan() {}

    /**
     * The plan's canonical JSON.
     *
     * @throws IllegalArgumentException when a number in the plan cannot be written exactly, which no read plan has
     */
    public static String json(RolloutPlan plan) {
        try {
            return WRITER.writeValueAsString(tree(plan));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("writing to memory cannot fail", impossible);
        }
    }

    /** The digest that approvals of this plan are bound to. */
    public static PlanDigest digest(RolloutPlan plan) {
        return digest(json(plan));
    }

    static PlanDigest digest(String canonicalJson) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha256.digest(canonicalJson.getBytes(StandardCharsets.UTF_8));
            return new PlanDigest(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("SHA-256 is not available", impossible);
        }
    }

    /** The plan as tree with sorted keys. */
    static JsonNode tree(RolloutPlan plan) {
        return sorted(unsorted(plan));
    }

    private static ObjectNode unsorted(RolloutPlan plan) {
        ObjectNode root = object().put("apiVersion", API_VERSION).put("kind", KIND);
        ObjectNode metadata = root.putObject("metadata").put("name", plan.id().value());
        ObjectNode labels = metadata.putObject("labels");
        plan.labels().forEach(labels::put);
        ObjectNode spec = root.putObject("spec");
        spec.set("release", release(plan.release()));
        spec.putObject("fleet")
                .put("backend", plan.fleet().backend())
                .put("onOverlap", plan.fleet().onOverlap().name())
                .set("select", selection(plan.fleet().selection()));
        spec.set("change", change(plan.change()));
        conditions(plan.rulesIn(""), spec);
        regions(plan.regions(), spec);
        ArrayNode waves = spec.putArray("waves");
        plan.waves().forEach(wave -> waves.add(wave(wave)));
        ObjectNode gates = spec.putObject("gates");
        plan.gates().forEach(gate -> gates.set(gate.name(), GateTree.of(gate.gate())));
        spec.put("onInconclusive", plan.verdicts().onInconclusive().name())
                .put("lookBack", plan.verdicts().lookBack())
                .put("watch", DurationText.of(plan.verdicts().watch()));
        spec.putObject("pace")
                .put("perMinute", plan.pace().perMinute())
                .put("unproven", plan.pace().unproven());
        spec.set("device", device(plan.device()));
        spec.set("onFailure", onFailure(plan.onFailure()));
        return root;
    }

    private static ObjectNode release(Release release) {
        ObjectNode node = object().put("product", release.product())
                .put("version", release.version().value())
                .put("type", release.type().name())
                .put("releaseNotes", release.releaseNotes());
        node.set("artifact", artifact(release.artifact()));
        ObjectNode compatibility = node.putObject("compatibility");
        compatibility.set("models", texts(release.compatibility().models()));
        compatibility.set("hardware", texts(release.compatibility().hardware()));
        node.set("knownIssues", texts(release.knownIssues()));
        node.set("verificationSteps", texts(release.verificationSteps()));
        return node;
    }

    private static ObjectNode artifact(Artifact artifact) {
        ObjectNode node = object().put("uri", artifact.uri().toString())
                .put("sha256", artifact.sha256())
                .put("sizeBytes", artifact.sizeBytes());
        artifact.signature().ifPresent(signature -> node.put("signature", signature));
        artifact.keyId().ifPresent(key -> node.put("keyId", key));
        return node;
    }

    private static ObjectNode selection(FleetSelection selection) {
        ObjectNode node = object();
        selection.attributes().forEach((attribute, values) -> node.set(attribute, texts(values)));
        selection.version().ifPresent(range -> node.put("version", range.toString()));
        return node;
    }

    private static ObjectNode change(ChangeTerms change) {
        ObjectNode node = object().put("type", change.type().name())
                .put("assignmentGroup", change.assignmentGroup())
                .put("justification", change.justification())
                .put("risk", change.risk().name())
                .put("impact", change.impact().name())
                .put("approvalTimeout", DurationText.of(change.approvalTimeout()))
                .put("leeway", DurationText.of(change.leeway()))
                .put("whenMoved", change.whenMoved().name())
                .put("onRejection", change.onRejection().name())
                .put("close", change.close().name());
        ChangeForm form = change.form();
        form.model().ifPresent(model -> node.put("model", model));
        form.template().ifPresent(template -> node.put("template", template));
        if (!form.fields().isEmpty()) {
            form.fields().forEach(node.putObject("fields")::put);
        }
        if (!form.affectedItems().isEmpty()) {
            node.set("affectedItems", texts(form.affectedItems()));
        }
        return node;
    }

    private static void conditions(RegionRules rules, ObjectNode node) {
        node.set("windows", windows(rules.windows()));
        ArrayNode staffing = node.putArray("staffing");
        rules.staffing().forEach(rule -> staffing.add(staffing(rule)));
    }

    private static void regions(Regions regions, ObjectNode spec) {
        if (!regions.isEmpty()) {
            ObjectNode node =
                    spec.put("maxConcurrentRegions", regions.maxConcurrent()).putObject("regions");
            regions.rules().forEach((name, rules) -> conditions(rules, node.putObject(name)));
        }
    }

    private static ObjectNode windows(WindowRules windows) {
        ObjectNode node = object().put("lead", DurationText.of(windows.lead()))
                .put("reserve", DurationText.of(windows.reserve()))
                .put("covers", windows.covers().name());
        node.set("open", texts(windows.open()));
        node.set("closed", texts(windows.closed()));
        return node;
    }

    private static ObjectNode staffing(StaffingRule rule) {
        return object().put("role", rule.role().value())
                .put("roster", rule.roster().toString())
                .put("min", rule.min())
                .put("continuity", rule.continuity())
                .put("shared", rule.shared());
    }

    private static ObjectNode wave(WaveSpec wave) {
        ObjectNode node = object().put("name", wave.name()).put("soak", DurationText.of(wave.soak()));
        if (wave.size() instanceof WaveSize.UpTo upTo) {
            node.put("size", GateTree.percentage(upTo.share()));
        } else {
            node.put("size", ((WaveSize.Count) wave.size()).devices());
        }
        wave.duration().ifPresent(duration -> node.put("duration", DurationText.of(duration)));
        if (!wave.selection().equals(FleetSelection.everything())) {
            node.set("select", selection(wave.selection()));
        }
        return node;
    }

    private static ObjectNode device(DeviceRules device) {
        return object().put("deadline", DurationText.of(device.deadline())).put("retries", device.retries());
    }

    private static ObjectNode onFailure(FailurePolicy policy) {
        ObjectNode node = object().put("rollback", policy.rollback().name());
        node.putObject("incident").put("urgency", policy.urgency()).put("impact", policy.impact());
        return node;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isArray()) {
            ArrayNode items = NODES.arrayNode();
            node.forEach(item -> items.add(sorted(item)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        Map<String, JsonNode> values = new TreeMap<>();
        node.properties().forEach(each -> values.put(each.getKey(), sorted(each.getValue())));
        return object().setAll(values);
    }

    private static ArrayNode texts(Collection<?> values) {
        List<String> texts = values.stream().map(Object::toString).toList();
        ArrayNode node = NODES.arrayNode();
        texts.forEach(node::add);
        return node;
    }

    private static ObjectNode object() {
        return NODES.objectNode();
    }
}

package dev.wavegate.simulators.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A team's schedule as its resources look on the wire; what the real service fills in is filled in here.
 *
 * @param lists the resources by the last segment of their list's path
 */
record Team(String id, Map<String, List<ObjectNode>> lists) {

    static final List<String> LISTS = List.of("shifts", "timesOff", "openShifts", "schedulingGroups");

    /** What stands for the half of a resource that everybody sees, by list. */
    static String shared(String list) {
        return switch (list) {
            case "shifts" -> "sharedShift";
            case "timesOff" -> "sharedTimeOff";
            case "openShifts" -> "sharedOpenShift";
            default -> "";
        };
    }

    static Team read(JsonNode body, Numbering numbering) {
        String id = body.path("id").asText();
        if (id.isEmpty()) {
            throw new IllegalArgumentException("id must be given for every team, but is absent");
        }
        return new Team(
                id,
                Map.of(
                        "shifts", resources(body, "shifts", "SHFT_", numbering),
                        "timesOff", resources(body, "timesOff", "TOFF_", numbering),
                        "openShifts", resources(body, "openShifts", "OPNSHFT_", numbering),
                        "schedulingGroups", resources(body, "schedulingGroups", "TAG_", numbering)));
    }

    private static List<ObjectNode> resources(JsonNode body, String list, String prefix, Numbering numbering) {
        List<ObjectNode> resources = new ArrayList<>();
        for (JsonNode each : body.path(list)) {
            if (!(each instanceof ObjectNode given)) {
                throw new IllegalArgumentException("a resource of " + list + " must be an object, but is " + each);
            }
            ObjectNode resource = given.deepCopy();
            if (!resource.has("id")) {
                resource.put("id", prefix + numbering.next());
            }
            if (!shared(list).isEmpty()) {
                fill(resource, shared(list));
            }
            resources.add(resource);
        }
        return resources;
    }

    private static void fill(ObjectNode resource, String shared) {
        for (String half : List.of(shared, shared.replace("shared", "draft"))) {
            if (!resource.has(half)) {
                resource.putNull(half);
            }
        }
        if (!resource.has("isStagedForDeletion")) {
            resource.put("isStagedForDeletion", false);
        }
    }

    /** Gives numbers to resources without an identifier. */
    interface Numbering {
        int next();
    }
}

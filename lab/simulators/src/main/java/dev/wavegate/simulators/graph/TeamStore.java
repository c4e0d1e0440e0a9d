package dev.wavegate.simulators.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * The schedules of all teams as their resources look on the wire, the users of the tenant, and how the service behaves;
 * safe for concurrent use.
 */
final class TeamStore {
    /** The lists of a schedule by the last segment of their path, with the prefix of their identifiers. */
    private static final Map<String, String> PREFIXES =
            Map.of("shifts", "SHFT_", "timesOff", "TOFF_", "openShifts", "OPNSHFT_", "schedulingGroups", "TAG_");

    static final List<String> LISTS = List.copyOf(PREFIXES.keySet());

    private final JsonNode seed;
    private final Map<String, Map<String, List<ObjectNode>>> teams = new LinkedHashMap<>();
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private Behaviour behaviour = Behaviour.usual();
    private int numbered;

    TeamStore(String seed) {
        this.seed = Json.seed(seed);
        put(this.seed);
    }

    /** Replaces the teams with the same identifiers, keeps the others, and adds the users that come along. */
    synchronized int put(JsonNode body) {
        for (JsonNode each : JsonFields.elements("teams", body)) {
            JsonFields team = JsonFields.of("a team", each);
            Map<String, List<ObjectNode>> lists = new LinkedHashMap<>();
            PREFIXES.forEach((list, prefix) -> lists.put(list, resources(team, list, prefix)));
            teams.put(team.text("id"), lists);
            team.elements("users").forEach(user -> users.put(user.path("id").asText(), user.deepCopy()));
        }
        return teams.size();
    }

    private List<ObjectNode> resources(JsonFields team, String list, String prefix) {
        List<ObjectNode> resources = new ArrayList<>();
        for (JsonNode each : team.elements(list)) {
            if (!(each instanceof ObjectNode given)) {
                throw new IllegalArgumentException("a resource of " + list + " must be an object, but is " + each);
            }
            ObjectNode resource = given.deepCopy();
            if (!resource.has("id")) {
                resource.put("id", prefix + ++numbered);
            }
            if (!shared(list).isEmpty()) {
                fill(resource, shared(list));
            }
            resources.add(resource);
        }
        return resources;
    }

    /** What the real service fills in. */
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

    /** The name of the half of a resource that everybody sees, by list. */
    static String shared(String list) {
        return switch (list) {
            case "shifts" -> "sharedShift";
            case "timesOff" -> "sharedTimeOff";
            case "openShifts" -> "sharedOpenShift";
            default -> "";
        };
    }

    /** Gives the shift to another user, which changes its identifier, and answers the new one. */
    synchronized Optional<String> reassign(String teamId, String shiftId, String userId) {
        return teams.getOrDefault(teamId, Map.of()).getOrDefault("shifts", List.of()).stream()
                .filter(each -> each.path("id").asText().equals(shiftId))
                .findFirst()
                .map(each -> {
                    String id = "SHFT_" + ++numbered;
                    each.put("id", id).put("userId", userId);
                    return id;
                });
    }

    synchronized void behave(Behaviour other) {
        behaviour = other;
    }

    synchronized void reset() {
        teams.clear();
        users.clear();
        behaviour = Behaviour.usual();
        put(seed);
    }

    synchronized Behaviour behaviour() {
        return behaviour;
    }

    synchronized List<ObjectNode> resources(String teamId, String list) {
        Map<String, List<ObjectNode>> lists = teams.get(teamId);
        if (lists == null) {
            throw GraphErrors.noTeam(teamId);
        }
        return lists.getOrDefault(list, List.of()).stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized List<ObjectNode> users() {
        return new ArrayList<>(users.values());
    }

    synchronized Optional<ObjectNode> user(String id) {
        return Optional.ofNullable(users.get(id));
    }

    /**
     * What the real service is free to do, or did at some time.
     *
     * @param pageSize how many resources a page has at most
     * @param emptyFirst whether the first page is empty and only names the next one
     * @param linksTo the origin that links to next pages name instead of the service's own; empty for its own
     * @param endless whether every page names itself as the next one
     * @param actsAs whether apps must say on whose behalf they ask
     */
    record Behaviour(int pageSize, boolean emptyFirst, String linksTo, boolean endless, boolean actsAs) {
        Behaviour {
            if (pageSize < 1) {
                throw new IllegalArgumentException("pageSize must be at least 1, but is " + pageSize);
            }
        }

        static Behaviour usual() {
            return new Behaviour(100, false, "", false, false);
        }

        static Behaviour read(JsonNode body) {
            return new Behaviour(
                    body.path("pageSize").asInt(usual().pageSize()),
                    body.path("emptyFirst").asBoolean(),
                    body.path("linksTo").asText(""),
                    body.path("endless").asBoolean(),
                    body.path("actsAs").asBoolean());
        }
    }
}

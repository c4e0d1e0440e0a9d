package dev.wavegate.simulators.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** All teams, the users of the tenant, and the manners of the day; safe for concurrent use. */
final class TeamBoard {

    private final JsonNode seed;
    private final Map<String, Team> teams = new LinkedHashMap<>();
    private final Map<String, ObjectNode> users = new LinkedHashMap<>();
    private Manners manners = Manners.usual();
    private int numbered;

    TeamBoard(String seed) {
        try {
            this.seed = new ObjectMapper().readTree(seed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the seed must be JSON, but is not", e);
        }
        put(this.seed);
    }

    /** Replaces the teams with the same identifiers, keeps the others, and adds the users that come along. */
    synchronized int put(JsonNode body) {
        if (!body.isArray()) {
            throw new IllegalArgumentException("teams must be an array, but is " + body.getNodeType());
        }
        for (JsonNode each : body) {
            Team team = Team.read(each, () -> ++numbered);
            teams.put(team.id(), team);
            each.path("users").forEach(user -> users.put(user.path("id").asText(), user.deepCopy()));
        }
        return teams.size();
    }

    /** Gives the shift to another user, which changes its identifier, and answers the new one. */
    synchronized Optional<String> reassign(String teamId, String shiftId, String userId) {
        Optional<ObjectNode> shift = Optional.ofNullable(teams.get(teamId))
                .flatMap(team -> team.lists().getOrDefault("shifts", List.of()).stream()
                        .filter(each -> each.path("id").asText().equals(shiftId))
                        .findFirst());
        return shift.map(each -> {
            String id = "SHFT_" + ++numbered;
            each.put("id", id).put("userId", userId);
            return id;
        });
    }

    synchronized void behave(Manners other) {
        manners = other;
    }

    synchronized void reset() {
        teams.clear();
        users.clear();
        manners = Manners.usual();
        put(seed);
    }

    synchronized Manners manners() {
        return manners;
    }

    synchronized List<ObjectNode> resources(String teamId, String list) {
        Team team = teams.get(teamId);
        if (team == null) {
            throw GraphProblem.noTeam(teamId);
        }
        return team.lists().getOrDefault(list, List.of()).stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    synchronized List<ObjectNode> users() {
        return new ArrayList<>(users.values());
    }

    synchronized Optional<ObjectNode> user(String id) {
        return Optional.ofNullable(users.get(id));
    }
}

package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wavegate.simulators.wire.SimResponse;

/** All rosters, the people on them, and how the systems behave today; safe for concurrent use. */
final class RosterBoard {

    private final JsonNode seed;
    private final Map<String, List<PlannedShift>> rosters = new LinkedHashMap<>();
    private final Map<Integer, Employee> people = new LinkedHashMap<>();
    private final Map<String, SimResponse> prepared = new HashMap<>();
    private Manners manners = Manners.usual();
    private int numbered;

    RosterBoard(String seed) {
        try {
            this.seed = new ObjectMapper().readTree(seed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the seed must be JSON, but is not", e);
        }
        put(this.seed);
    }

    /** Replaces the rosters with the same identifiers and keeps the others. */
    synchronized int put(JsonNode body) {
        if (!body.isArray()) {
            throw new IllegalArgumentException("rosters must be an array, but is " + body.getNodeType());
        }
        for (JsonNode each : body) {
            String id = each.path("id").asText();
            if (id.isEmpty()) {
                throw new IllegalArgumentException("id must be given for every roster, but is absent");
            }
            List<PlannedShift> shifts = new ArrayList<>();
            for (JsonNode shift : each.path("shifts")) {
                shifts.add(PlannedShift.read(++numbered, id, shift));
                if (shift.has("person")) {
                    Employee employee = Employee.read(shift.path("person"));
                    people.put(employee.id(), employee);
                }
            }
            rosters.put(id, List.copyOf(shifts));
        }
        return rosters.size();
    }

    /** From now on the path answers this. */
    synchronized void prepare(String path, SimResponse answer) {
        prepared.put(path, answer);
    }

    synchronized void behave(Manners other) {
        manners = other;
    }

    synchronized void reset() {
        rosters.clear();
        people.clear();
        prepared.clear();
        manners = Manners.usual();
        put(seed);
    }

    synchronized Manners manners() {
        return manners;
    }

    synchronized Optional<SimResponse> prepared(String path) {
        return Optional.ofNullable(prepared.get(path));
    }

    synchronized List<PlannedShift> all() {
        return rosters.values().stream().flatMap(List::stream).toList();
    }

    synchronized Optional<List<PlannedShift>> roster(String id) {
        return Optional.ofNullable(rosters.get(id));
    }

    /** The shifts that meet the time, without those that nobody is to see yet or has taken. */
    List<PlannedShift> shown(List<PlannedShift> shifts, Instant from, Instant until) {
        boolean generous = manners().generous();
        return shifts.stream()
                .filter(shift -> shift.overlaps(from, until))
                .filter(shift -> generous || (shift.published() && !shift.isOpen()))
                .toList();
    }

    synchronized List<Employee> people() {
        return new ArrayList<>(people.values());
    }

    synchronized Optional<Employee> person(int id) {
        return Optional.ofNullable(people.get(id));
    }
}

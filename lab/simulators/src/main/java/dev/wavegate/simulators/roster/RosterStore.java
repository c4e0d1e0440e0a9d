package dev.wavegate.simulators.roster;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;
import dev.wavegate.simulators.wire.SimResponse;

/** All rosters, the people on them, and how the systems behave today; safe for concurrent use. */
final class RosterStore {
    private final JsonNode seed;
    private final Map<String, List<Shift>> rosters = new LinkedHashMap<>();
    private final Map<Integer, Employee> people = new LinkedHashMap<>();
    private final Map<String, SimResponse> prepared = new HashMap<>();
    private Behaviour behaviour = Behaviour.usual();
    private int numbered;

    RosterStore(String seed) {
        this.seed = Json.seed(seed);
        put(this.seed);
    }

    /** Replaces the rosters with the same identifiers and keeps the others. */
    synchronized int put(JsonNode body) {
        for (JsonNode each : JsonFields.elements("rosters", body)) {
            JsonFields roster = JsonFields.of("a roster", each);
            String id = roster.text("id");
            List<Shift> shifts = new ArrayList<>();
            for (JsonNode shift : roster.elements("shifts")) {
                shifts.add(Shift.read(++numbered, id, shift));
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

    synchronized void behave(Behaviour other) {
        behaviour = other;
    }

    synchronized void reset() {
        rosters.clear();
        people.clear();
        prepared.clear();
        behaviour = Behaviour.usual();
        put(seed);
    }

    synchronized Behaviour behaviour() {
        return behaviour;
    }

    synchronized Optional<SimResponse> prepared(String path) {
        return Optional.ofNullable(prepared.get(path));
    }

    synchronized List<Shift> all() {
        return rosters.values().stream().flatMap(List::stream).toList();
    }

    synchronized Optional<List<Shift>> roster(String id) {
        return Optional.ofNullable(rosters.get(id));
    }

    /** The shifts that meet the time, without drafts and open shifts. */
    List<Shift> shown(List<Shift> shifts, Instant from, Instant until) {
        boolean generous = behaviour().generous();
        return shifts.stream()
                .filter(shift -> shift.overlaps(from, until))
                .filter(shift -> generous || (shift.published() && !shift.isOpen()))
                .toList();
    }

    synchronized List<Employee> people() {
        return new ArrayList<>(people.values());
    }

    /** The employee of a shift; one without name and address for an open shift. */
    synchronized Employee person(Shift shift) {
        return people.getOrDefault(shift.personId(), new Employee(shift.personId(), "", ""));
    }

    /** The part of a list that begins at an index, as long as a page may be. */
    <T> List<T> page(List<T> all, long from, int most) {
        int start = (int) Math.min(all.size(), from);
        return all.subList(
                start, Math.min(all.size(), start + Math.min(most, behaviour().pageSize())));
    }

    /**
     * A shift of a roster.
     *
     * @param personId 0 for an open shift
     * @param breakHours how long its breaks are in all
     */
    record Shift(
            int id,
            String roster,
            int personId,
            Instant start,
            Instant end,
            boolean published,
            double breakHours,
            List<Break> breaks) {
        private static Shift read(int id, String roster, JsonNode body) {
            JsonFields fields = JsonFields.of("a shift", body);
            return new Shift(
                    id,
                    roster,
                    body.path("person").path("id").asInt(),
                    fields.moment("start"),
                    fields.moment("end"),
                    body.path("published").asBoolean(true),
                    body.path("breakHours").asDouble(0),
                    fields.elements("breaks").stream().map(Break::read).toList());
        }

        boolean isOpen() {
            return personId == 0;
        }

        boolean overlaps(Instant from, Instant until) {
            return start.isBefore(until) && end.isAfter(from);
        }
    }

    /** A break that is known by its times, or by its length only. */
    record Break(Optional<Instant> start, Optional<Instant> end, long seconds, boolean paid) {
        private static Break read(JsonNode body) {
            JsonFields fields = JsonFields.of("a break", body);
            return new Break(
                    fields.has("start") ? Optional.of(fields.moment("start")) : Optional.empty(),
                    fields.has("end") ? Optional.of(fields.moment("end")) : Optional.empty(),
                    body.path("seconds").asLong(1_800),
                    body.path("paid").asBoolean(false));
        }
    }

    /** A person on a roster. */
    record Employee(int id, String name, String email) {
        private static Employee read(JsonNode body) {
            int id = body.path("id").asInt();
            if (id < 1) {
                throw new IllegalArgumentException("the id of a person must be at least 1, but is " + body.path("id"));
            }
            return new Employee(
                    id, body.path("name").asText(""), body.path("email").asText(""));
        }
    }

    /**
     * What such systems are free to do.
     *
     * @param pageSize how many entries a page has at most
     * @param generous whether drafts and open shifts are shown although they were not requested
     * @param linksTo the origin that links to next pages name instead of the system's own; empty for its own
     * @param totalOff by how much the total in a response is wrong
     */
    record Behaviour(int pageSize, boolean generous, String linksTo, int totalOff) {
        Behaviour {
            if (pageSize < 1) {
                throw new IllegalArgumentException("pageSize must be at least 1, but is " + pageSize);
            }
        }

        static Behaviour usual() {
            return new Behaviour(50, false, "", 0);
        }

        static Behaviour read(JsonNode body) {
            return new Behaviour(
                    body.path("pageSize").asInt(usual().pageSize()),
                    body.path("generous").asBoolean(),
                    body.path("linksTo").asText(""),
                    body.path("totalOff").asInt());
        }
    }
}

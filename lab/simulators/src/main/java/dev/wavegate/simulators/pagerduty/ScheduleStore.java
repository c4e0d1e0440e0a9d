package dev.wavegate.simulators.pagerduty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.JsonFields;

/** All schedules and the people in them; safe for concurrent use. */
final class ScheduleStore {
    private final List<RosterSchedule> seed;
    private final Map<String, RosterSchedule> schedules = new LinkedHashMap<>();
    private final Map<String, RosterPolicy> policies = new LinkedHashMap<>();

    ScheduleStore(List<RosterSchedule> seed) {
        this.seed = List.copyOf(seed);
        put(this.seed);
    }

    /** Replaces the posted schedules, or none when one is malformed, and answers how many there are now. */
    synchronized int put(JsonNode posted) {
        put(JsonFields.elements("schedules", posted).stream()
                .map(RosterSchedule::read)
                .toList());
        return schedules.size();
    }

    /** Replaces the posted policies, or none when one is malformed, and answers how many were posted so far. */
    synchronized int putPolicies(JsonNode posted) {
        JsonFields.elements("policies", posted).stream()
                .map(RosterPolicy::read)
                .toList()
                .forEach(policy -> policies.put(policy.id(), policy));
        return policies.size();
    }

    /** All policies; a schedule that is attached and in none that was posted has one of its own. */
    synchronized List<RosterPolicy> policies() {
        List<RosterPolicy> all = new ArrayList<>(policies.values());
        schedules.values().stream()
                .filter(RosterSchedule::attached)
                .filter(schedule -> policies.values().stream().noneMatch(policy -> policy.names(schedule)))
                .map(RosterPolicy::ofOne)
                .forEach(all::add);
        return all;
    }

    private void put(List<RosterSchedule> others) {
        others.forEach(schedule -> schedules.put(schedule.id(), schedule));
    }

    synchronized void reset() {
        schedules.clear();
        policies.clear();
        put(seed);
    }

    synchronized List<RosterSchedule> all() {
        return new ArrayList<>(schedules.values());
    }

    synchronized Optional<RosterSchedule> find(String id) {
        return Optional.ofNullable(schedules.get(id));
    }

    synchronized void override(RosterSchedule schedule, RosterEntry entry) {
        schedules.put(schedule.id(), schedule.with(entry));
    }

    /** Everybody whom a schedule or a policy names, once. */
    synchronized List<RosterUser> users() {
        Map<String, RosterUser> users = new LinkedHashMap<>();
        Stream.concat(
                        schedules.values().stream().flatMap(RosterSchedule::users),
                        policies.values().stream().flatMap(RosterPolicy::users))
                .forEach(user -> users.putIfAbsent(user.id(), user));
        return new ArrayList<>(users.values());
    }

    synchronized Optional<RosterUser> findUser(String id) {
        return users().stream().filter(user -> user.id().equals(id)).findFirst();
    }
}

package dev.wavegate.simulators.pagerduty;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.JsonFields;

/** All schedules and the people in them; safe for concurrent use. */
final class ScheduleStore {
    private final List<RosterSchedule> seed;
    private final Map<String, RosterSchedule> schedules = new LinkedHashMap<>();

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

    private void put(List<RosterSchedule> others) {
        others.forEach(schedule -> schedules.put(schedule.id(), schedule));
    }

    synchronized void reset() {
        schedules.clear();
        put(seed);
    }

    synchronized List<RosterSchedule> all() {
        return new ArrayList<>(schedules.values());
    }

    synchronized Optional<RosterSchedule> find(String id) {
        return Optional.ofNullable(schedules.get(id));
    }

    synchronized Optional<RosterUser> findUser(String id) {
        return schedules.values().stream()
                .flatMap(RosterSchedule::users)
                .filter(user -> user.id().equals(id))
                .findFirst();
    }
}

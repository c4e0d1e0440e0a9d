package dev.wavegate.simulators.roster;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody who can be on a roster. */
record Employee(int id, String name, String email) {

    static Employee read(JsonNode body) {
        int id = body.path("id").asInt();
        if (id < 1) {
            throw new IllegalArgumentException("the id of a person must be at least 1, but is " + body.path("id"));
        }
        return new Employee(id, body.path("name").asText(""), body.path("email").asText(""));
    }
}

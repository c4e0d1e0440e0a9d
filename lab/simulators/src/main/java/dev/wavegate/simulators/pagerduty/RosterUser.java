package dev.wavegate.simulators.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.JsonFields;

/** A person of the simulated account; a person who is named twice is one when the identifier is the same. */
public record RosterUser(String id, String name, String email) {
    public RosterUser {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the id of a user must not be blank, but is '" + id + "'");
        }
    }

    static RosterUser read(JsonNode body) {
        String id = JsonFields.of("a user", body).text("id");
        return new RosterUser(
                id, body.path("name").asText(id), body.path("email").asText(id + "@example.org"));
    }

    ObjectNode toReference() {
        return Json.object()
                .put("id", id)
                .put("type", "user_reference")
                .put("summary", name)
                .put("self", "https://api.pagerduty.com/users/" + id)
                .put("html_url", "https://simulated.pagerduty.com/users/" + id);
    }

    ObjectNode toResource() {
        return toReference()
                .put("type", "user")
                .put("name", name)
                .put("email", email)
                .put("time_zone", "Etc/UTC")
                .put("color", "purple")
                .put("role", "user")
                .put("job_title", "");
    }
}

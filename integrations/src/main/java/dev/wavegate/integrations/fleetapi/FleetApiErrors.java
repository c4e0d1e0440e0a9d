package dev.wavegate.integrations.fleetapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.integrations.http.ErrorReader;
import dev.wavegate.integrations.http.WireJson;

/**
 * Reads refusals, which are problem documents of RFC 9457. A 404 that is none comes from something in the backend's place,
 * and says nothing about what exists there.
 */
final class FleetApiErrors implements ErrorReader {
    private static final int NOT_FOUND = 404;
    private static final int BAD_GATEWAY = 502;

    @Override
    public Refusal read(int status, String body) {
        try {
            JsonNode problem = WireJson.mapper().readTree(body);
            boolean strange =
                    status == NOT_FOUND && !problem.path("type").asText("").endsWith("not-found");
            String detail = problem.path("detail").asText("");
            return strange
                    ? somethingElse()
                    : new Refusal(
                            status, detail.isBlank() ? problem.path("title").asText("") : detail);
        } catch (JsonProcessingException page) {
            return status == NOT_FOUND ? somethingElse() : new Refusal(status, "");
        }
    }

    private static Refusal somethingElse() {
        return new Refusal(BAD_GATEWAY, "a 404 without the Fleet API's problem not-found");
    }
}

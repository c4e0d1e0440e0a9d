package dev.wavegate.integrations.fleetapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.integrations.http.ErrorReader;
import dev.wavegate.integrations.http.WireJson;

/** Reads refusals, which are problem documents of RFC 9457. */
final class FleetApiErrors implements ErrorReader {
    @Override
    public Refusal read(int status, String body) {
        try {
            JsonNode problem = WireJson.mapper().readTree(body);
            String detail = problem.path("detail").asText("");
            return new Refusal(status, detail.isBlank() ? problem.path("title").asText("") : detail);
        } catch (JsonProcessingException page) {
            return new Refusal(status, "");
        }
    }
}

package dev.wavegate.integrations.graphshifts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.integrations.http.ErrorReader;
import dev.wavegate.integrations.http.WireJson;

/** Reads refusals of the form {@code {"error":{"code":…,"message":…}}}. */
final class GraphErrors implements ErrorReader {
    @Override
    public Refusal read(int status, String body) {
        try {
            JsonNode error = WireJson.mapper().readTree(body).path("error");
            return new Refusal(status, error.path("message").asText(""));
        } catch (JsonProcessingException page) {
            return new Refusal(status, "");
        }
    }
}

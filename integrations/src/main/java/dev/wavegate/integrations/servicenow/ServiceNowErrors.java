package dev.wavegate.integrations.servicenow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.integrations.http.ErrorReader;
import dev.wavegate.integrations.http.WireJson;

/**
 * Reads refusals; 403 is also what the instance answers when one of its rules aborts a write, and that is a mistake in what
 * we sent, not in who we are.
 */
final class ServiceNowErrors implements ErrorReader {
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;

    @Override
    public Refusal read(int status, String body) {
        String text = text(body);
        boolean byRule = text.contains("Business Rule") || text.contains("Data Policy");
        return new Refusal(status == FORBIDDEN && byRule ? BAD_REQUEST : status, text);
    }

    private static String text(String body) {
        JsonNode error;
        try {
            error = WireJson.mapper().readTree(body).path("error");
        } catch (JsonProcessingException page) {
            return "";
        }
        String message =
                error.isTextual() ? error.asText() : error.path("message").asText("");
        String detail =
                error.path("detail").isNull() ? "" : error.path("detail").asText("");
        return detail.isBlank() ? message : message + " (" + detail + ")";
    }
}

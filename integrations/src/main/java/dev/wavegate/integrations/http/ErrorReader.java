package dev.wavegate.integrations.http;

import com.fasterxml.jackson.core.JsonProcessingException;

/** Reads what a vendor writes into the body of a refusal. */
@FunctionalInterface
public interface ErrorReader {
    /** What the refusal says; a body that cannot be read gives the status and an empty text. */
    Refusal read(int status, String body);

    /** Reads refusals of the form {@code {"error":{"message":…}}}. */
    static ErrorReader ofMessages() {
        return (status, body) -> {
            try {
                return new Refusal(
                        status,
                        WireJson.mapper()
                                .readTree(body)
                                .path("error")
                                .path("message")
                                .asText(""));
            } catch (JsonProcessingException page) {
                return new Refusal(status, "");
            }
        };
    }

    /**
     * A refusal in words.
     *
     * @param status the HTTP status that the refusal amounts to, which need not be the one it came with
     * @param text for people; may be empty
     */
    record Refusal(int status, String text) {}
}

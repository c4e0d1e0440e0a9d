package dev.wavegate.integrations.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** How JSON is read from and written to outside systems: unknown fields are ignored, absent ones are not written. */
public final class WireJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            // Some systems append an error to an answer that they broke off.
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // Parser errors end up in logs, what was parsed must not.
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private WireJson() {}

    /** The shared mapper; thread-safe, not to be configured further. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }
}

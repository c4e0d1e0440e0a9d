package dev.wavegate.integrations.servicenow;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What every response is wrapped in.
 *
 * @param result one row or many; some endpoints write a single row as an array of one
 * @param error set when the instance broke off after it had begun to answer with 200
 */
record Envelope<T>(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
        List<T> result,

        @Nullable JsonNode error) {}

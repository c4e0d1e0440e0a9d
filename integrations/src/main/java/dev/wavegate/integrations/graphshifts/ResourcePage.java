package dev.wavegate.integrations.graphshifts;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A page of a list; the resources are read one by one, so that one that is broken does not hide the others. */
record ResourcePage(
        @Nullable List<JsonNode> value,
        @JsonProperty("@odata.nextLink") @Nullable String nextLink) {}

package dev.wavegate.integrations.graphshifts;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a list holds.
 *
 * @param complete whether the last page was reached
 */
record Listing(List<JsonNode> resources, boolean complete) {
    Listing {
        resources = List.copyOf(resources);
    }
}

package dev.wavegate.integrations.genericroster;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a system said to one question, page by page.
 *
 * @param asOf when that was true
 * @param complete whether nothing was left out or could not be read
 */
record Responses(List<JsonNode> pages, Instant asOf, boolean complete) {
    Responses {
        pages = List.copyOf(pages);
    }
}

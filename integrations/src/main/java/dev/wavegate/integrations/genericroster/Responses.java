package dev.wavegate.integrations.genericroster;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a system said to one question, page by page.
 *
 * @param asOf when that was true
 * @param problem what was left out or could not be read; empty when nothing was
 */
record Responses(List<JsonNode> pages, Instant asOf, Optional<String> problem) {
    Responses {
        pages = List.copyOf(pages);
    }
}

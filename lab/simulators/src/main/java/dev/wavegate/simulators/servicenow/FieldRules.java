package dev.wavegate.simulators.servicenow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.servicenow.RecordWriter.BeforeRule;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;

/**
 * What an instance demands and forbids beyond the platform, switched on under {@code /_sim/field-rules} for one table at a
 * time: a data policy's mandatory fields, and fields that access control drops silently from what is written.
 */
final class FieldRules implements BeforeRule {
    private final Map<String, Rules> byTable = new ConcurrentHashMap<>();

    void addTo(SimServer.Builder server) {
        server.control("POST", "field-rules", this::change);
    }

    void reset() {
        byTable.clear();
    }

    private SimResponse change(SimRequest request) {
        JsonNode body = request.json();
        byTable.put(
                body.path("table").asText(), new Rules(names(body.path("mandatory")), names(body.path("unwritable"))));
        return SimResponse.empty(204);
    }

    private static List<String> names(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    @Override
    public void check(Draft draft) {
        Row record = draft.after();
        Rules rules = byTable.get(record.table().name());
        if (rules == null || draft.caller().isSystem()) {
            return;
        }
        rules.unwritable().forEach(draft::revert);
        List<String> missing = new ArrayList<>(rules.mandatory());
        missing.removeIf(column -> !record.get(column).isBlank());
        if (!missing.isEmpty()) {
            throw WriteRefused.byDataPolicy(missing.stream()
                    .flatMap(name -> record.table().column(name).stream())
                    .map(Column::label)
                    .collect(Collectors.joining(", ")));
        }
    }

    private record Rules(List<String> mandatory, List<String> unwritable) {}
}

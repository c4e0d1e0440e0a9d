package dev.wavegate.integrations.servicenow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.integrations.http.WireJson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fields that an instance wants beyond ours, by name. They are sent with the record, and read back, because the instance
 * drops silently what it does not know, or what the integration user may not write.
 */
record FurtherFields(Map<String, String> values) {
    private static final Logger LOG = LoggerFactory.getLogger(FurtherFields.class);
    private static final Set<String> OURS = Set.of(
            "active",
            "approval",
            "assignment_group",
            "caused_by",
            "change_request",
            "cmdb_ci",
            "chg_model",
            "comments",
            "correlation_display",
            "correlation_id",
            "end_date",
            "number",
            "on_hold",
            "on_hold_reason",
            "start_date",
            "state",
            "type",
            "work_notes");

    FurtherFields {
        values = new TreeMap<>(values);
    }

    /** The fields of the plan, which win, and the configured ones. */
    static FurtherFields of(Map<String, String> configured, Map<String, String> ofPlan) {
        Map<String, String> all = new TreeMap<>(configured);
        all.putAll(ofPlan);
        return new FurtherFields(all);
    }

    /** Whether Wavegate itself writes the field, so that nobody else may say what is in it. */
    static boolean isOurs(String field) {
        return OURS.contains(field) || field.startsWith("sys_");
    }

    /** The same with one more. */
    FurtherFields with(String field, Optional<String> value) {
        Map<String, String> more = new TreeMap<>(values);
        value.ifPresent(text -> more.put(field, text));
        return new FurtherFields(more);
    }

    /** The body as JSON with these fields in it, where it has none of that name. */
    ObjectNode mergedInto(Object body) {
        ObjectNode merged = WireJson.mapper().valueToTree(body);
        values.forEach(merged::put);
        return merged;
    }

    /**
     * Reads a record back, writes once more what was dropped, and refuses if that is dropped as well. The second try takes
     * values for display values, which is how the instance accepts a reference by name.
     */
    void requireStored(Table table, String kind, String id, FailureCode code) {
        complain(table, kind, id).ifPresent(sentence -> {
            throw Failure.of(code, sentence);
        });
    }

    /** The same for a record that must not fail because of them. */
    void logDropped(Table table, String kind, String id) {
        complain(table, kind, id)
                .ifPresent(sentence ->
                        LOG.atWarn().addKeyValue("record", kind + "/" + id).log(sentence));
    }

    private Optional<String> complain(Table table, String kind, String id) {
        if (values.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Value> stored = table.fields(kind, id, values.keySet());
        for (boolean displayed : new boolean[] {false, true}) {
            Map<String, String> dropped = dropped(stored);
            if (dropped.isEmpty()) {
                return Optional.empty();
            }
            table.patchFields(kind, id, dropped, displayed);
            stored = table.fields(kind, id, values.keySet());
        }
        Map<String, String> dropped = dropped(stored);
        return dropped.isEmpty() ? Optional.empty() : Optional.of(sentence(dropped, stored));
    }

    private Map<String, String> dropped(Map<String, Value> stored) {
        Map<String, String> dropped = new TreeMap<>(values);
        dropped.entrySet().removeIf(field -> holds(stored.get(field.getKey()), field.getValue()));
        return dropped;
    }

    private static boolean holds(@Nullable Value stored, String sent) {
        Value found = stored == null ? Value.EMPTY : stored;
        return plain(found.text()).equals(plain(sent)) || plain(found.display()).equalsIgnoreCase(plain(sent));
    }

    private static String plain(String text) {
        return text.replace("\r\n", "\n").strip();
    }

    private static String sentence(Map<String, String> dropped, Map<String, Value> stored) {
        return dropped.entrySet().stream()
                .map(field -> field.getKey() + " (sent \"" + field.getValue() + "\", stored \""
                        + Value.textOf(stored.get(field.getKey())) + "\")")
                .collect(Collectors.joining(
                        ", ",
                        ServiceNow.NAME + " accepted but did not store these fields: ",
                        ". Check their names and values, and grant write access to them"));
    }
}

package dev.wavegate.simulators.servicenow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wavegate.simulators.servicenow.Schema.TableDefinition;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** The Attachment API: files of records, listed, uploaded as the body of a request, downloaded and deleted. */
final class AttachmentApi {
    private static final String TABLE = "sys_attachment";
    private static final int LARGEST_PAGE = 1_000;

    private final RecordStore store;
    private final RecordWriter writer;
    private final DisplayValues displayValues;
    private final Map<String, byte[]> contents = new HashMap<>();

    AttachmentApi(RecordStore store, RecordWriter writer, DisplayValues displayValues) {
        this.store = store;
        this.writer = writer;
        this.displayValues = displayValues;
    }

    void addTo(Authentication.Routes routes) {
        Stream.of("", "/v1")
                .map(version -> "/api/now" + version + "/attachment")
                .forEach(all -> {
                    String one = all + "/{id}";
                    routes.add("GET", all, this::list)
                            .add("POST", all + "/file", this::upload)
                            .add("GET", one, (request, caller) -> rendered(200, row(request), request, caller))
                            .add("GET", one + "/file", (request, caller) -> download(row(request)))
                            .add("DELETE", one, (request, caller) -> delete(row(request), caller));
                });
    }

    void clear() {
        contents.clear();
    }

    private SimResponse list(SimRequest request, Caller caller) {
        TableDefinition table = store.schema().required(TABLE);
        Selection selection = Selection.requested(request, table, store, displayValues, LARGEST_PAGE);
        TableRenderer renderer = new TableRenderer(store, displayValues, request, caller);
        var result = Json.array();
        selection.page().forEach(row -> result.add(renderer.render(row)));
        return SimResponse.json(200, Map.of("result", result))
                .withHeader("X-Total-Count", Integer.toString(selection.rows().size()));
    }

    /** Who may write a record may attach to it; a file of the same name becomes a second attachment. */
    private SimResponse upload(SimRequest request, Caller caller) {
        String table = parameter(request, "table_name");
        Row owner = store.find(table, parameter(request, "table_sys_id")).orElseThrow(ServiceNowErrors::noRecord);
        try {
            writer.requireUpdate(owner, caller);
        } catch (WriteRefused refused) {
            return ServiceNowErrors.of(403, "Operation Failed", refused.detail());
        }
        byte[] content = request.bytes();
        Row row = Row.blank(store.schema().required(TABLE));
        row.put("table_name", table);
        row.put("table_sys_id", owner.sysId());
        row.put("file_name", parameter(request, "file_name"));
        row.put("content_type", request.header("Content-Type").orElse("application/octet-stream"));
        row.put("size_bytes", Integer.toString(content.length));
        store.insert(row, caller);
        row.put("download_link", request.origin() + "/api/now/attachment/" + row.sysId() + "/file");
        contents.put(row.sysId(), content);
        return rendered(201, row, request, caller)
                .withHeader("Location", request.origin() + "/api/now/attachment/" + row.sysId());
    }

    private static String parameter(SimRequest request, String name) {
        return request.query(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> ServiceNowErrors.unreadable("the parameter " + name + " is missing"));
    }

    private SimResponse download(Row row) {
        byte[] content = Optional.ofNullable(contents.get(row.sysId())).orElseThrow(ServiceNowErrors::noRecord);
        return SimResponse.file(200, row.get("content_type"), content)
                .withHeader("Content-Disposition", "attachment;filename=\"" + row.get("file_name") + "\"");
    }

    private SimResponse delete(Row row, Caller caller) {
        Optional<Row> owner = store.find(row.get("table_name"), row.get("table_sys_id"));
        try {
            owner.ifPresent(record -> writer.requireUpdate(record, caller));
        } catch (WriteRefused refused) {
            return ServiceNowErrors.of(403, "Operation Failed", refused.detail());
        }
        store.remove(row);
        contents.remove(row.sysId());
        return SimResponse.empty(204);
    }

    private SimResponse rendered(int status, Row row, SimRequest request, Caller caller) {
        TableRenderer renderer = new TableRenderer(store, displayValues, request, caller);
        return SimResponse.json(status, Map.of("result", renderer.render(row)));
    }

    private Row row(SimRequest request) {
        return store.find(TABLE, request.variable("id")).orElseThrow(ServiceNowErrors::noRecord);
    }
}

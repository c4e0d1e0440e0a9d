package dev.wavegate.simulators.servicenow;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wavegate.simulators.servicenow.Authentication.CallerRoute;
import dev.wavegate.simulators.servicenow.Schema.TableDefinition;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** The Table API, unversioned and in versions 1 and 2, over every table of the schema. */
record TableApi(RecordStore store, RecordWriter writer, DisplayValues displayValues, JournalAccess journals) {
    private static final int LARGEST_PAGE = 10_000;
    private static final List<String> VERSIONS = List.of("", "/v1", "/v2");

    void addTo(Authentication.Routes routes) {
        for (String version : VERSIONS) {
            String table = "/api/now" + version + "/table/{table}";
            String record = table + "/{id}";
            routes.add("GET", table, (request, caller) -> list(request, caller, version))
                    .add("POST", table, refusable(this::create))
                    .add("GET", record, this::read)
                    .add("PATCH", record, refusable(this::update))
                    .add("PUT", record, refusable(this::update))
                    .add("DELETE", record, refusable(this::delete));
        }
    }

    private static CallerRoute refusable(CallerRoute route) {
        return (request, caller) -> {
            try {
                return route.answer(request, caller);
            } catch (WriteRefused refused) {
                return ServiceNowErrors.of(403, "Operation Failed", refused.detail());
            }
        };
    }

    private SimResponse list(SimRequest request, Caller caller, String version) {
        TableDefinition table = table(request);
        Selection selection = Selection.requested(request, table, store, displayValues, LARGEST_PAGE);
        if (!journals.permits(table.name(), caller)) {
            selection = selection.withoutRows();
        }
        if (selection.rows().isEmpty() && version.equals("/v1")) {
            throw ServiceNowErrors.noRecord();
        }
        TableRenderer renderer = new TableRenderer(store, displayValues, request, caller);
        ArrayNode result = Json.array();
        selection.page().forEach(row -> result.add(renderer.render(row)));
        SimResponse response = SimResponse.json(200, Map.of("result", result));
        if (!request.flag("sysparm_no_count")) {
            response = response.withHeader(
                    "X-Total-Count", Integer.toString(selection.rows().size()));
        }
        if (!request.flag("sysparm_suppress_pagination_header")) {
            response = response.withHeader("Link", selection.links(request, request.origin()));
        }
        return response;
    }

    private SimResponse read(SimRequest request, Caller caller) {
        Row row = row(request);
        if (!journals.permits(row.table().name(), caller)) {
            throw ServiceNowErrors.noRecord();
        }
        return rendered(200, row, request, caller);
    }

    private SimResponse create(SimRequest request, Caller caller) {
        TableDefinition table = table(request);
        Input input = Input.ofTable(request, caller);
        Row row = writer.insert(table, input, caller).after();
        String location = request.origin() + "/api/now/table/" + table.name() + "/" + row.sysId();
        return rendered(201, row, request, caller).withHeader("Location", location);
    }

    private SimResponse update(SimRequest request, Caller caller) {
        Row row = row(request);
        writer.update(row, Input.ofTable(request, caller), caller);
        return rendered(200, row, request, caller);
    }

    private SimResponse delete(SimRequest request, Caller caller) {
        writer.delete(row(request), caller);
        return SimResponse.empty(204);
    }

    private SimResponse rendered(int status, Row row, SimRequest request, Caller caller) {
        TableRenderer renderer = new TableRenderer(store, displayValues, request, caller);
        return SimResponse.json(status, Map.of("result", renderer.render(row)));
    }

    private TableDefinition table(SimRequest request) {
        String name = request.variable("table");
        return store.schema().table(name).orElseThrow(() -> ServiceNowErrors.noTable(name));
    }

    private Row row(SimRequest request) {
        return store.find(table(request).name(), request.variable("id")).orElseThrow(ServiceNowErrors::noRecord);
    }
}

package dev.wavegate.simulators.servicenow;

import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;

/** The tasks of one change through the Change API. */
record ChangeTaskApi(RecordStore store, RecordWriter writer, ChangeRenderer renderer) {
    private static final String TASKS = "change_task";

    void addTo(SimServer.Builder server, Authentication authentication, String base) {
        String tasks = base + "/change/{id}/task";
        String task = tasks + "/{task}";
        server.route("GET", tasks, authentication.required(this::list))
                .route("POST", tasks, authentication.required(ChangeApi.refusable("updated", this::create)))
                .route("PATCH", task, authentication.required(ChangeApi.refusable("updated", this::update)))
                .route("DELETE", task, authentication.required(ChangeApi.refusable("updated", this::delete)));
    }

    private SimResponse list(SimRequest request, Caller caller) {
        ArrayNode result = Json.array();
        store.rowsWhere(TASKS, "change_request", change(request).sysId())
                .forEach(task -> result.add(renderer.render(task, caller)));
        return SimResponse.json(200, Map.of("result", result));
    }

    private SimResponse create(SimRequest request, Caller caller) {
        Input sent = Input.ofChange(request);
        Input input = sent.with("change_request", change(request).sysId());
        Draft draft = writer.insert(store.schema().required(TASKS), input, caller);
        return SimResponse.json(200, Map.of("result", renderer.render(draft.after(), caller, draft.ignored())));
    }

    private SimResponse update(SimRequest request, Caller caller) {
        Row task = task(request);
        Draft draft = writer.update(task, Input.ofChange(request), caller);
        return SimResponse.json(200, Map.of("result", renderer.render(task, caller, draft.ignored())));
    }

    private SimResponse delete(SimRequest request, Caller caller) {
        Row task = task(request);
        writer.delete(task, caller);
        return SimResponse.json(200, Map.of("result", renderer.render(task, caller)));
    }

    private Row change(SimRequest request) {
        return store.find("change_request", request.variable("id")).orElseThrow(ServiceNowErrors::noRecord);
    }

    private Row task(SimRequest request) {
        return store.find(TASKS, request.variable("task"))
                .filter(task -> task.is("change_request", change(request).sysId()))
                .orElseThrow(ServiceNowErrors::noRecord);
    }
}

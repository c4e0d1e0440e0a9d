package dev.wavegate.simulators.servicenow;

import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServerBuilder;

/** The tasks of one change through the Change API. */
final class ChangeTaskApi {
    private static final String TASKS = "change_task";

    private final RecordStore store;
    private final RecordWriter writer;
    private final ChangeRenderer renderer;

    ChangeTaskApi(RecordStore store, RecordWriter writer, DisplayValues displayValues) {
        this.store = store;
        this.writer = writer;
        this.renderer = new ChangeRenderer(displayValues);
    }

    void serveOn(SimServerBuilder server, Gate gate, String base) {
        String tasks = base + "/change/{id}/task";
        String task = tasks + "/{task}";
        server.route("GET", tasks, gate.guarded(this::list))
                .route("POST", tasks, gate.guarded(ChangeApi.refusable("updated", this::create)))
                .route("PATCH", task, gate.guarded(ChangeApi.refusable("updated", this::update)))
                .route("DELETE", task, gate.guarded(ChangeApi.refusable("updated", this::delete)));
    }

    private SimResponse list(SimRequest request, Caller caller) {
        ArrayNode result = JsonNodeFactory.instance.arrayNode();
        store.rowsWhere(TASKS, "change_request", change(request).sysId())
                .forEach(task -> result.add(renderer.render(task, caller)));
        return SimResponse.json(200, Map.of("result", result));
    }

    private SimResponse create(SimRequest request, Caller caller) {
        Input sent = Input.ofChange(request, Bodies.optional(request));
        Map<String, String> fields = new LinkedHashMap<>(sent.fields());
        fields.put("change_request", change(request).sysId());
        Draft draft =
                writer.insert(store.schema().required(TASKS), new Input(fields, sent.labels(), sent.zone()), caller);
        return SimResponse.json(200, Map.of("result", renderer.render(draft.after(), caller, draft.ignored())));
    }

    private SimResponse update(SimRequest request, Caller caller) {
        Row task = task(request);
        Draft draft = writer.update(task, Input.ofChange(request, Bodies.optional(request)), caller);
        return SimResponse.json(200, Map.of("result", renderer.render(task, caller, draft.ignored())));
    }

    private SimResponse delete(SimRequest request, Caller caller) {
        Row task = task(request);
        writer.delete(task, caller);
        return SimResponse.json(200, Map.of("result", renderer.render(task, caller)));
    }

    private Row change(SimRequest request) {
        return store.find("change_request", request.variable("id")).orElseThrow(Refusals::noRecord);
    }

    private Row task(SimRequest request) {
        return store.find(TASKS, request.variable("task"))
                .filter(task -> task.is("change_request", change(request).sysId()))
                .orElseThrow(Refusals::noRecord);
    }
}

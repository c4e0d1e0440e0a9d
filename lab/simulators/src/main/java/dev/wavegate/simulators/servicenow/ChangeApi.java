package dev.wavegate.simulators.servicenow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.servicenow.Authentication.CallerRoute;
import dev.wavegate.simulators.servicenow.Schema.TableDefinition;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** The records of the Change API: changes of every type and their tasks; writes answer 200, refusals 400. */
record ChangeApi(RecordStore store, RecordWriter writer, ChangeRenderer renderer) {
    private static final int LARGEST_PAGE = 500;
    private static final String CHANGES = "change_request";
    private static final String TASKS = "change_task";
    private static final String TEMPLATES = "std_change_record_producer";
    private static final List<String> TYPES = List.of("normal", "standard", "emergency");

    void addTo(Authentication.Routes routes, String base) {
        String changes = base + "/change";
        serveRecords(routes, changes, "");
        routes.add("POST", changes, creating(""));
        routes.add("GET", base + "/change/model", (request, caller) -> models(caller));
        for (String type : TYPES) {
            String typed = changes + "/" + type;
            serveRecords(routes, typed, type);
            if (type.equals("standard")) {
                routes.add("GET", typed + "/template", this::templates)
                        .add("GET", typed + "/template/{id}", this::template)
                        .add("POST", typed + "/{template}", refusable("created", this::createFromTemplate));
            } else {
                routes.add("POST", typed, creating(type));
            }
        }
        String tasks = changes + "/{id}/task";
        String task = tasks + "/{task}";
        routes.add("GET", tasks, this::tasks)
                .add("POST", tasks, refusable("updated", this::createTask))
                .add("PATCH", task, refusable("updated", (request, caller) -> update(request, caller, task(request))))
                .add("DELETE", task, refusable("updated", (request, caller) -> delete(caller, task(request))));
    }

    private void serveRecords(Authentication.Routes routes, String path, String type) {
        String record = path + "/{id}";
        routes.add("GET", path, (request, caller) -> list(request, caller, type))
                .add("GET", record, (request, caller) -> read(request, caller, type))
                .add(
                        "PATCH",
                        record,
                        refusable("updated", (request, caller) -> update(request, caller, change(request, type))))
                .add(
                        "DELETE",
                        record,
                        refusable("deleted", (request, caller) -> delete(caller, change(request, type))));
    }

    /** Wraps what a rule says into the message of this API. */
    private static CallerRoute refusable(String done, CallerRoute route) {
        return (request, caller) -> {
            try {
                return route.answer(request, caller);
            } catch (WriteRefused refused) {
                return ServiceNowErrors.of(
                        400, "Change Request record could not be " + done + ". " + refused.detail(), "");
            }
        };
    }

    private CallerRoute creating(String type) {
        return refusable("created", (request, caller) -> {
            Input sent = Input.ofChange(request);
            return created(CHANGES, type.isEmpty() ? sent : sent.with("type", type), caller);
        });
    }

    private SimResponse createFromTemplate(SimRequest request, Caller caller) {
        Row template = store.find(TEMPLATES, request.variable("template"))
                .filter(found -> found.is("active", "true"))
                .orElseThrow(ServiceNowErrors::noRecord);
        Input sent = Input.ofChange(request);
        Map<String, String> fields = new LinkedHashMap<>(sent.fields());
        for (String fixed : List.of("description", "implementation_plan", "backout_plan", "test_plan")) {
            fields.put(fixed, template.get(fixed));
        }
        fields.putIfAbsent("short_description", template.get("short_description"));
        fields.put("type", "standard");
        store.rowsWhere("std_change_producer_version", "std_change_producer", template.sysId()).stream()
                .findFirst()
                .ifPresent(version -> fields.put("std_change_producer_version", version.sysId()));
        return created(CHANGES, new Input(fields, sent.labels(), sent.zone()), caller);
    }

    private SimResponse created(String table, Input input, Caller caller) {
        Draft draft = writer.insert(store.schema().required(table), input, caller);
        return result(renderer.render(draft.after(), caller, draft.ignored()));
    }

    private SimResponse read(SimRequest request, Caller caller, String type) {
        return result(renderer.render(change(request, type), caller));
    }

    private SimResponse update(SimRequest request, Caller caller, Row row) {
        Draft draft = writer.update(row, Input.ofChange(request), caller);
        return result(renderer.render(row, caller, draft.ignored()));
    }

    private SimResponse delete(Caller caller, Row row) {
        writer.delete(row, caller);
        return result(renderer.render(row, caller));
    }

    private SimResponse tasks(SimRequest request, Caller caller) {
        ArrayNode result = Json.array();
        store.rowsWhere(TASKS, "change_request", change(request, "").sysId())
                .forEach(task -> result.add(renderer.render(task, caller)));
        return SimResponse.json(200, Map.of("result", result));
    }

    private SimResponse createTask(SimRequest request, Caller caller) {
        Input input = Input.ofChange(request)
                .with("change_request", change(request, "").sysId());
        return created(TASKS, input, caller);
    }

    private Row task(SimRequest request) {
        return store.find(TASKS, request.variable("task"))
                .filter(task -> task.is("change_request", change(request, "").sysId()))
                .orElseThrow(ServiceNowErrors::noRecord);
    }

    private SimResponse templates(SimRequest request, Caller caller) {
        return list(request, caller, TEMPLATES, row -> true);
    }

    private SimResponse template(SimRequest request, Caller caller) {
        return store.find(TEMPLATES, request.variable("id"))
                .map(template -> result(renderer.render(template, caller)))
                .orElseThrow(ServiceNowErrors::noRecord);
    }

    private SimResponse list(SimRequest request, Caller caller, String type) {
        return list(request, caller, CHANGES, row -> type.isEmpty() || row.is("type", type));
    }

    private SimResponse list(SimRequest request, Caller caller, String name, Predicate<Row> shown) {
        TableDefinition table = store.schema().required(name);
        Selection selection = Selection.requested(request, table, store, renderer.displayValues(), LARGEST_PAGE);
        List<Row> ofType = selection.rows().stream().filter(shown).toList();
        Selection typed = new Selection(
                selection.encodedQuery(), selection.query(), ofType, selection.limit(), selection.offset());
        ArrayNode result = Json.array();
        typed.page().forEach(row -> result.add(renderer.render(row, caller)));
        ObjectNode meta = result.addObject().putObject("__meta");
        meta.put("encodedQuery", selection.encodedQuery());
        ObjectNode fields = meta.putObject("fields");
        selection.query().applied().forEach(fields.putArray("applied")::add);
        selection.query().ignored().forEach(fields.putArray("ignored")::add);
        return SimResponse.json(200, Map.of("result", result));
    }

    private SimResponse models(Caller caller) {
        ArrayNode result = Json.array();
        store.rows("chg_model").forEach(model -> result.add(renderer.render(model, caller)));
        return SimResponse.json(200, Map.of("result", result));
    }

    private Row change(SimRequest request, String type) {
        return store.find(CHANGES, request.variable("id"))
                .filter(row -> type.isEmpty() || row.is("type", type))
                .orElseThrow(ServiceNowErrors::noRecord);
    }

    private static SimResponse result(ObjectNode record) {
        return SimResponse.json(200, Map.of("result", record));
    }
}

package dev.wavegate.simulators.servicenow;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.simulators.wire.Json;
import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;

/** What can be done with one change beyond its fields: ask for its next states, and decide its approval. */
record ChangeActions(RecordStore store, RecordWriter writer, ChangeRenderer renderer) {
    void addTo(Authentication.Routes routes, String base) {
        String change = base + "/change/{id}";
        routes.add("GET", change + "/nextstates", (request, caller) -> nextStates(request))
                .add("GET", change + "/nextstate", (request, caller) -> nextStates(request))
                .add("PATCH", change + "/approvals", this::decideRequest);
    }

    private SimResponse nextStates(SimRequest request) {
        Row change = change(request.variable("id"));
        ChangeState current = ChangeState.of(change);
        boolean held = change.is("on_hold", "true");
        ObjectNode result = Json.object();
        ArrayNode available = result.putArray("available_states");
        ArrayNode transitions = result.putArray("state_transitions");
        ObjectNode labels = result.putObject("state_label");
        List<ChangeState> manual = current.manualMoves(Seed.pathOf(change));
        for (ChangeState target : ChangeState.values()) {
            boolean automatic = current.automaticMoves().contains(target);
            boolean open = manual.contains(target) && (!held || target == ChangeState.CANCELED);
            if (open || target == current) {
                available.add(target.value());
                labels.put(target.value(), target.label());
            }
            if (manual.contains(target) || automatic) {
                ArrayNode routes = transitions.addArray();
                Stream.of(true, false)
                        .filter(byPlatform -> byPlatform ? automatic : manual.contains(target))
                        .forEach(byPlatform -> routes.add(route(current, target, byPlatform, open)));
            }
        }
        return SimResponse.json(200, Map.of("result", result));
    }

    private static ObjectNode route(ChangeState from, ChangeState to, boolean automatic, boolean open) {
        String name = from.label() + " to " + to.label();
        ObjectNode route = Json.object();
        route.put("sys_id", Seed.idOf("sttrm_state_transition", name + automatic))
                .put("display_value", name)
                .put("from_state", from.value())
                .put("to_state", to.value())
                .put("transition_available", !automatic && open)
                .put("automatic_transition", automatic);
        ArrayNode conditions = route.putArray("conditions");
        if (automatic || to != ChangeState.CANCELED) {
            String condition = automatic ? "Platform decides" : "Not On hold";
            ObjectNode entry = conditions.addObject().put("passed", !automatic && open);
            entry.putObject("condition")
                    .put("name", condition)
                    .putNull("description")
                    .put("sys_id", Seed.idOf("sttrm_transition_condition", condition));
        }
        return route;
    }

    private SimResponse decideRequest(SimRequest request, Caller caller) {
        Input input = Input.ofChange(request);
        Row change = change(request.variable("id"));
        try {
            decide(change, input.field("state"), input.field("comments"), caller);
            return SimResponse.json(200, Map.of("result", renderer.render(change, caller)));
        } catch (WriteRefused refused) {
            return ServiceNowErrors.of(400, refused.detail(), "");
        }
    }

    /** Approves or rejects as the caller; refused when the caller has no request to decide, or gives no reason. */
    void decide(Row change, String state, String comments, Caller caller) {
        Row request = store.rowsWhere("sysapproval_approver", "sysapproval", change.sysId()).stream()
                .filter(row -> row.is("approver", caller.sysId()) && row.is("state", "requested"))
                .findFirst()
                .orElseThrow(() -> WriteRefused.because("User is not an approver of the change request"));
        if (!state.equals("approved") && !state.equals("rejected")) {
            throw WriteRefused.because("Invalid approval state: " + state);
        }
        if (state.equals("rejected") && comments.isBlank()) {
            throw WriteRefused.because("Comments are required to reject an approval");
        }
        writer.update(request, Input.raw(Map.of("state", state, "comments", comments)), caller);
    }

    private Row change(String id) {
        return store.find("change_request", id).orElseThrow(ServiceNowErrors::noRecord);
    }
}

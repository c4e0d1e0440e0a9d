package dev.wavegate.simulators.servicenow;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.simulators.wire.SimRequest;
import dev.wavegate.simulators.wire.SimResponse;
import dev.wavegate.simulators.wire.SimServer;

/** A page for the change manager; its buttons do what the APIs do as that user, and nothing else. */
record ChangeManagerPage(
        RecordStore store,
        RecordWriter writer,
        ChangeActions actions,
        Authentication authentication,
        ChangeManagerView view,
        Object lock) {
    void addTo(SimServer.Builder server) {
        server.route("GET", "/", this::show);
        add(
                server,
                "approve",
                (change, request, manager) -> actions.decide(change, "approved", comment(request), manager));
        add(
                server,
                "reject",
                (change, request, manager) -> actions.decide(change, "rejected", comment(request), manager));
        add(
                server,
                "hold",
                (change, request, manager) ->
                        write(change, Map.of("on_hold", "true", "on_hold_reason", comment(request)), manager));
        add(server, "release", (change, request, manager) -> write(change, Map.of("on_hold", "false"), manager));
        add(
                server,
                "revoke",
                (change, request, manager) ->
                        write(change, Map.of("approval", "not requested", "work_notes", comment(request)), manager));
        add(server, "replan", this::replan);
        add(
                server,
                "cancel",
                (change, request, manager) -> write(
                        change,
                        Map.of("state", ChangeState.CANCELED.value(), "work_notes", comment(request)),
                        manager));
    }

    private void add(SimServer.Builder server, String name, Action action) {
        server.route("POST", "/_people/changes/{id}:" + name, request -> act(request, action));
    }

    private SimResponse show(SimRequest request) {
        synchronized (lock) {
            Optional<Caller> manager = authentication.manager();
            if (manager.isEmpty()) {
                return SimResponse.text(503, "the change manager is not in the seed");
            }
            List<Row> newestFirst = store.rows("change_request");
            Collections.reverse(newestFirst);
            return SimResponse.html(200, view.page(newestFirst, manager.get()));
        }
    }

    private SimResponse act(SimRequest request, Action action) {
        if (!comesFromThisPage(request)) {
            return SimResponse.text(403, "this form was sent by another site");
        }
        synchronized (lock) {
            Row change = store.find("change_request", request.variable("id")).orElseThrow(ServiceNowErrors::noRecord);
            Caller manager = authentication.manager().orElseThrow(ServiceNowErrors::noRecord);
            try {
                action.perform(change, request, manager);
                return SimResponse.empty(303).withHeader("Location", "/");
            } catch (WriteRefused refused) {
                return SimResponse.html(409, view.refusal(change, refused.detail()));
            }
        }
    }

    /** A browser names the page a form came from; a site elsewhere must not decide for the manager. */
    private static boolean comesFromThisPage(SimRequest request) {
        String host = request.header("Host").orElse("");
        return request.header("Origin")
                .map(origin -> host.equals(authority(origin)))
                .orElse(true);
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private void replan(Row change, SimRequest request, Caller manager) {
        Map<String, String> fields = new LinkedHashMap<>();
        request.form("start_date").ifPresent(start -> fields.put("start_date", start));
        request.form("end_date").ifPresent(end -> fields.put("end_date", end));
        writer.update(change, new Input(fields, false, manager.zone()), manager);
    }

    private void write(Row change, Map<String, String> fields, Caller manager) {
        writer.update(change, Input.raw(fields), manager);
    }

    private static String comment(SimRequest request) {
        return request.form("comment").orElse("");
    }

    /** One thing the manager can do to a change. */
    @FunctionalInterface
    private interface Action {
        void perform(Row change, SimRequest request, Caller manager);
    }
}

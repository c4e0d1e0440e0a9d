package dev.wavegate.local.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** ServiceNow, as change managers use it. */
final class Tickets {
    private final Wire manager;
    private final Wire control;

    Tickets(Wire wire) {
        this.manager = wire.as("change.manager", "change.manager");
        this.control = wire;
    }

    /** The changes that a rollout has raised. */
    List<JsonNode> changesOf(String rollout) {
        return rows("change_request", "correlation_id=wavegate:" + rollout + ":change");
    }

    JsonNode changeOf(String rollout) {
        List<JsonNode> changes = changesOf(rollout);
        if (changes.size() != 1) {
            throw new AssertionError("expected one change of " + rollout + ", found " + changes);
        }
        return changes.get(0);
    }

    List<JsonNode> incidentsOf(String rollout) {
        return rows("incident", "correlation_id=wavegate:" + rollout + ":incident");
    }

    /** The work notes of a rollout's change, oldest first. */
    List<String> notesOf(String rollout) {
        String change = changeOf(rollout).path("sys_id").asText();
        return rows("sys_journal_field", "element_id=" + change + "^element=work_notes^ORDERBYsys_created_on").stream()
                .map(row -> row.path("value").asText())
                .toList();
    }

    boolean asksForApprovalOf(String rollout) {
        return changesOf(rollout).stream()
                .anyMatch(change -> change.path("approval").asText().equals("requested"));
    }

    void approve(String rollout) {
        decide(rollout, "{\"state\":\"approved\"}");
    }

    void reject(String rollout, String comment) {
        decide(rollout, "{\"state\":\"rejected\",\"comments\":\"" + comment + "\"}");
    }

    void cancel(String rollout) {
        edit(rollout, "{\"state\":\"4\",\"work_notes\":\"Withdrawn by the change manager\"}");
    }

    /** As a flow does when the last task of the change is closed. */
    void moveToReview(String rollout) {
        edit(rollout, "{\"state\":\"0\"}");
    }

    List<JsonNode> tasksOf(String rollout) {
        return rows(
                "change_task",
                "change_request=" + changeOf(rollout).path("sys_id").asText());
    }

    /** As people do who clear their list. */
    void closeTasksOfOthers(String rollout) {
        tasksOf(rollout).stream()
                .filter(task -> !task.path("correlation_id").asText().startsWith("wavegate:"))
                .filter(task -> task.path("active").asText().equals("true"))
                .forEach(task -> manager.patch(
                                "/api/now/table/change_task/"
                                        + task.path("sys_id").asText(),
                                "{\"state\":\"3\",\"close_code\":\"successful\",\"close_notes\":\"done\"}")
                        .expecting(200));
    }

    void delete(String rollout) {
        manager.delete("/api/now/table/change_request/"
                        + changeOf(rollout).path("sys_id").asText())
                .expectingSuccess();
    }

    void hold(String rollout, String reason) {
        edit(rollout, "{\"on_hold\":\"true\",\"on_hold_reason\":\"" + reason + "\"}");
    }

    void liftHold(String rollout) {
        edit(rollout, "{\"on_hold\":\"false\",\"on_hold_reason\":\"\"}");
    }

    /** The next writes of this kind get this fault. */
    void fault(String method, String path, String kind, int times) {
        control.post(
                        "/_sim/faults",
                        "{\"match\":{\"method\":\"" + method + "\",\"path\":\"" + path + "\"},\"kind\":\"" + kind
                                + "\",\"status\":500,\"times\":" + times + "}")
                .expectingSuccess();
    }

    void throttle(String method, String path, int times) {
        control.post(
                        "/_sim/faults",
                        "{\"match\":{\"method\":\"" + method + "\",\"path\":\"" + path
                                + "\"},\"kind\":\"status\",\"status\":429,\"retryAfterSeconds\":1,\"times\":" + times
                                + "}")
                .expectingSuccess();
    }

    void behave() {
        control.delete("/_sim/faults");
    }

    private void decide(String rollout, String body) {
        String id = changeOf(rollout).path("sys_id").asText();
        manager.patch("/api/sn_chg_rest/change/" + id + "/approvals", body).expecting(200);
    }

    private void edit(String rollout, String body) {
        String id = changeOf(rollout).path("sys_id").asText();
        manager.patch("/api/now/table/change_request/" + id, body).expecting(200);
    }

    private List<JsonNode> rows(String table, String query) {
        JsonNode result = manager.get("/api/now/table/" + table + "?sysparm_exclude_reference_link=true&sysparm_query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8))
                .expecting(200)
                .json()
                .path("result");
        return StreamSupport.stream(result.spliterator(), false).toList();
    }
}

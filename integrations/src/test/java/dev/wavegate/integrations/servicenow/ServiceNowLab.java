package dev.wavegate.integrations.servicenow;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTask;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.lab.SimulatorLab;
import dev.wavegate.integrations.servicenow.ServiceNowSettings.Credentials;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import dev.wavegate.testkit.schedule.TestClock;

/** A simulated instance, an adapter connected to it, and the people around it. */
final class ServiceNowLab extends SimulatorLab<ServiceNowSimulator> {
    private static final String MANAGER =
            Base64.getEncoder().encodeToString("change.manager:change.manager".getBytes(StandardCharsets.UTF_8));

    private final SimulatedChangeManager manager;

    ServiceNowLab() {
        super(
                TestClock.at(Instant.now()),
                clock -> ServiceNowSimulator.start(dev.wavegate.simulators.servicenow.ServiceNowSettings.defaults()
                        .withFlowLatency(Duration.ZERO)),
                Map.of("Authorization", "Basic " + MANAGER));
        manager = new SimulatedChangeManager(control());
    }

    ServiceNowSettings settings() {
        return ServiceNowSettings.of(simulator().baseUri(), new Credentials.Basic("wavegate", new Secret("wavegate")))
                .withHttp(HttpSettings.defaults().withRequestsPerSecond(1_000));
    }

    /** A fresh connection, without a past. */
    ServiceNow connect() {
        return connect(settings());
    }

    ServiceNow connect(ServiceNowSettings settings) {
        return ServiceNow.connect(settings, clock());
    }

    SimulatedChangeManager manager() {
        return manager;
    }

    List<String> notes(ChangeRef ref) {
        List<String> notes = new ArrayList<>();
        rows("sys_journal_field", "element_id=" + ref.id() + "^element=work_notes", "value")
                .forEach(row -> notes.add(row.path("value").asText()));
        return notes;
    }

    /** The contents of the files of a change. */
    List<String> files(ChangeRef ref) {
        List<String> files = new ArrayList<>();
        rows("sys_attachment", "table_name=change_request^table_sys_id=" + ref.id(), "sys_id")
                .forEach(row -> files.add(control()
                        .send("GET", "/api/now/attachment/" + row.path("sys_id").asText() + "/file", "")
                        .body()));
        return files;
    }

    /** What becomes visible in the list of tasks under this title. */
    List<ChangeTask.Status> tasks(ChangeRef ref, String title) {
        List<ChangeTask.Status> tasks = new ArrayList<>();
        rows("change_task", "change_request=" + ref.id() + "^short_description=" + title, "state,close_code")
                .forEach(row -> tasks.add(status(
                        row.path("state").asText(), row.path("close_code").asText())));
        return tasks;
    }

    private static ChangeTask.Status status(String state, String closeCode) {
        return switch (state) {
            case "2" -> ChangeTask.Status.IN_PROGRESS;
            case "3" ->
                closeCode.equals("unsuccessful") ? ChangeTask.Status.UNSUCCESSFUL : ChangeTask.Status.SUCCESSFUL;
            case "4" -> ChangeTask.Status.CANCELLED;
            default -> throw new IllegalStateException("a task is in state " + state);
        };
    }

    /** How many calls the adapter makes meanwhile. */
    int calls(Runnable adapter) {
        int before = calls();
        adapter.run();
        return calls() - before;
    }

    private int calls() {
        int calls = 0;
        for (JsonNode each : control().json("/_sim/requests")) {
            calls += each.path("path").asText().startsWith("/api/") ? 1 : 0;
        }
        return calls;
    }

    /** Who but change managers may read the table of journal entries: open, empty or denied. */
    void journalAccess(String mode) {
        String body = SimulatorControl.object().put("mode", mode).toString();
        control().send("POST", "/_sim/journal-access", body);
    }

    int liveChanges(RolloutId rollout) {
        return rows("change_request", "correlation_id=wavegate:" + rollout + ":change^state!=4", "sys_id")
                .size();
    }

    int incidents(RolloutId rollout) {
        return rows("incident", "correlation_id=wavegate:" + rollout + ":incident", "sys_id")
                .size();
    }

    JsonNode rows(String table, String query, String fields) {
        return control()
                .json("/api/now/table/" + table + "?sysparm_query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                        + "&sysparm_fields=" + fields)
                .path("result");
    }
}

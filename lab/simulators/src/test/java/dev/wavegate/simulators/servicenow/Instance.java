package dev.wavegate.simulators.servicenow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.SettableClock;
import dev.wavegate.simulators.wire.WireClient;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;

/** A fresh instance for every test, with a flow run by hand and both users at the keyboard. */
final class Instance implements BeforeEachCallback, AfterEachCallback {
    static final String GROUP = ServiceNowSimulator.seededId("sys_user_group", "IoT Operations");
    static final String CHANGES = "/api/now/table/change_request";
    static final String CHANGE_API = "/api/sn_chg_rest/change";
    static final String APPROVERS = "/api/now/table/sysapproval_approver";
    private static final String INTEGRATION = basic("wavegate:wavegate");
    private static final String MANAGER = basic("change.manager:change.manager");

    final SettableClock clock = new SettableClock("2026-10-05T20:00:00Z");
    final HandRunFlow flow = new HandRunFlow();
    private ServiceNowSettings settings = ServiceNowSettings.defaults().withClock(clock);
    private ServiceNowSimulator simulator;
    private WireClient client;

    Instance withSeparateAdvisoryBoard() {
        settings = settings.withSeparateAdvisoryBoard();
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        simulator = ServiceNowSimulator.start(settings, flow);
        client = new WireClient(simulator.baseUri());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        simulator.close();
    }

    String base() {
        return simulator.baseUri().toString();
    }

    /** As the integration user; single quotes in the body stand for double ones. */
    HttpResponse<String> send(String method, String path, String body, String... headers) {
        return raw(method, path, body, with(headers, "Authorization", INTEGRATION));
    }

    HttpResponse<String> asManager(String method, String path, String body) {
        return raw(method, path, body, "Authorization", MANAGER);
    }

    HttpResponse<String> raw(String method, String path, String body, String... headers) {
        try {
            return client.send(method, path, body.replace('\'', '"'), headers);
        } catch (IOException unexpected) {
            throw new UncheckedIOException(unexpected);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    /** The result of a request that must succeed. */
    JsonNode result(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return WireClient.json(response).path("result");
    }

    static JsonNode error(HttpResponse<String> response) {
        return WireClient.json(response).path("error");
    }

    JsonNode query(String table, String query, String... parameters) {
        String path = "/api/now/table/" + table + "?sysparm_query="
                + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + (parameters.length == 0 ? "" : "&" + String.join("&", parameters));
        return result(send("GET", path, ""));
    }

    /** A normal change of the seeded group, in New; answers its sys_id. */
    String change() {
        return change("'type':'normal','assignment_group':'" + GROUP + "'");
    }

    String change(String fields) {
        HttpResponse<String> created = send("POST", CHANGES, "{'short_description':'r-42'," + fields + "}");
        return result(created).path("sys_id").asText();
    }

    /** A normal change the platform has scheduled. */
    String scheduledChange() {
        String change = change();
        patch(change, "{'state':'-4'}");
        flow.runDue();
        asManager("PATCH", CHANGE_API + "/" + change + "/approvals", "{'state':'approved'}");
        flow.runDue();
        flow.runDue();
        flow.runDue();
        assertThat(field(change, "state")).isEqualTo("-2");
        return change;
    }

    HttpResponse<String> patch(String change, String fields) {
        return send("PATCH", CHANGES + "/" + change, fields);
    }

    String field(String change, String name) {
        return result(send("GET", CHANGES + "/" + change + "?sysparm_exclude_reference_link=true", ""))
                .path(name)
                .asText();
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}

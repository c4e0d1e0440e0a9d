package dev.wavegate.simulators.servicenow;

import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.util.List;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.SimServerBuilder;

/**
 * A running ServiceNow instance in memory: Table API, Change API, approvals, OAuth, the control plane under /_sim, and a
 * page for the change manager at its root. Closing it stops the server and every flow.
 */
public final class ServiceNowSimulator implements Closeable {
    private static final List<String> CHANGE_BASES = List.of("/api/sn_chg_rest", "/api/sn_chg_rest/v1");

    private final SimServer server;
    private final Flow flow;

    private ServiceNowSimulator(SimServer server, Flow flow) {
        this.server = server;
        this.flow = flow;
    }

    /** Starts serving the seed; a taken port is a java.net.BindException naming it. */
    public static ServiceNowSimulator start(ServiceNowSettings settings) throws IOException {
        Flow flow = new DelayedFlow(settings.flowLatency());
        try {
            return start(settings, flow);
        } catch (IOException notStarted) {
            flow.close();
            throw notStarted;
        }
    }

    static ServiceNowSimulator start(ServiceNowSettings settings, Flow engine) throws IOException {
        Object lock = new Object();
        Flow flow = new ExclusiveFlow(engine, lock);
        RecordStore store = new RecordStore(Schema.load(), settings.clock());
        DisplayValues displayValues = new DisplayValues(store);
        PlannedDateRule plannedDates = new PlannedDateRule();
        RecordWriter writer = rulebook(store, displayValues, plannedDates);
        ApprovalFlow approvals = new ApprovalFlow(store, writer, flow, settings.separateAdvisoryBoard());
        approvals.observe();
        new TaskFlow(store, writer, flow).observe();
        AccessTokens tokens = new AccessTokens(settings.clock(), settings.tokenLifetime());
        Access access = new Access(settings, store, tokens);
        Seed seed = new Seed(store, settings);
        seed.plant();
        SimServerBuilder server = SimServer.named("servicenow")
                .host(settings.host())
                .port(settings.port())
                .clock(settings.clock())
                .faultAnswer(Refusals::injected)
                .fallback(request -> Refusals.noResource())
                .route("POST", "/oauth_token.do", access::token)
                .onReset(() -> {
                    synchronized (lock) {
                        flow.forget();
                        approvals.clear();
                        tokens.clear();
                        plannedDates.reset();
                        seed.plant();
                    }
                });
        plannedDates.serveOn(server);
        serveApis(server, store, writer, displayValues, access, lock);
        return new ServiceNowSimulator(server.start(), flow);
    }

    private static RecordWriter rulebook(RecordStore store, DisplayValues displayValues, PlannedDateRule plannedDates) {
        RecordWriter writer = new RecordWriter(store, displayValues);
        writer.before("change_request", new ChangeRules(store));
        writer.before("change_request", plannedDates);
        writer.before("change_task", new TaskRules(store));
        writer.before("incident", new IncidentRules(store));
        writer.before("sysapproval_approver", new ApproverRules());
        return writer;
    }

    private static void serveApis(
            SimServerBuilder server,
            RecordStore store,
            RecordWriter writer,
            DisplayValues displayValues,
            Access access,
            Object lock) {
        Gate gate = new Gate(access, lock);
        ChangeActions actions = new ChangeActions(store, writer, displayValues);
        new TableApi(store, writer, displayValues).serveOn(server, gate);
        for (String base : CHANGE_BASES) {
            new ChangeApi(store, writer, displayValues).serveOn(server, gate, base);
            new ChangeTaskApi(store, writer, displayValues).serveOn(server, gate, base);
            actions.serveOn(server, gate, base);
        }
        new PeoplePage(store, writer, actions, access, displayValues, lock).serveOn(server);
    }

    public int port() {
        return server.port();
    }

    /** The address of the instance, without a trailing slash; opened in a browser it shows the manager's page. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** The sys_id of a seeded group, configuration item or user of that name. */
    public static String seededId(String table, String name) {
        return Seed.idOf(table, name);
    }

    @Override
    public void close() {
        server.close();
        flow.close();
    }
}

package dev.wavegate.simulators.servicenow;

import java.io.IOException;
import java.util.List;

import dev.wavegate.simulators.wire.SimServer;
import dev.wavegate.simulators.wire.Simulator;

/**
 * A ServiceNow instance in memory: Table API, Change API, Attachment API, approvals, OAuth, the control plane under /_sim, and a page for
 * the change manager at its root. Closing it stops the server and every flow.
 */
public final class ServiceNowSimulator extends Simulator {
    private static final List<String> CHANGE_BASES = List.of("/api/sn_chg_rest", "/api/sn_chg_rest/v1");

    private final Flow flow;

    private ServiceNowSimulator(SimServer server, Flow flow) {
        super(server);
        this.flow = flow;
    }

    /** Starts serving the seed; a taken port is a java.net.BindException naming it. */
    public static ServiceNowSimulator start(ServiceNowSettings settings) throws IOException {
        Flow flow = new Flow.Delayed(settings.flowLatency());
        try {
            return start(settings, flow);
        } catch (IOException notStarted) {
            flow.close();
            throw notStarted;
        }
    }

    static ServiceNowSimulator start(ServiceNowSettings settings, Flow engine) throws IOException {
        Object lock = new Object();
        Flow flow = new Flow.Exclusive(engine, lock);
        RecordStore store = new RecordStore(Schema.load(), settings.clock());
        DisplayValues displayValues = new DisplayValues(store);
        PlannedDateRule plannedDates = new PlannedDateRule();
        RecordWriter writer = rulebook(store, displayValues, plannedDates);
        ApprovalFlow approvals = new ApprovalFlow(store, writer, flow, settings.separateAdvisoryBoard());
        approvals.observe();
        new TaskFlow(store, writer, flow).observe();
        AttachmentApi attachments = new AttachmentApi(store, writer, displayValues);
        JournalAccess journals = new JournalAccess();
        Authentication authentication = new Authentication(settings, store, lock);
        Seed seed = new Seed(store);
        seed.load();
        SimServer.Builder server = SimServer.named("servicenow")
                .port(settings.port())
                .clock(settings.clock())
                .faultResponse(ServiceNowErrors::injected)
                .fallback(request -> ServiceNowErrors.noResource())
                .route("POST", "/oauth_token.do", authentication::token)
                .onReset(() -> {
                    synchronized (lock) {
                        flow.forget();
                        approvals.clear();
                        authentication.reset();
                        plannedDates.reset();
                        journals.reset();
                        attachments.clear();
                        seed.load();
                    }
                });
        plannedDates.addTo(server);
        journals.addTo(server);
        ChangeRenderer renderer = new ChangeRenderer(displayValues);
        ChangeActions actions = new ChangeActions(store, writer, renderer);
        Authentication.Routes routes = authentication.on(server);
        new TableApi(store, writer, displayValues, journals).addTo(routes);
        attachments.addTo(routes);
        for (String base : CHANGE_BASES) {
            new ChangeApi(store, writer, renderer).addTo(routes, base);
            actions.addTo(routes, base);
        }
        ChangeManagerView view = new ChangeManagerView(store, displayValues);
        new ChangeManagerPage(store, writer, actions, authentication, view, lock).addTo(server);
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

    /** The sys_id of a seeded group, configuration item or user of that name. */
    public static String seededId(String table, String name) {
        return Seed.idOf(table, name);
    }

    @Override
    public void close() {
        super.close();
        flow.close();
    }
}

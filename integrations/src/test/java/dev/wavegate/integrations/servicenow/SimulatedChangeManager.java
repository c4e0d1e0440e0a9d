package dev.wavegate.integrations.servicenow;

import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.integrations.lab.Eventually;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.simulators.servicenow.ServiceNowSimulator;
import dev.wavegate.testkit.change.ChangeManager;

import static org.assertj.core.api.Assertions.assertThat;

/** The change manager, acting through the API with an identity of their own. */
final class SimulatedChangeManager implements ChangeManager {
    private final SimulatorControl instance;

    SimulatedChangeManager(SimulatorControl instance) {
        this.instance = instance;
    }

    @Override
    public void approve(ChangeRef ref) {
        decide(ref, SimulatorControl.object().put("state", "approved").toString());
        Eventually.until("scheduled", () -> field(ref, "state").equals("-2"));
    }

    @Override
    public void reject(ChangeRef ref, String comment) {
        decide(
                ref,
                SimulatorControl.object()
                        .put("state", "rejected")
                        .put("comments", comment)
                        .toString());
        Eventually.until(
                "rejected",
                () -> field(ref, "state").equals("-5") && field(ref, "approval").equals("rejected"));
    }

    /** The request for approval is raised some time after the change asked for it. */
    private void decide(ChangeRef ref, String decision) {
        String path = "/api/sn_chg_rest/change/" + ref.id() + "/approvals";
        Eventually.until(
                "an approval to decide",
                () -> instance.send("PATCH", path, decision).statusCode() == 200);
    }

    @Override
    public void hold(ChangeRef ref, String reason) {
        patch(
                ref,
                SimulatorControl.object()
                        .put("on_hold", "true")
                        .put("on_hold_reason", reason)
                        .toString());
    }

    @Override
    public void release(ChangeRef ref) {
        patch(ref, SimulatorControl.object().put("on_hold", "false").toString());
    }

    @Override
    public void cancel(ChangeRef ref) {
        patch(
                ref,
                SimulatorControl.object()
                        .put("state", "4")
                        .put("work_notes", "not needed any more")
                        .toString());
    }

    @Override
    public void moveDates(ChangeRef ref, Interval planned) {
        patch(
                ref,
                SimulatorControl.object()
                        .put("start_date", ChangeConverter.text(planned.start()))
                        .put("end_date", ChangeConverter.text(planned.end()))
                        .toString());
    }

    @Override
    public void openTask(ChangeRef ref, String title) {
        String task = SimulatorControl.object()
                .put("change_request", ref.id())
                .put("short_description", title)
                .toString();
        assertThat(instance.send("POST", "/api/now/table/change_task", task).statusCode())
                .isEqualTo(201);
    }

    /** Also those that the platform makes, as soon as it has made them. */
    @Override
    public void closeTasks(ChangeRef ref) {
        settle();
        String closed = SimulatorControl.object()
                .put("state", "3")
                .put("close_code", "successful")
                .put("close_notes", "done")
                .toString();
        instance.json("/api/now/table/change_task?sysparm_query=active=true%5Echange_request=" + ref.id())
                .path("result")
                .forEach(task -> {
                    if (!task.path("correlation_id").asText().startsWith("wavegate:")) {
                        String path = "/api/now/table/change_task/"
                                + task.path("sys_id").asText();
                        assertThat(instance.send("PATCH", path, closed).statusCode())
                                .isEqualTo(200);
                    }
                });
        settle();
    }

    /** The platform takes its steps one after the other, so when it has taken this one, it has taken all before. */
    private void settle() {
        String change = SimulatorControl.object()
                .put("short_description", "Something else")
                .put("assignment_group", ServiceNowSimulator.seededId("sys_user_group", "IoT Operations"))
                .toString();
        String id = SimulatorControl.parsed(instance.send("POST", "/api/now/table/change_request", change)
                        .body())
                .path("result")
                .path("sys_id")
                .asText();
        patch(
                new ChangeRef(id, "CHG0"),
                SimulatorControl.object().put("state", "-4").toString());
        Eventually.until(
                "an approval to decide",
                () -> !instance.json("/api/now/table/sysapproval_approver?sysparm_query=sysapproval=" + id)
                        .path("result")
                        .isEmpty());
    }

    private void patch(ChangeRef ref, String body) {
        String path = "/api/now/table/change_request/" + ref.id();
        assertThat(instance.send("PATCH", path, body).statusCode()).as(body).isEqualTo(200);
    }

    String field(ChangeRef ref, String name) {
        return instance.json("/api/now/table/change_request/" + ref.id()
                        + "?sysparm_exclude_reference_link=true&sysparm_fields=" + name)
                .path("result")
                .path(name)
                .asText();
    }
}

package dev.wavegate.local.scenario;

import java.net.URI;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.local.simulation.SimulatorAddresses;

import static org.awaitility.Awaitility.await;

/** Everything a scenario can see and touch, by address only. */
final class World {
    private final Wire api;
    private final Tickets tickets;
    private final Schedules schedules;
    private final Fleet fleet;
    private final Wire fleetWire;

    World(URI api, SimulatorAddresses simulators) {
        this.api = Wire.to(api);
        this.tickets = new Tickets(Wire.to(simulators.serviceNow()));
        this.schedules =
                new Schedules(Wire.to(simulators.google()), Wire.to(simulators.pagerDuty()), Wire.to(simulators.ics()));
        this.fleetWire = Wire.to(simulators.fleet());
        this.fleet = new Fleet(fleetWire);
    }

    Tickets tickets() {
        return tickets;
    }

    Schedules schedules() {
        return schedules;
    }

    Fleet fleet() {
        return fleet;
    }

    Wire api() {
        return api;
    }

    /** A quiet day: everything is open and staffed, sixty good devices, no fault anywhere. */
    World onAQuietDay() {
        tickets.behave();
        fleetWire.delete("/_sim/faults");
        schedules.pagerDutyRecovers();
        schedules.open();
        fleet.of(60);
        return this;
    }

    /** The device manager drops or breaks the next answers. */
    void fleetFault(String method, String path, String kind, int times) {
        fleetWire
                .post(
                        "/_sim/faults",
                        "{\"match\":{\"method\":\"" + method + "\",\"path\":\"" + path + "\"},\"kind\":\"" + kind
                                + "\",\"status\":500,\"times\":" + times + "}")
                .expectingSuccess();
    }

    void fleetBehaves() {
        fleetWire.delete("/_sim/faults").expectingSuccess();
    }

    /** A script of ours says that something moved. */
    void callHook(String path, String secret) {
        api.carrying("X-Wavegate-Hook-Secret", secret).post(path, "{}").expecting(202);
    }

    /** Asks when a wave would fit, as a planner does who has no rollout. */
    JsonNode search(String question) {
        return api.post("/api/v1/windows:search", question).expecting(200).json();
    }

    Rollout start(PlanText plan) {
        api.postYaml("/api/v1/rollouts", plan.yaml()).expecting(201);
        return new Rollout(api, plan.name());
    }

    Rollout startAndApprove(PlanText plan) {
        Rollout rollout = start(plan);
        awaitRequestFor(rollout);
        tickets.approve(rollout.name());
        return rollout;
    }

    void awaitRequestFor(Rollout rollout) {
        await("request for approval of " + rollout.name())
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> tickets.asksForApprovalOf(rollout.name()));
    }
}

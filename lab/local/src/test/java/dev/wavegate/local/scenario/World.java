package dev.wavegate.local.scenario;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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
    private final List<Wire> systems;

    World(URI api, SimulatorAddresses simulators) {
        this.api = Wire.to(api);
        this.tickets = new Tickets(Wire.to(simulators.serviceNow()));
        this.schedules =
                new Schedules(Wire.to(simulators.google()), Wire.to(simulators.pagerDuty()), Wire.to(simulators.ics()));
        this.fleetWire = Wire.to(simulators.fleet());
        this.fleet = new Fleet(fleetWire);
        this.systems = Stream.of(
                        simulators.serviceNow(),
                        simulators.google(),
                        simulators.pagerDuty(),
                        simulators.ics(),
                        simulators.fleet())
                .map(Wire::to)
                .toList();
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

    /** From now on every system answers this share of Wavegate's calls wrongly, in each of the ways that it can. */
    World whereEverySystemFails(double share) {
        List<String> kinds = List.of("status", "throttled", "drop", "commit-then-drop", "delay", "html", "malformed");
        String faults = kinds.stream()
                .map(kind -> "{\"match\":{\"agent\":\"wavegate\"},\"share\":" + share / kinds.size()
                        + ",\"times\":1000000,"
                        + switch (kind) {
                            case "throttled" -> "\"kind\":\"status\",\"status\":429,\"retryAfterSeconds\":1}";
                            case "delay" -> "\"kind\":\"delay\",\"delayMillis\":800}";
                            default -> "\"kind\":\"" + kind + "\"}";
                        })
                .collect(Collectors.joining(",", "[", "]"));
        systems.forEach(system -> system.post("/_sim/faults", faults).expectingSuccess());
        return this;
    }

    /** How many calls of Wavegate had one of the faults. */
    int faultsServed() {
        return systems.stream()
                .mapToInt(system -> (int) StreamSupport.stream(
                                system.get("/_sim/requests")
                                        .expecting(200)
                                        .json()
                                        .spliterator(),
                                false)
                        .filter(request -> !request.path("fault").asText().isEmpty())
                        .count())
                .sum();
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

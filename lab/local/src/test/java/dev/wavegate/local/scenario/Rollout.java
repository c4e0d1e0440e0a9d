package dev.wavegate.local.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A rollout, as an operator follows and steers it. */
final class Rollout {
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Set<String> OVER = Set.of("COMPLETED", "REJECTED", "CANCELLED", "ROLLED_BACK", "NEEDS_HUMAN");

    private final Wire api;
    private final String name;

    Rollout(Wire api, String name) {
        this.api = api;
        this.name = name;
    }

    String name() {
        return name;
    }

    JsonNode view() {
        return api.get("/api/v1/rollouts/" + name).expecting(200).json();
    }

    String state() {
        return view().path("state").asText();
    }

    int count(String outcome) {
        return view().path("outcomes").path(outcome).asInt();
    }

    List<String> held() {
        return texts(view().path("held"));
    }

    /** Waits for an event of this kind and answers its text. */
    String awaitEvent(String kind) {
        return awaitEvents(kind, 1).get(0);
    }

    /** Waits for so many events of this kind and answers their texts. */
    List<String> awaitEvents(String kind, int times) {
        return await("event " + kind + " of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> eventsOf(kind), events -> events.size() >= times);
    }

    /** Waits until the rollout is held for a reason that names this. */
    String awaitHold(String named) {
        return await("hold with \"" + named + "\" of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> String.join(" ", held()), reasons -> reasons.contains(named));
    }

    /** Waits until the rollout is in this state. */
    void awaitState(String expected) {
        await("state " + expected + " of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> state().equals(expected));
    }

    /** Waits until nothing holds the rollout any more. */
    void awaitReleased() {
        await("release of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> held().isEmpty());
    }

    /** Waits until so many regions have a window, and answers how they stand then. */
    JsonNode awaitWindowsOfRegions(int regions) {
        return await("windows of the regions of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(
                        () -> view().path("regions"),
                        all -> all.findValues("window").size() == regions);
    }

    /** Waits for the end and answers the final state, with which its summary begins. */
    String awaitEnd() {
        JsonNode last = await("end of " + name)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(this::view, view -> OVER.contains(view.path("state").asText()));
        String state = last.path("state").asText();
        assertThat(last.path("ending").asText()).startsWith(state + " " + name + ": ");
        return state;
    }

    /** The sentence that sums up a rollout that has ended. */
    String ending() {
        return view().path("ending").asText();
    }

    /** How many devices have each outcome that any has. */
    Map<String, Integer> outcomes() {
        return view().path("outcomes").properties().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, outcome -> outcome.getValue().asInt()));
    }

    Wire.ApiResponse command(String verb) {
        return api.post("/api/v1/rollouts/" + name + ":" + verb, "{\"reason\":\"scenario\"}");
    }

    /** A person decides about gates that are inconclusive. */
    void decide(String choice) {
        api.post("/api/v1/rollouts/" + name + ":decide", "{\"choice\":\"" + choice + "\",\"reason\":\"scenario\"}")
                .expectingSuccess();
    }

    List<String> eventsOf(String kind) {
        return journal().stream()
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .map(entry -> entry.path("text").asText())
                .toList();
    }

    /** This detail of every event of a kind, in their order. */
    List<String> detailsOf(String kind, String detail) {
        return journal().stream()
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .map(entry -> entry.path("details").path(detail).asText())
                .toList();
    }

    List<JsonNode> journal() {
        return items("/api/v1/rollouts/" + name + "/journal?page_size=500");
    }

    List<JsonNode> devices() {
        return items("/api/v1/rollouts/" + name + "/devices?page_size=500");
    }

    /** The devices of the wave with this number. */
    List<String> devicesOfWave(int wave) {
        return devices().stream()
                .filter(device -> device.path("wave").asInt() == wave)
                .map(device -> device.path("device").asText())
                .toList();
    }

    private List<JsonNode> items(String path) {
        List<JsonNode> all = new ArrayList<>();
        String next = path;
        while (!next.isEmpty()) {
            JsonNode page = api.get(next).expecting(200).json();
            page.path("items").forEach(all::add);
            String token = page.path("nextPageToken").asText("");
            next = token.isEmpty() || token.equals("null") ? "" : path + "&page_token=" + token;
        }
        return all;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}

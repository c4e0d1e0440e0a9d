package dev.wavegate.simulators.fleet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.simulators.fleet.AssignmentRequest.ArtifactReference;
import dev.wavegate.simulators.fleet.AssignmentRequest.Intent;
import dev.wavegate.simulators.fleet.Behaviour.Mode;
import dev.wavegate.simulators.fleet.DeviceTiming.MillisRange;

/** A small fleet whose every step takes exactly one second (a tenth of it to be picked up), driven by hand. */
final class FleetFixture {

    static final String NEW = "4.2.1";
    static final String OLD = "4.2.0";

    private static final MillisRange SECOND = new MillisRange(1000, 1000);

    private final List<Behaviour> behaviours = new ArrayList<>();
    private final Fleet fleet;
    private long now;

    FleetFixture() {
        DeviceTiming timing = new DeviceTiming(new MillisRange(100, 100), SECOND, SECOND, SECOND, SECOND);
        fleet = new Fleet(FleetBlueprint.ordinary().withDevices(10).withTiming(timing), 1, 0);
    }

    FleetFixture withBehaviour(Mode mode, String... ids) {
        behaviours.add(Behaviour.ofDevices(mode, ids));
        return this;
    }

    Fleet fleet() {
        return fleet;
    }

    String device(int number) {
        return fleet.inventory().id(number);
    }

    Fleet.Receipt update(String key, String version, String... ids) {
        ArtifactReference artifact = new ArtifactReference("https://example.org/" + version, "0".repeat(64), 1);
        return fleet.assign(
                key, new AssignmentRequest("group", Intent.UPDATE, version, Optional.of(artifact), List.of(ids)));
    }

    Fleet.Receipt rollBack(String key, String version, String... ids) {
        return fleet.assign(
                key, new AssignmentRequest("group", Intent.ROLLBACK, version, Optional.empty(), List.of(ids)));
    }

    FleetFixture after(long millis) {
        now += millis;
        fleet.advanceTo(now, behaviours);
        return this;
    }

    /** What the feed says of the device: status, and code where there is one. */
    List<String> outcomesOf(String id) {
        List<String> outcomes = new ArrayList<>();
        fleet.outcomes(OutcomeCursor.start(1, "group"), 1000, (assignment, device, status, code, version, at) -> {
            if (fleet.inventory().id(device).equals(id)) {
                outcomes.add(assignment.key() + " " + status + (code == null ? "" : " " + code.text()));
            }
        });
        return outcomes;
    }

    String lastOutcomeOf(String id) {
        List<String> outcomes = outcomesOf(id);
        return outcomes.isEmpty() ? "" : outcomes.get(outcomes.size() - 1);
    }

    String versionOf(String id) {
        return fleet.states().versionText(fleet.inventory().ordinalOf(id));
    }

    boolean isOnline(String id) {
        return fleet.states().isOnline(fleet.inventory().ordinalOf(id));
    }

    long observedAt(String id) {
        return fleet.states()
                .observedAt(fleet.inventory().ordinalOf(id), fleet.now())
                .toEpochMilli();
    }

    Map<OutcomeStatus, Integer> counts(String key) {
        return fleet.assignment(key).orElseThrow().counts();
    }
}

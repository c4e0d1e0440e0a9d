package dev.wavegate.integrations.fleetapi;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.lab.SimulatorLab;
import dev.wavegate.simulators.fleet.FleetBlueprint;
import dev.wavegate.simulators.fleet.FleetSettings;
import dev.wavegate.simulators.fleet.FleetSimulator;
import dev.wavegate.testkit.fleet.Conduct;
import dev.wavegate.testkit.schedule.TestClock;

/** A simulated fleet whose time the test drives. */
final class FleetLab extends SimulatorLab<FleetSimulator> {
    static final String TOKEN = "fleet-token";

    private final List<ObjectNode> behaviours = new ArrayList<>();

    FleetLab(int devices) {
        super(
                TestClock.at("2026-11-20T10:00:00Z"),
                clock -> FleetSimulator.start(FleetSettings.onPort(0)
                        .with(FleetBlueprint.ordinary().withDevices(devices))
                        .behaving(List.of())
                        .requiring(TOKEN)
                        .at(clock)));
    }

    @Override
    protected void beginAnew() {
        super.beginAnew();
        behaviours.clear();
        control().send("POST", "/_sim/behaviours", "[]");
    }

    /** Each request first does everything that is due. */
    void letItFinish() {
        for (int minutes = 0; minutes < 3; minutes++) {
            clock().advance(Duration.ofMinutes(1));
            control().json("/_sim/ledger");
        }
    }

    void conduct(Conduct conduct, String device) {
        ObjectNode behaviour = SimulatorControl.object().put("mode", mode(conduct));
        behaviour.putObject("select").putArray("ids").add(device);
        behaviours.add(behaviour);
        control().send("POST", "/_sim/behaviours", behaviours.toString());
    }

    private static String mode(Conduct conduct) {
        return switch (conduct) {
            case GOOD -> "healthy";
            case FAIL -> "flap";
            case NO_RESPONSE -> "silent";
            case FALSE_SUCCESS -> "ghost";
            case REJECT -> "reject";
            case IN_USE -> "in-use";
            case SELF_REVERT -> "self-revert";
        };
    }

    int begun(String device, String version) {
        return control()
                .json("/_sim/devices/" + device)
                .path("begun")
                .path(version)
                .asInt();
    }
}

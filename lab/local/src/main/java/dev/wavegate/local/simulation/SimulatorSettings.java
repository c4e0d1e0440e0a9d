package dev.wavegate.local.simulation;

import java.time.Instant;
import java.util.function.Function;

import dev.wavegate.simulators.fleet.FleetBlueprint;

/**
 * How the simulators are set up.
 *
 * @param seeding the times of calendars and shifts, given the moment at which the simulators start
 */
public record SimulatorSettings(SimulatorPorts ports, Function<Instant, Seeding> seeding, FleetBlueprint fleet) {
    /** The ordinary fleet of 2,000 devices with these ports and times. */
    public static SimulatorSettings of(SimulatorPorts ports, Function<Instant, Seeding> seeding) {
        return new SimulatorSettings(ports, seeding, FleetBlueprint.ordinary());
    }

    /** The same with another fleet. */
    public SimulatorSettings with(FleetBlueprint other) {
        return new SimulatorSettings(ports, seeding, other);
    }
}

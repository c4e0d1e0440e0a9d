package dev.wavegate.simulators.fleet;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.wavegate.simulators.fleet.Behaviour.Mode;

/**
 * How a fleet simulator is set up; {@code POST /_sim/reset} goes back to this.
 *
 * @param port the port to listen on, or 0 for any free one
 * @param token the bearer token every Fleet API request must carry; empty for none
 * @param blueprint the fleet
 * @param behaviours who misbehaves; the first that fits a device decides
 * @param clock the time the devices live in
 */
public record FleetSettings(
        int port, Optional<String> token, FleetBlueprint blueprint, List<Behaviour> behaviours, Clock clock) {
    /** A version that bricks every device of a fleet with the default behaviours. */
    public static final String BAD_VERSION = "4.2.1-bad";

    public FleetSettings {
        behaviours = List.copyOf(behaviours);
    }

    /** The default fleet on the port, without a token, living in real time. */
    public static FleetSettings onPort(int port) {
        return new FleetSettings(
                port,
                Optional.empty(),
                FleetBlueprint.ordinary(),
                List.of(Behaviour.onVersion(BAD_VERSION, Mode.BRICK)),
                Clock.systemUTC());
    }

    /** The same with another fleet. */
    public FleetSettings with(FleetBlueprint other) {
        return new FleetSettings(port, token, other, behaviours, clock);
    }

    /** The same with other behaviours. */
    public FleetSettings behaving(List<Behaviour> others) {
        return new FleetSettings(port, token, blueprint, others, clock);
    }

    /** The same in the time of another clock. */
    public FleetSettings at(Clock other) {
        return new FleetSettings(port, token, blueprint, behaviours, other);
    }

    /** The same, reachable with this bearer token only. */
    public FleetSettings requiring(String bearerToken) {
        return new FleetSettings(port, Optional.of(bearerToken), blueprint, behaviours, clock);
    }
}

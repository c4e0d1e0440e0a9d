package dev.wavegate.simulators.fleet;

import java.util.List;
import java.util.function.Function;

/** The fleet behind the lock: every use first lets the time pass that has passed; safe for concurrent use. */
final class FleetBackend {
    private final FleetSettings settings;
    private List<Behaviour> behaviours;
    private Fleet fleet;

    FleetBackend(FleetSettings settings) {
        this.settings = settings;
        behaviours = settings.behaviours();
        fleet = new Fleet(
                settings.blueprint(),
                settings.clock().millis(),
                settings.clock().millis());
    }

    /** Uses the fleet as it is now. */
    synchronized <T> T use(Function<Fleet, T> work) {
        advance();
        return work.apply(fleet);
    }

    /** Lets pass what time has passed. */
    synchronized void advance() {
        fleet.advanceTo(settings.clock().millis(), behaviours);
    }

    /** Replaces all behaviours; what devices have begun goes on as it began. */
    synchronized void behave(List<Behaviour> others) {
        advance();
        behaviours = List.copyOf(others);
    }

    /** Replaces the fleet; assignments, feeds and the ledger begin anew, behaviours stay. */
    synchronized void replace(FleetBlueprint blueprint) {
        long now = settings.clock().millis();
        fleet = new Fleet(blueprint, Math.max(now, fleet.generation() + 1), now);
    }

    /** Goes back to the settings. */
    synchronized void reset() {
        behaviours = settings.behaviours();
        replace(settings.blueprint());
    }
}

package dev.wavegate.worker.system;

import java.util.Map;

import dev.wavegate.domain.fleet.DeviceFleet;

/**
 * The configured device backends.
 *
 * @param fleets by the name that plans use
 * @param selfTests one cheap call each, by the name under which its health is shown
 */
record DeviceBackends(Map<String, DeviceFleet> fleets, Map<String, Runnable> selfTests) {
    DeviceBackends {
        fleets = Map.copyOf(fleets);
        selfTests = Map.copyOf(selfTests);
    }
}

package dev.wavegate.domain.fleet;

import java.util.List;
import java.util.Optional;

/**
 * One page of an inventory.
 *
 * @param devices in the backend's stable order
 * @param next where the following page begins; empty on the last one
 */
public record DevicePage(List<Device> devices, Optional<String> next) {
    public DevicePage {
        devices = List.copyOf(devices);
    }
}

package dev.wavegate.domain.fleet;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;

/**
 * Which devices of a backend a plan means.
 *
 * @param attributes accepted values by attribute (model, hardware, region, site, criticality); all must match
 * @param version the versions that devices must report now; a device of unknown version matches no range
 */
public record FleetSelection(Map<String, List<String>> attributes, Optional<VersionRange> version) {
    /** The attributes by which devices can be selected. */
    public static final List<String> ATTRIBUTES = List.of("model", "hardware", "region", "site", "criticality");

    public FleetSelection {
        Map<String, List<String>> sorted = new TreeMap<>();
        attributes.forEach((name, values) -> sorted.put(name, List.copyOf(values)));
        for (String name : sorted.keySet()) {
            if (!ATTRIBUTES.contains(name)) {
                throw new IllegalArgumentException("devices are selected by " + ATTRIBUTES + ", not by " + name);
            }
        }
        attributes = Collections.unmodifiableMap(sorted);
    }

    public static FleetSelection everything() {
        return new FleetSelection(Map.of(), Optional.empty());
    }

    /** Whether the device is meant. */
    public boolean admits(Device device) {
        return attributes.entrySet().stream()
                        .allMatch(each -> each.getValue().contains(attribute(device, each.getKey())))
                && version.map(range -> admitsVersion(range, device.version())).orElse(true);
    }

    private static boolean admitsVersion(VersionRange range, Optional<Version> reported) {
        return reported.filter(range::contains).isPresent();
    }

    private static String attribute(Device device, String name) {
        return switch (name) {
            case "model" -> device.model();
            case "hardware" -> device.hardware();
            case "region" -> device.region();
            case "site" -> device.site();
            case "criticality" -> device.criticality();
            default -> throw new IllegalArgumentException("no such attribute: " + name);
        };
    }
}

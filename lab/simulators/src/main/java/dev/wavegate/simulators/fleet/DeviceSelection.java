package dev.wavegate.simulators.fleet;

import java.util.Set;

import dev.wavegate.simulators.wire.JsonFields;

/**
 * Which devices are meant: within a set any member will do, every set that is not empty must agree.
 *
 * @param models models, or none for all
 * @param regions regions, or none for all
 * @param sites sites, or none for all
 * @param criticalities criticalities, or none for all
 * @param ids device identifiers, or none for all
 */
public record DeviceSelection(
        Set<String> models, Set<String> regions, Set<String> sites, Set<String> criticalities, Set<String> ids) {
    public DeviceSelection {
        models = Set.copyOf(models);
        regions = Set.copyOf(regions);
        sites = Set.copyOf(sites);
        criticalities = Set.copyOf(criticalities);
        ids = Set.copyOf(ids);
    }

    /** Every device. */
    public static DeviceSelection everything() {
        return new DeviceSelection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
    }

    /** The named devices only. */
    public static DeviceSelection of(String... ids) {
        return new DeviceSelection(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(ids));
    }

    static DeviceSelection read(JsonFields fields) {
        return new DeviceSelection(
                Set.copyOf(fields.texts("model")),
                Set.copyOf(fields.texts("region")),
                Set.copyOf(fields.texts("site")),
                Set.copyOf(fields.texts("criticality")),
                Set.copyOf(fields.texts("ids")));
    }

    boolean includes(Inventory inventory, int device) {
        return (models.isEmpty() || models.contains(inventory.model(device)))
                && (regions.isEmpty() || regions.contains(inventory.region(device)))
                && (sites.isEmpty() || sites.contains(inventory.site(device)))
                && (criticalities.isEmpty() || criticalities.contains(inventory.criticality(device)))
                && (ids.isEmpty() || ids.contains(inventory.id(device)));
    }
}

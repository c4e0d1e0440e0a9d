package dev.wavegate.domain.release;

import java.util.List;

/**
 * What a release may be installed on; an empty list sets no limit.
 *
 * @param models device models
 * @param hardware hardware revisions
 */
public record Compatibility(List<String> models, List<String> hardware) {
    public Compatibility {
        models = List.copyOf(models);
        hardware = List.copyOf(hardware);
    }

    /** Whether a device of this make may take the release. */
    public boolean admits(String model, String hardwareRevision) {
        return (models.isEmpty() || models.contains(model))
                && (hardware.isEmpty() || hardware.contains(hardwareRevision));
    }
}

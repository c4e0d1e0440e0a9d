package dev.wavegate.domain.device;

/**
 * The devices of one wave that are in one region.
 *
 * @param region empty for those of all regions that nobody named
 */
public record CohortPart(String region, OrdinalRange range) {
    /** What people call it. */
    public String title() {
        return region.isEmpty() ? "other regions" : region;
    }
}

package dev.wavegate.domain.cohort;

/**
 * The devices of one wave that are in one region.
 *
 * @param region empty for those of all regions that nobody named
 */
public record CohortPart(String region, OrdinalRange range) {
    /** What people call it. */
    public String title() {
        return title(region);
    }

    /** What people call the devices of such a region. */
    public static String title(String region) {
        return region.isEmpty() ? "other regions" : region;
    }
}

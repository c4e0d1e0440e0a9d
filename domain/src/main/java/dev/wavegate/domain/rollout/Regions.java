package dev.wavegate.domain.rollout;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The regions that go by rules of their own; devices of all others go by those of the whole plan.
 *
 * @param rules by the devices' attribute {@code region}, in the order of the names; empty when the plan knows no regions
 * @param maxConcurrent for so many of its regions a person may count at a time, 1 to 100
 */
public record Regions(Map<String, RegionRules> rules, int maxConcurrent) {
    /** A wave goes through no more parts than that, and one more for the devices of all other regions. */
    public static final int MOST = 50;

    /**
     * A rollout has no more regions times waves than that: each part of a wave costs its history some 110 events when all goes
     * well, and a history may have 51,200.
     */
    public static final int MOST_PARTS = 100;

    /** For so many regions one person may count at most. */
    public static final int MOST_CONCURRENT = 100;

    public Regions {
        rules = Collections.unmodifiableMap(new TreeMap<>(rules));
        if (rules.size() > MOST) {
            throw new IllegalArgumentException(
                    "a plan must have at most " + MOST + " regions, but has " + rules.size());
        }
        if (rules.containsKey("")) {
            throw new IllegalArgumentException("a region must have a name");
        }
        if (maxConcurrent < 1 || maxConcurrent > MOST_CONCURRENT) {
            throw new IllegalArgumentException(
                    "maxConcurrentRegions must be between 1 and " + MOST_CONCURRENT + ", but is " + maxConcurrent);
        }
    }

    public static Regions none() {
        return new Regions(Map.of(), 1);
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    public List<String> names() {
        return List.copyOf(rules.keySet());
    }
}

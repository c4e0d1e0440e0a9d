package dev.wavegate.simulators.fleet;

import java.util.Arrays;
import java.util.Map;

/**
 * The immutable properties of devices, as columns over their ordinals; ordinals follow the bytewise order of the
 * identifiers, so that a page of the sorted list is a walk and needs no sorting.
 */
final class Inventory {
    /** The ordinal of an unknown device. */
    static final int UNKNOWN = -1;

    private final SeededRandom random;
    private final String[] ids;
    private final short[] models;
    private final short[] regions;
    private final short[] sites;
    private final StringTable modelWords = new StringTable();
    private final StringTable regionWords = new StringTable();
    private final StringTable siteWords = new StringTable();

    private Inventory(FleetBlueprint blueprint) {
        random = new SeededRandom(blueprint.seed());
        ids = new String[blueprint.devices()];
        models = new short[blueprint.devices()];
        regions = new short[blueprint.devices()];
        sites = new short[blueprint.devices()];
    }

    static Inventory of(FleetBlueprint blueprint) {
        Inventory inventory = new Inventory(blueprint);
        inventory.nameDevices(blueprint);
        Arrays.sort(inventory.ids);
        inventory.describeDevices(blueprint);
        return inventory;
    }

    int size() {
        return ids.length;
    }

    String id(int device) {
        return ids[device];
    }

    String model(int device) {
        return modelWords.word(models[device]);
    }

    String region(int device) {
        return regionWords.word(regions[device]);
    }

    String site(int device) {
        return siteWords.word(sites[device]);
    }

    String hardware(int device) {
        return random.of(ids[device], "hardware") < 0.7 ? "rev-b" : "rev-a";
    }

    String criticality(int device) {
        double lot = random.of(ids[device], "criticality");
        return lot < 0.2 ? "low" : lot < 0.9 ? "normal" : "high";
    }

    /** The ordinal of the device, or {@link #UNKNOWN}. */
    int ordinalOf(String id) {
        int found = Arrays.binarySearch(ids, id);
        return found < 0 ? UNKNOWN : found;
    }

    /** The ordinal of the first device whose identifier sorts after the given one; the size when there is none. */
    int firstAfter(String id) {
        int found = Arrays.binarySearch(ids, id);
        return found < 0 ? -found - 1 : found + 1;
    }

    private void nameDevices(FleetBlueprint blueprint) {
        int digits = Math.max(6, Integer.toString(blueprint.devices()).length());
        int device = 0;
        for (Map.Entry<String, Integer> part :
                new Shares(blueprint.regions()).parts(blueprint.devices()).entrySet()) {
            for (int number = 1; number <= part.getValue(); number++) {
                ids[device] = "th-" + part.getKey() + "-" + padded(number, digits);
                device++;
            }
        }
    }

    private void describeDevices(FleetBlueprint blueprint) {
        Shares modelShares = new Shares(blueprint.models());
        int sitesPerRegion = Math.max(1, blueprint.sites() / blueprint.regions().size());
        for (int device = 0; device < ids.length; device++) {
            String id = ids[device];
            String region = id.substring("th-".length(), id.lastIndexOf('-'));
            int site = 1 + random.below(sitesPerRegion, id, "site");
            models[device] = modelWords.numberOf(modelShares.wordAt(random.of(id, "model")));
            regions[device] = regionWords.numberOf(region);
            sites[device] = siteWords.numberOf("site-" + region + "-" + padded(site, 2));
        }
    }

    private static String padded(int number, int digits) {
        String text = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}

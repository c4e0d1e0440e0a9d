package dev.wavegate.simulators.fleet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What really happened on the devices: who was asked to install a version, who began, how often, and who came up on it. */
final class InstallLedger {
    private final Map<String, Tally> tallies = new TreeMap<>();
    private final Inventory inventory;

    InstallLedger(Inventory inventory) {
        this.inventory = inventory;
    }

    void asked(int device, String version) {
        tally(version).asked.set(device);
    }

    /** Notes that the device begins to install, and answers how often it has begun this version by now. */
    int begun(int device, String version) {
        Tally tally = tally(version);
        if (tally.begun[device] < Byte.MAX_VALUE) {
            tally.begun[device]++;
        }
        return tally.begun[device];
    }

    /** How often the device has begun to install the version. */
    int timesBegun(int device, String version) {
        Tally tally = tallies.get(version);
        return tally == null ? 0 : tally.begun[device];
    }

    void cameUp(int device, String version) {
        tally(version).cameUp.set(device);
    }

    Summary summary() {
        Map<String, Integer> assigned = new TreeMap<>();
        Map<String, Integer> installed = new TreeMap<>();
        List<Repetition> duplicates = new ArrayList<>();
        tallies.forEach((version, tally) -> {
            assigned.put(version, tally.asked.cardinality());
            if (!tally.cameUp.isEmpty()) {
                installed.put(version, tally.cameUp.cardinality());
            }
            for (int device = 0; device < tally.begun.length; device++) {
                if (tally.begun[device] > 1) {
                    duplicates.add(new Repetition(inventory.id(device), version, tally.begun[device]));
                }
            }
        });
        return new Summary(assigned, installed, duplicates);
    }

    /** What one device was asked, began and reached, by version. */
    Map<String, Integer> begunBy(int device) {
        Map<String, Integer> begun = new TreeMap<>();
        tallies.forEach((version, tally) -> {
            if (tally.begun[device] > 0) {
                begun.put(version, (int) tally.begun[device]);
            }
        });
        return begun;
    }

    private Tally tally(String version) {
        return tallies.computeIfAbsent(version, absent -> new Tally(inventory.size()));
    }

    /** The ledger as the control plane shows it. */
    record Summary(Map<String, Integer> assigned, Map<String, Integer> installed, List<Repetition> duplicates) {}

    /** A device that began to install one version more than once. */
    record Repetition(String device, String version, int times) {}

    private static final class Tally {
        private final BitSet asked = new BitSet();
        private final BitSet cameUp = new BitSet();
        private final byte[] begun;

        Tally(int devices) {
            begun = new byte[devices];
        }
    }
}

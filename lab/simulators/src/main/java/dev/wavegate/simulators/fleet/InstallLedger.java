package dev.wavegate.simulators.fleet;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What really happened on the devices: who was asked to install a version, who began, how often, and who came up on it. */
final class InstallLedger {
    private final Map<String, Installs> byVersion = new TreeMap<>();
    private final Inventory inventory;

    InstallLedger(Inventory inventory) {
        this.inventory = inventory;
    }

    void asked(int device, String version) {
        installs(version).asked.set(device);
    }

    /** Notes that the device begins to install. */
    void begun(int device, String version) {
        Installs installs = installs(version);
        if (installs.begun[device] < Byte.MAX_VALUE) {
            installs.begun[device]++;
        }
    }

    /** How often the device has begun to install the version. */
    int timesBegun(int device, String version) {
        Installs installs = byVersion.get(version);
        return installs == null ? 0 : installs.begun[device];
    }

    void cameUp(int device, String version) {
        installs(version).cameUp.set(device);
    }

    Summary summary() {
        Map<String, Integer> assigned = new TreeMap<>();
        Map<String, Integer> installed = new TreeMap<>();
        List<Repetition> duplicates = new ArrayList<>();
        byVersion.forEach((version, installs) -> {
            assigned.put(version, installs.asked.cardinality());
            if (!installs.cameUp.isEmpty()) {
                installed.put(version, installs.cameUp.cardinality());
            }
            for (int device = 0; device < installs.begun.length; device++) {
                if (installs.begun[device] > 1) {
                    duplicates.add(new Repetition(inventory.id(device), version, installs.begun[device]));
                }
            }
        });
        return new Summary(assigned, installed, duplicates);
    }

    /** What one device was asked, began and reached, by version. */
    Map<String, Integer> begunBy(int device) {
        Map<String, Integer> begun = new TreeMap<>();
        byVersion.forEach((version, installs) -> {
            if (installs.begun[device] > 0) {
                begun.put(version, (int) installs.begun[device]);
            }
        });
        return begun;
    }

    private Installs installs(String version) {
        return byVersion.computeIfAbsent(version, absent -> new Installs(inventory.size()));
    }

    /** The ledger as the control plane shows it. */
    record Summary(Map<String, Integer> assigned, Map<String, Integer> installed, List<Repetition> duplicates) {}

    /** A device that began to install one version more than once. */
    record Repetition(String device, String version, int times) {}

    private static final class Installs {
        private final BitSet asked = new BitSet();
        private final BitSet cameUp = new BitSet();
        private final byte[] begun;

        Installs(int devices) {
            begun = new byte[devices];
        }
    }
}

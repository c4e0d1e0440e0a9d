package dev.wavegate.simulators.fleet;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Divides by shares: exactly where numbers are asked for, at random where one device is asked for. */
final class Shares {
    private final NavigableMap<Double, String> upperEnds = new TreeMap<>();
    private final Map<String, Double> shares;
    private final String last;

    Shares(Map<String, Double> shares) {
        this.shares = shares;
        double sum = 0;
        String latest = "";
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            if (share.getValue() > 0) {
                sum += share.getValue();
                upperEnds.put(sum, share.getKey());
                latest = share.getKey();
            }
        }
        last = latest;
    }

    /** The word in whose part of [0, 1) the number lies. */
    String wordAt(double number) {
        Map.Entry<Double, String> above = upperEnds.higherEntry(number);
        return above == null ? last : above.getValue();
    }

    /** Whole numbers that add up to the total, each within one of its share. */
    Map<String, Integer> parts(int total) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        double sum = 0;
        int given = 0;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            sum += share.getValue();
            int upTo = (int) Math.min(total, Math.round(sum * total));
            parts.put(share.getKey(), upTo - given);
            given = upTo;
        }
        return parts;
    }
}

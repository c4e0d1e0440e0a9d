package dev.wavegate.simulators.fleet;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wavegate.simulators.wire.JsonFields;

/**
 * What a simulated fleet is made of; the same blueprint always gives the same devices.
 *
 * @param devices how many, between 1 and 2,000,000
 * @param seed what everything random in the fleet is derived from
 * @param models share of each model; shares add up to 1
 * @param regions share of each region; shares add up to 1
 * @param versions share of each version at the start; shares add up to 1
 * @param sites how many sites the whole fleet is spread over, at least one
 * @param timing how long installations take
 */
public record FleetBlueprint(
        int devices,
        long seed,
        Map<String, Double> models,
        Map<String, Double> regions,
        Map<String, Double> versions,
        int sites,
        DeviceTiming timing) {
    private static final int MOST_DEVICES = 2_000_000;
    private static final int MOST_SITES = 10_000;
    private static final double TOLERANCE = 1e-6;
    private static final Predicate<String> WORD =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}").asMatchPredicate();
    private static final Predicate<String> REGION =
            Pattern.compile("[a-z0-9]{1,16}").asMatchPredicate();

    public FleetBlueprint {
        require(devices >= 1 && devices <= MOST_DEVICES, "devices must be between 1 and " + MOST_DEVICES, devices);
        require(sites >= 1 && sites <= MOST_SITES, "sites must be between 1 and " + MOST_SITES, sites);
        models = shares("models", models, WORD);
        regions = shares("regions", regions, REGION);
        versions = shares("versions", versions, WORD);
    }

    /** Two thousand thermostats of two models in two regions, all on 4.2.0. */
    public static FleetBlueprint ordinary() {
        return new FleetBlueprint(
                2_000,
                7,
                Map.of("TH-2", 0.6, "TH-3", 0.4),
                Map.of("eu", 0.5, "us", 0.5),
                Map.of("4.2.0", 1.0),
                20,
                DeviceTiming.ordinary());
    }

    /** Reads a fleet as the control plane takes it; what is absent is as in the ordinary fleet. */
    static FleetBlueprint read(JsonNode body) {
        FleetBlueprint absent = ordinary();
        JsonFields fields = JsonFields.of("a fleet", body, "devices", "seed", "mix");
        JsonFields mix = fields.object("mix", "models", "regions", "versions", "sites", "timing");
        JsonFields timing = mix.object(
                "timing", "pickUpMillis", "downloadMillis", "installMillis", "rebootMillis", "confirmMillis");
        return new FleetBlueprint(
                fields.integer("devices", absent.devices),
                fields.number("seed", absent.seed),
                mix.decimals("models", absent.models),
                mix.decimals("regions", absent.regions),
                mix.decimals("versions", absent.versions),
                mix.integer("sites", absent.sites),
                DeviceTiming.read(timing, absent.timing));
    }

    /** The same fleet with another number of devices. */
    public FleetBlueprint withDevices(int number) {
        return new FleetBlueprint(number, seed, models, regions, versions, sites, timing);
    }

    /** The same fleet with other times. */
    public FleetBlueprint withTiming(DeviceTiming other) {
        return new FleetBlueprint(devices, seed, models, regions, versions, sites, other);
    }

    private static Map<String, Double> shares(String name, Map<String, Double> shares, Predicate<String> word) {
        require(!shares.isEmpty() && shares.size() <= 100, name + " must name between 1 and 100 shares", shares.size());
        double sum = 0;
        for (Map.Entry<String, Double> share : shares.entrySet()) {
            require(word.test(share.getKey()), "a name in " + name + " must be a plain word", share.getKey());
            require(share.getValue() >= 0 && share.getValue() <= 1, "a share in " + name + " must be in [0, 1]", share);
            sum += share.getValue();
        }
        require(Math.abs(sum - 1) < TOLERANCE, "the shares of " + name + " must add up to 1", sum);
        return Collections.unmodifiableMap(new TreeMap<>(shares));
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(rule + ", but is " + value);
        }
    }
}

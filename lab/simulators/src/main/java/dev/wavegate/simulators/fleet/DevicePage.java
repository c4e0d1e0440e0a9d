package dev.wavegate.simulators.fleet;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import dev.wavegate.simulators.wire.Paging;
import dev.wavegate.simulators.wire.SimRequest;

/**
 * Which page of which devices is asked for.
 *
 * @param select the filters
 * @param size how many devices at most
 * @param after the identifier the page begins after; empty for the first page
 */
record DevicePage(DeviceSelection select, int size, String after) {
    static final int LARGEST = 5_000;

    private static final int USUAL = 1_000;
    private static final Set<String> KNOWN = Set.of("model", "region", "site", "criticality", "pageSize", "pageToken");

    static DevicePage read(SimRequest request) {
        for (String name : request.queries().keySet()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown filter " + name + " of the list of devices");
            }
        }
        DeviceSelection select = new DeviceSelection(
                words(request, "model"),
                words(request, "region"),
                words(request, "site"),
                words(request, "criticality"),
                Set.of());
        int size = request.query("pageSize")
                .map(text -> number("pageSize", text, 1, LARGEST))
                .orElse(USUAL);
        return new DevicePage(
                select, size, request.query("pageToken").map(DevicePage::after).orElse(""));
    }

    static String tokenAfter(String id) {
        return Paging.token("after", id);
    }

    static int number(String name, String text, int least, int most) {
        String rule = name + " must be a whole number between " + least + " and " + most + ", but is " + text;
        try {
            int number = Integer.parseInt(text);
            if (number < least || number > most) {
                throw new IllegalArgumentException(rule);
            }
            return number;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(rule, e);
        }
    }

    private static String after(String token) {
        if (token.isEmpty()) {
            return "";
        }
        List<String> parts = Paging.parts(token);
        if (parts.size() != 2 || !parts.get(0).equals("after")) {
            throw new IllegalArgumentException("pageToken must be one this API gave, but is " + token);
        }
        return parts.get(1);
    }

    private static Set<String> words(SimRequest request, String name) {
        Set<String> words = new HashSet<>();
        request.queries(name).forEach(list -> words.addAll(Arrays.asList(list.split(",", -1))));
        if (words.contains("")) {
            throw new IllegalArgumentException(name + " must list values separated by commas, but has an empty one");
        }
        return words;
    }
}

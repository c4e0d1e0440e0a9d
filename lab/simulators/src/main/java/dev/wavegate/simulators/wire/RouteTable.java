package dev.wavegate.simulators.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The routes of one server; the most specific template that fits answers. */
final class RouteTable {
    private final List<Entry> entries;
    private final SimRoute fallback;

    RouteTable(List<Entry> entries, SimRoute fallback) {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Comparator.comparing(Entry::template));
        this.entries = List.copyOf(sorted);
        this.fallback = fallback;
    }

    SimResponse answer(SimRequest request) {
        TreeSet<String> otherMethods = new TreeSet<>();
        for (Entry entry : entries) {
            Optional<Map<String, String>> variables = entry.template().match(request.rawPath());
            if (variables.isPresent() && entry.method().equals(request.method())) {
                return entry.route().answer(request.withVariables(variables.get()));
            }
            if (variables.isPresent()) {
                otherMethods.add(entry.method());
            }
        }
        if (otherMethods.isEmpty()) {
            return fallback.answer(request);
        }
        return SimResponse.json(405, Map.of("error", request.method() + " is not allowed here"))
                .withHeader("Allow", String.join(", ", otherMethods));
    }

    record Entry(String method, PathTemplate template, SimRoute route) {}
}

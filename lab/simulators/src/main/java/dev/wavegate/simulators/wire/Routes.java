package dev.wavegate.simulators.wire;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The routes of one server; the most specific template that fits answers. */
final class Routes {
    private final List<Entry> entries = new ArrayList<>();
    private SimRoute fallback =
            request -> SimResponse.error(404, "no route for " + request.method() + " " + request.path());

    void add(String method, String template, SimRoute route) {
        entries.add(new Entry(method, PathTemplate.of(template), route));
        entries.sort(Comparator.comparing(Entry::template));
    }

    void fallBackTo(SimRoute route) {
        fallback = route;
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
        return SimResponse.error(405, request.method() + " is not allowed here")
                .withHeader("Allow", String.join(", ", otherMethods));
    }

    private record Entry(String method, PathTemplate template, SimRoute route) {}
}

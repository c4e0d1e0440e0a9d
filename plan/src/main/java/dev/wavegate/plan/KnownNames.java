package dev.wavegate.plan;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * What the worker has been configured with; what is empty is not checked.
 *
 * @param backends names of device backends
 * @param sources names of calendar and roster systems
 */
record KnownNames(Optional<Set<String>> backends, Optional<Set<String>> sources) {
    /** A backend that is configured. */
    Optional<String> backend(Place place) {
        return Texts.name(place).flatMap(name -> known(place, name, "backend", backends, name));
    }

    /** A schedule of a source that is configured. */
    Optional<ScheduleRef> schedule(Place place) {
        String rule = "source:name, such as google:maintenance-eu";
        return Texts.line(264).of(place).flatMap(text -> {
            try {
                ScheduleRef ref = ScheduleRef.parse(text);
                return known(place, ref.source(), "source", sources, ref);
            } catch (IllegalArgumentException malformed) {
                return place.refuse("must be " + rule);
            }
        });
    }

    private static <T> Optional<T> known(
            Place place, String name, String kind, Optional<Set<String>> known, T meaning) {
        if (known.isEmpty() || known.get().contains(name)) {
            return Optional.of(meaning);
        }
        Set<String> sorted = new TreeSet<>(known.get());
        String rule = sorted.isEmpty()
                ? "must be a configured " + kind + "; none is configured"
                : "must be a configured " + kind + ": " + String.join(", ", sorted);
        return place.refuse(rule + NearestWord.hint(name, sorted));
    }
}

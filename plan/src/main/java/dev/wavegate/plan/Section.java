package dev.wavegate.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** One mapping of a plan while it is read: strange and missing keys are reported as it is opened. */
final class Section {
    private final Place place;
    private final Map<String, Node> values;
    private final int refusalsBefore;

    private Section(Place place, Map<String, Node> values, int refusalsBefore) {
        this.place = place;
        this.values = values;
        this.refusalsBefore = refusalsBefore;
    }

    /** Opens the mapping at the place; empty when there is none, which has been reported then. */
    static Optional<Section> open(Place place, SectionKeys kind) {
        int before = place.problems().refusals();
        return place.mapping().map(mapping -> {
            Section section = new Section(place, mapping.values(), before);
            section.reportStrangeKeys(kind);
            section.reportMissingKeys(kind);
            return section;
        });
    }

    /** Opens the mapping under a key, an empty one when the key is absent. */
    Optional<Section> inner(String key, SectionKeys kind) {
        return open(at(key), kind);
    }

    /** The place of a key's value; that of an empty mapping when the key is absent. */
    Place at(String key) {
        Node absent = new Node.Mapping(Map.of(), place.node().line());
        return place.child(key, values.getOrDefault(key, absent));
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** The key's value; empty when the key is absent, or when its value breaks a rule, which has been reported then. */
    <T> Optional<T> read(String key, Parser<T> reading) {
        return has(key) ? reading.of(at(key)) : Optional.empty();
    }

    /** The items under the key; none when the key is absent. */
    <T> List<T> list(String key, Parser<List<T>> reading) {
        return read(key, reading).orElse(List.of());
    }

    /** What the section means, provided that nothing in it has been reported. */
    <T> Optional<T> whole(Supplier<T> meaning) {
        if (place.problems().refusals() > refusalsBefore) {
            return Optional.empty();
        }
        try {
            return Optional.of(meaning.get());
        } catch (IllegalArgumentException refused) {
            // The domain knows best; a rule that is not repeated here still reaches whoever wrote the plan.
            return place.refuse("is invalid: " + refused.getMessage());
        }
    }

    private void reportStrangeKeys(SectionKeys kind) {
        List<String> known = kind.keys();
        values.forEach((key, value) -> {
            if (!known.contains(key) && !(value instanceof Node.Refused)) {
                at(key).refuse("unknown key in " + kind.title() + NearestWord.hint(key, known));
            }
        });
    }

    private void reportMissingKeys(SectionKeys kind) {
        for (String key : kind.required()) {
            if (!has(key)) {
                place.problems()
                        .add(
                                Place.pathOf(place.path(), key),
                                "is required",
                                "",
                                place.node().line());
            }
        }
    }
}

package dev.wavegate.domain.change;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a plan fills in the form of its change beyond what every change has, in the words of the change system.
 *
 * @param fields further fields by name; they win over those that are configured
 * @param model the kind of process the change goes through; empty for the configured one
 * @param template what a standard change is made from; empty for the configured one
 * @param affectedItems configuration items, the most important one first
 */
public record ChangeForm(
        Map<String, String> fields, Optional<String> model, Optional<String> template, List<String> affectedItems) {
    /** Nothing beyond what every change has. */
    public static final ChangeForm PLAIN = new ChangeForm(Map.of(), Optional.empty(), Optional.empty(), List.of());

    public ChangeForm {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        affectedItems = List.copyOf(affectedItems);
    }
}

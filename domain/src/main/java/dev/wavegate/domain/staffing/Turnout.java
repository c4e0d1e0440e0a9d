package dev.wavegate.domain.staffing;

import java.util.List;

/** The first of those who are there on a roster, in the order of coming and then of keys, and how many come in all. */
public record Turnout(List<Presence> first, int size) {

    public Turnout {
        first = List.copyOf(first);
        if (size < first.size()) {
            throw new IllegalArgumentException(
                    "size must be at least that of first " + first.size() + ", but is " + size);
        }
    }
}

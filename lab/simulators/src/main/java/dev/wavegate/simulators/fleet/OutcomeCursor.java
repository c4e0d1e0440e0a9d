package dev.wavegate.simulators.fleet;

import java.util.List;

import dev.wavegate.simulators.wire.Paging;

/**
 * A place in the feed of one group.
 *
 * @param generation which fleet the feed belongs to; every reset begins a new one
 * @param position how many entries lie before the place
 */
record OutcomeCursor(long generation, long position, String group) {
    static OutcomeCursor start(long generation, String group) {
        return new OutcomeCursor(generation, 0, group);
    }

    static OutcomeCursor parse(String text) {
        List<String> parts = Paging.parts(text);
        if (parts.size() != 3 || !parts.subList(0, 2).stream().allMatch(part -> part.matches("\\d{1,18}"))) {
            throw new IllegalArgumentException("cursor must be one this API gave, but is " + text);
        }
        return new OutcomeCursor(Long.parseLong(parts.get(0)), Long.parseLong(parts.get(1)), parts.get(2));
    }

    OutcomeCursor at(long newPosition) {
        return new OutcomeCursor(generation, newPosition, group);
    }

    String text() {
        return Paging.token(generation, position, group);
    }
}

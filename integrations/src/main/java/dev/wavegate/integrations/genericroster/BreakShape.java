package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Where breaks stand.
 *
 * @param list in the shift; empty when the break stands in the shift itself
 * @param times where a break begins and ends; empty when only lengths are told
 * @param where which of the list take somebody away
 * @param length how long the breaks of a shift are in all
 * @param unit of the length
 */
record BreakShape(
        Optional<JsonPointer> list,
        Optional<Ends> times,
        List<Condition> where,
        Optional<Field> length,
        Duration unit,
        WithoutTimes withoutTimes) {
    /** What to make of a shift with a break of which nobody says when it is. */
    enum WithoutTimes {
        /** Somebody who is away at a time that is not known is not there at any. */
        NOT_COUNTED,
        /** Somebody takes over during breaks, or they do not matter. */
        COUNTED,
        /** The whole reading is not to be relied on. */
        INCOMPLETE
    }

    /** Where something begins and where it ends. */
    record Ends(Field start, Field end) {}

    BreakShape {
        where = List.copyOf(where);
    }
}

package dev.wavegate.integrations.genericroster;

import java.util.List;
import java.util.Optional;

/**
 * Where the facts of a shift stand.
 *
 * @param where what a shift must be to count
 */
record ShiftShape(
        Field person,
        Optional<Field> personName,
        BreakShape.Ends ends,
        TimeFormat times,
        List<Condition> where,
        Optional<BreakShape> breaks) {
    ShiftShape {
        where = List.copyOf(where);
    }
}

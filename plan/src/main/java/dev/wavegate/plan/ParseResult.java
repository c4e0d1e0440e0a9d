package dev.wavegate.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What came of reading a document: its meaning, or everything that is wrong with it.
 *
 * @param <V> what it means
 * @param value empty when there are problems
 * @param problems by line; none when there is a value
 */
public record ParseResult<V>(Optional<V> value, List<PlanProblem> problems) {
    public ParseResult {
        problems = List.copyOf(problems);
        if (value.isPresent() != problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "a document must have a meaning or problems, but has " + value + " and " + problems);
        }
    }

    static <V> ParseResult<V> valid(V value) {
        return new ParseResult<>(Optional.of(value), List.of());
    }

    static <V> ParseResult<V> invalid(Problems problems) {
        return new ParseResult<>(Optional.empty(), problems.byLine());
    }

    /** Answers with the function of the case at hand. */
    public <T> T match(Function<V, T> whenValid, Function<List<PlanProblem>, T> whenInvalid) {
        return value.isPresent() ? whenValid.apply(value.get()) : whenInvalid.apply(problems);
    }
}

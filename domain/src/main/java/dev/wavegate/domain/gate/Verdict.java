package dev.wavegate.domain.gate;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What a gate, or all of them together, concluded, always with reasons and the numbers it saw. */
public sealed interface Verdict {
    /** Why, in sentences. */
    List<String> reasons();

    /** What it was judged on, name to printed number, in the order of their importance. */
    Map<String, String> numbers();

    /** Answers with the function of the case at hand. */
    default <T> T match(
            Function<Passed, T> whenPassed,
            Function<Failed, T> whenFailed,
            Function<Inconclusive, T> whenInconclusive,
            Function<Errored, T> whenErrored) {
        if (this instanceof Passed it) {
            return whenPassed.apply(it);
        }
        if (this instanceof Failed it) {
            return whenFailed.apply(it);
        }
        if (this instanceof Inconclusive it) {
            return whenInconclusive.apply(it);
        }
        return whenErrored.apply((Errored) this);
    }

    /** Whether dispatching has to stop at once: after a failure, and after an error, as nothing watches any more. */
    default boolean stops() {
        return match(passed -> false, failed -> true, inconclusive -> false, errored -> true);
    }

    /** Good enough to go on, and final. */
    record Passed(List<String> reasons, Map<String, String> numbers) implements Verdict {
        public Passed {
            reasons = List.copyOf(reasons);
            numbers = inOrder(numbers);
        }
    }

    /** Not good enough, and no later report can change that. */
    record Failed(List<String> reasons, Map<String, String> numbers) implements Verdict {
        public Failed {
            reasons = List.copyOf(reasons);
            numbers = inOrder(numbers);
        }
    }

    /** No objection, but not enough to go on either. */
    record Inconclusive(List<String> reasons, Map<String, String> numbers) implements Verdict {
        public Inconclusive {
            reasons = List.copyOf(reasons);
            numbers = inOrder(numbers);
        }
    }

    /** The numbers make no sense, so that nothing could be judged. */
    record Errored(List<String> reasons, Map<String, String> numbers) implements Verdict {
        public Errored {
            reasons = List.copyOf(reasons);
            numbers = inOrder(numbers);
        }
    }

    private static Map<String, String> inOrder(Map<String, String> numbers) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }
}

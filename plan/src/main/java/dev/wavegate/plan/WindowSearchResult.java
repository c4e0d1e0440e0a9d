package dev.wavegate.plan;

import java.util.List;
import java.util.function.Function;

/** What came of reading a question about windows: the question, or everything that is wrong with it. */
public sealed interface WindowSearchResult {
    /** Answers with the function of the case at hand. */
    <T> T match(Function<ReadAsk, T> whenRead, Function<BrokenAsk, T> whenBroken);

    /** The question obeys every rule. */
    record ReadAsk(WindowSearchRequest ask) implements WindowSearchResult {
        @Override
        public <T> T match(Function<ReadAsk, T> whenRead, Function<BrokenAsk, T> whenBroken) {
            return whenRead.apply(this);
        }
    }

    /**
     * The question breaks rules.
     *
     * @param problems at least one, by line
     */
    record BrokenAsk(List<PlanProblem> problems) implements WindowSearchResult {
        public BrokenAsk {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("an invalid search must have at least 1 problem");
            }
        }

        @Override
        public <T> T match(Function<ReadAsk, T> whenRead, Function<BrokenAsk, T> whenBroken) {
            return whenBroken.apply(this);
        }
    }
}

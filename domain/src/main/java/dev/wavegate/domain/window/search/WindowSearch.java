package dev.wavegate.domain.window.search;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.explain.Explanation;
import dev.wavegate.domain.window.explain.Obstacle;

/** The result of a search: windows, or the reasons why there is none. */
public sealed interface WindowSearch {
    /** Answers with the function of the case at hand. */
    default <T> T match(Function<Found, T> whenFound, Function<NothingFits, T> whenNothingFits) {
        return this instanceof Found it ? whenFound.apply(it) : whenNothingFits.apply((NothingFits) this);
    }

    /** The wave fits: the first windows in order of time, at least one; windows that touch are one. */
    record Found(List<StaffedWindow> windows) implements WindowSearch {
        public Found {
            windows = List.copyOf(windows);
            if (windows.isEmpty()) {
                throw new IllegalArgumentException("windows must have at least 1, but have 0");
            }
        }

        /** The first of the windows. */
        public StaffedWindow window() {
            return windows.get(0);
        }
    }

    /**
     * The wave does not fit: every obstacle found, a sentence that sums them up, and the next start that would fit as
     * far as the schedules are known now; without one, only a change of the schedules or of the question can help, and the
     * explanation says which.
     */
    record NothingFits(
            List<Obstacle> obstacles, String sentence, Optional<Instant> lookAgainAt, Explanation explanation)
            implements WindowSearch {
        public NothingFits {
            obstacles = List.copyOf(obstacles);
        }
    }
}

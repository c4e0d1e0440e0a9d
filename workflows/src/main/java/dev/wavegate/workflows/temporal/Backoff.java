package dev.wavegate.workflows.temporal;

import java.time.Duration;

/**
 * How long to rest between two looks at something that may stay as it is for weeks: twice as long after each look, up to
 * a limit, so that waiting costs a bounded history.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    /**
     * @param first the first rest, above zero
     * @param longest no rest is longer
     */
    public Backoff(Duration first, Duration longest) {
        if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a rest must be above zero and at most the longest, but is " + first + " of " + longest);
        }
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The rest to take now. */
    public Duration next() {
        Duration now = next;
        Duration twice = now.multipliedBy(2);
        next = twice.compareTo(longest) < 0 ? twice : longest;
        return now;
    }

    /** Something moved: the next rest is the first one again. */
    public void startOver() {
        next = first;
    }
}

package dev.wavegate.workflows.temporal;

import java.time.Duration;

/**
 * How long to rest between two looks at something that may stay as it is for weeks: twice as long after each look, up to
 * a limit, so that waiting costs a bounded history.
 */
public final class Backoff {
    /** The work on devices has tolerated an outage of their backend before. */
    private static final Duration FIRST_BACKEND_REST = Duration.ofSeconds(10);
    /** A backend that is down for days costs about a hundred events an hour. */
    private static final Duration LONGEST_BACKEND_REST = Duration.ofMinutes(15);

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

    /** How often a device backend is tried that does not respond. */
    public static Backoff ofBackend() {
        return new Backoff(FIRST_BACKEND_REST, LONGEST_BACKEND_REST);
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

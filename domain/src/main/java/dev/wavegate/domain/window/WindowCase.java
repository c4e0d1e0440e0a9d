package dev.wavegate.domain.window;

import java.time.Duration;

/** A question and the snapshots of its schedules. */
public record WindowCase(WindowQuestion question, ScheduleFacts facts) {

    /** How far a search goes when the end of the question does not matter. */
    public static final Duration FURTHEST = Duration.ofDays(366);
}

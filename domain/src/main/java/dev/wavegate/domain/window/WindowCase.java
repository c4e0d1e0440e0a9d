package dev.wavegate.domain.window;

import java.time.Duration;

/** A question and what the schedules say to it. */
public record WindowCase(WindowQuestion question, ScheduleFacts facts) {

    /** How much further is looked when the end of the time that is asked for does not matter. */
    public static final Duration FURTHEST = Duration.ofDays(366);
}

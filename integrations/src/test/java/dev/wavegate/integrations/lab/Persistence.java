package dev.wavegate.integrations.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.testkit.schedule.TestClock;

import static org.assertj.core.api.Assertions.fail;

/** Repeats a call as the workflow engine would: after failures that can pass, and after the time that they name. */
public final class Persistence {
    private static final int MOST_TRIES = 10;

    private Persistence() {}

    /** Repeats the call until it succeeds, and tells how it failed before. */
    public static List<FailureCode> untilDone(TestClock clock, Runnable call) {
        List<FailureCode> failures = new ArrayList<>();
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                call.run();
                return failures;
            } catch (Failure failure) {
                if (!failure.kind().isRetryable()) {
                    throw failure;
                }
                failures.add(failure.code());
                clock.advance(failure.retryAfter().orElse(Duration.ZERO));
            }
        }
        return fail("gave up after " + failures);
    }
}

package dev.wavegate.integrations.lab;

import java.util.function.BooleanSupplier;

import static org.assertj.core.api.Assertions.fail;

/** Waits for what a simulator does on its own, by asking it again and again. */
public final class Eventually {
    // Each question is a request of about a millisecond.
    private static final int MOST_QUESTIONS = 10_000;

    private Eventually() {}

    /** Asks until the answer is yes. */
    public static void until(String what, BooleanSupplier question) {
        for (int asked = 0; asked < MOST_QUESTIONS; asked++) {
            if (question.getAsBoolean()) {
                return;
            }
        }
        fail("never came to pass: " + what);
    }
}

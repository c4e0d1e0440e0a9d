package dev.wavegate.domain.rollout;

import java.time.Duration;

import dev.wavegate.domain.text.ReadableTime;

/**
 * What follows when the gates have judged a wave.
 *
 * @param onInconclusive what happens when a gate is inconclusive at the end of a wave
 * @param lookBack whether devices of earlier waves are read back, and their gates judged again, until the rollout ends
 * @param watch how long devices that went back are reported after the rollout has completed; zero for not at all
 */
public record VerdictPolicy(OnInconclusive onInconclusive, boolean lookBack, Duration watch) {
    private static final Duration LONGEST_WATCH = Duration.ofDays(30);

    public VerdictPolicy {
        if (watch.isNegative() || watch.compareTo(LONGEST_WATCH) > 0) {
            throw new IllegalArgumentException("watch must be between 0 s and " + ReadableTime.of(LONGEST_WATCH)
                    + ", but is " + ReadableTime.of(watch));
        }
    }

    /** What happens when a gate is inconclusive at the end of a wave. */
    public enum OnInconclusive {
        /** A person decides. */
        ASK,
        /** The wave soaks once more as long; if it is inconclusive again, a person decides. */
        EXTEND_SOAK,
        /** The rollout is rolled back. */
        ROLL_BACK
    }

    /** A person decides, earlier waves are looked back at, and devices are watched for a day. */
    public static VerdictPolicy usual() {
        return new VerdictPolicy(OnInconclusive.ASK, true, Duration.ofDays(1));
    }
}

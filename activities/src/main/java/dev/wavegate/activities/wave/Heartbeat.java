package dev.wavegate.activities.wave;

import dev.wavegate.domain.cohort.OutcomeCounts;

/** The rhythm of long work: shows that it lives, hears whether to stop, and rests between two ticks. */
interface Heartbeat extends HeartbeatSignal {
    /**
     * Shows that the work lives, and rests until the next tick.
     *
     * @param counts what the wave has come to
     * @return whether to go on; false when told to stop
     */
    boolean beat(OutcomeCounts counts);
}

package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.Optional;

/** How a wave goes; by default at once and well. */
final class WaveScript {
    Duration takes = Duration.ZERO;
    int failing;
    int objectingLane;
    int troubledLane;
    int lingering;
    int backendTroubles;
    boolean inconclusive;
    Optional<Duration> objectsAfter = Optional.empty();
    Optional<Duration> objectsInSoakAfter = Optional.empty();

    /** From the first device to the last. */
    WaveScript taking(Duration time) {
        takes = time;
        return this;
    }

    /** So many devices fail, which the gates tolerate. */
    WaveScript withFailures(int devices) {
        failing = devices;
        return this;
    }

    /** So many devices are still busy when orders are recalled. */
    WaveScript withBusyDevices(int devices) {
        lingering = devices;
        return this;
    }

    /** So often a drive comes back because the backend does not answer. */
    WaveScript withBackendTroubles(int times) {
        backendTroubles = times;
        return this;
    }

    WaveScript thatNobodyCanJudge() {
        inconclusive = true;
        return this;
    }

    /** A gate says stop so long after a drive began. */
    WaveScript objectedToAfter(Duration time) {
        objectsAfter = Optional.of(time);
        return this;
    }

    /** Whose gate it is that says stop. */
    WaveScript objectedToInLane(int number) {
        objectingLane = number;
        return this;
    }

    /** Whose backend it is that does not answer. */
    WaveScript troubledInLane(int number) {
        troubledLane = number;
        return this;
    }

    WaveScript objectedToInTheSoakAfter(Duration time) {
        objectsInSoakAfter = Optional.of(time);
        return this;
    }
}

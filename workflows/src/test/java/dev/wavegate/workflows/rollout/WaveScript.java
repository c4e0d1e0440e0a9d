package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.gate.Verdict;

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
    boolean concernsAnEarlierWave;
    Optional<Duration> goesBackAfter = Optional.empty();
    int goingBack;
    Optional<Verdict> verdictOnceGoneBack = Optional.empty();
    int inconclusiveVerdicts = Integer.MAX_VALUE;

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

    /** The objection in the soak concerns an earlier wave. */
    WaveScript forAnEarlierWave() {
        concernsAnEarlierWave = true;
        return this;
    }

    /** So many confirmed devices go back so long after the beginning of the rollout; the gates say this to it. */
    WaveScript goingBack(int devices, Duration after, Verdict verdict) {
        goingBack = devices;
        goesBackAfter = Optional.of(after);
        verdictOnceGoneBack = Optional.of(verdict);
        return this;
    }

    /** The gates cannot tell the first times, and are content then. */
    WaveScript thatNobodyCanJudgeAtFirst(int times) {
        inconclusive = true;
        inconclusiveVerdicts = times;
        return this;
    }

    WaveScript objectedToInTheSoakAfter(Duration time) {
        objectsInSoakAfter = Optional.of(time);
        return this;
    }
}

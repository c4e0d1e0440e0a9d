package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;

/** The devices of one lane, asked one after the other at an even pace. */
final class ScriptedLane {
    private final int size;
    private final Map<DeviceOutcome, Integer> outcomes = new EnumMap<>(DeviceOutcome.class);
    private Instant begun = Instant.EPOCH;

    ScriptedLane(int size) {
        this.size = size;
        outcomes.put(DeviceOutcome.PENDING, size);
    }

    OutcomeCounts counts() {
        return new OutcomeCounts(outcomes);
    }

    int pending() {
        return outcomes.getOrDefault(DeviceOutcome.PENDING, 0);
    }

    void begin(Instant now) {
        begun = now;
    }

    boolean hasBegun() {
        return begun.isAfter(Instant.EPOCH);
    }

    Instant begun() {
        return begun;
    }

    /** When the last device that still waits will be confirmed, if the whole lane takes so long. */
    Instant doneAt(Duration whole) {
        return begun.plus(whole.multipliedBy(pending()).dividedBy(size));
    }

    /** Confirms those that were asked since the beginning; the lane begins anew from here. */
    void confirmUntil(Instant now, Duration whole) {
        long elapsed = Math.max(0, Duration.between(begun, now).toMillis());
        long asked = whole.isZero() ? pending() : Math.min(pending(), rounded(elapsed * size, whole.toMillis()));
        move(DeviceOutcome.PENDING, DeviceOutcome.CONFIRMED, Math.toIntExact(asked));
        begun = now;
    }

    /** Calls take some real milliseconds of the story's time, which must not show in its numbers. */
    private static long rounded(long dividend, long divisor) {
        return (dividend + divisor / 2) / divisor;
    }

    void move(DeviceOutcome from, DeviceOutcome to, int most) {
        int moved = Math.min(most, outcomes.getOrDefault(from, 0));
        outcomes.merge(from, -moved, Integer::sum);
        outcomes.merge(to, moved, Integer::sum);
    }

    void moveAll(DeviceOutcome from, DeviceOutcome to) {
        move(from, to, size);
    }
}

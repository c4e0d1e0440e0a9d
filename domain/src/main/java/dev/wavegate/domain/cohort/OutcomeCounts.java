package dev.wavegate.domain.cohort;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * How many devices stand where.
 *
 * @param byOutcome counts above zero
 */
public record OutcomeCounts(Map<DeviceOutcome, Integer> byOutcome) {
    public OutcomeCounts {
        Map<DeviceOutcome, Integer> kept = new EnumMap<>(DeviceOutcome.class);
        byOutcome.forEach((outcome, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(
                        "the count of " + outcome + " must not be negative, but is " + count);
            }
            if (count > 0) {
                kept.put(outcome, count);
            }
        });
        byOutcome = Collections.unmodifiableMap(kept);
    }

    public static OutcomeCounts none() {
        return new OutcomeCounts(Map.of());
    }

    public int of(DeviceOutcome outcome) {
        return byOutcome.getOrDefault(outcome, 0);
    }

    public int total() {
        return sum(outcome -> true);
    }

    /** Devices dispatched, outcome not yet known: the unproven ones. */
    public int inFlight() {
        return sum(DeviceOutcome::isInFlight);
    }

    public int failures() {
        return sum(DeviceOutcome::isFailure);
    }

    public int confirmed() {
        return of(DeviceOutcome.CONFIRMED);
    }

    /** Final outcomes that speak for or against the release. */
    public int reports() {
        return confirmed() + failures();
    }

    /** Devices that may still get a final outcome. */
    public int outstanding() {
        return of(DeviceOutcome.PENDING) + inFlight();
    }

    /** Devices that were asked at any time, as far as is known. */
    public int everDispatched() {
        return sum(outcome -> outcome.mayHaveChanged()
                || outcome == DeviceOutcome.SUPERSEDED
                || outcome == DeviceOutcome.REVERTING
                || outcome == DeviceOutcome.REVERTED
                || outcome == DeviceOutcome.REVERT_FAILED);
    }

    /** Devices that the release is meant to reach: all but those skipped, deferred, cancelled or superseded. */
    public int targeted() {
        return total()
                - of(DeviceOutcome.SKIPPED)
                - of(DeviceOutcome.DEFERRED)
                - of(DeviceOutcome.CANCELLED)
                - of(DeviceOutcome.SUPERSEDED);
    }

    public OutcomeCounts plus(OutcomeCounts other) {
        Map<DeviceOutcome, Integer> sum = new EnumMap<>(DeviceOutcome.class);
        sum.putAll(byOutcome);
        other.byOutcome.forEach((outcome, count) -> sum.merge(outcome, count, Integer::sum));
        return new OutcomeCounts(sum);
    }

    /** The same devices, so many of the dispatched ones counted as pending, since their orders have not gone out. */
    public OutcomeCounts withUnsent(int devices) {
        int unsent = Math.min(devices, of(DeviceOutcome.DISPATCHED));
        Map<DeviceOutcome, Integer> counts = new EnumMap<>(DeviceOutcome.class);
        counts.putAll(byOutcome);
        counts.merge(DeviceOutcome.DISPATCHED, -unsent, Integer::sum);
        counts.merge(DeviceOutcome.PENDING, unsent, Integer::sum);
        return new OutcomeCounts(counts);
    }

    private int sum(Predicate<DeviceOutcome> which) {
        return byOutcome.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}

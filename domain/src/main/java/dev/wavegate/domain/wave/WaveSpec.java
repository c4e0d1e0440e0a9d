package dev.wavegate.domain.wave;

import java.time.Duration;
import java.util.Optional;

import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.text.ReadableTime;

/**
 * A wave as planned.
 *
 * @param name unique in its plan, not blank
 * @param selection which devices of the cohort it may choose from
 * @param soak how long to watch after the last device, not negative
 * @param duration how long the wave itself may take; empty to derive it from size, pace and device deadline
 */
public record WaveSpec(
        String name, WaveSize size, FleetSelection selection, Duration soak, Optional<Duration> duration) {
    public WaveSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a wave's name must not be blank");
        }
        if (soak.isNegative()) {
            throw new IllegalArgumentException("a wave's soak must not be negative, but is " + ReadableTime.of(soak));
        }
        if (duration.map(each -> each.isNegative() || each.isZero()).orElse(false)) {
            throw new IllegalArgumentException(
                    "a wave's duration must be longer than 0 s, but is " + ReadableTime.of(duration.get()));
        }
    }

    /** How long the wave itself takes when nothing goes wrong: what the plan says, else size over pace plus deadline. */
    public Duration plannedDuration(int devices, Pace pace, Duration deviceDeadline) {
        return duration.orElseGet(() -> pace.timeFor(devices).plus(deviceDeadline));
    }
}

package dev.wavegate.architecture.planted.domain;

import java.time.Duration;
import java.time.Instant;

import dev.wavegate.architecture.planted.api.ShippingManager;

/** A rule that looks at the clock and knows the API. */
public record HastyRule(ShippingManager manager) {
    /** Whether the moment lies far behind the machine's own time. */
    public boolean isLongAgo(Instant moment) {
        return Duration.between(moment, Instant.now()).toDays() > manager.days();
    }
}

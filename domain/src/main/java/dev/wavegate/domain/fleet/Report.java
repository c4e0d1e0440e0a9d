package dev.wavegate.domain.fleet;

import java.time.Instant;

import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.identity.DeviceId;

/**
 * What a backend says became of a device; a claim, not yet the truth.
 *
 * @param assignment under which order
 * @param claim what it says
 * @param code the backend's reason, empty when it gives none
 * @param at when it happened by the backend's clock
 */
public record Report(DispatchKey assignment, DeviceId device, Claim claim, String code, Instant at) {
    /** What a backend may claim; what it says in words we do not know is {@link #UNRECOGNISED}, which changes nothing. */
    public enum Claim {
        STARTED,
        SUCCEEDED,
        FAILED,
        REJECTED,
        DEFERRED,
        CANCELLED,
        REVERTED,
        UNRECOGNISED
    }
}

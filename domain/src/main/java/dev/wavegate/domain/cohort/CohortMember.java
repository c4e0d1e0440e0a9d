package dev.wavegate.domain.cohort;

import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;

/**
 * A device of a frozen cohort and what has become of it.
 *
 * @param ordinal its place in the cohort, from 0, waves one after the other
 * @param previous what it ran when the cohort was frozen; empty when unknown, and then it cannot be taken back
 * @param code why it is where it is, empty when there is nothing to say
 * @param attempt how often it has been asked, 0 before the first time
 * @param firstDispatchedAt when it was first asked
 * @param dispatchedAt when it was last asked
 * @param claimedAt when success was last claimed
 */
public record CohortMember(
        int ordinal,
        DeviceId device,
        WaveNumber wave,
        Optional<Version> previous,
        DeviceOutcome outcome,
        String code,
        int attempt,
        Optional<Instant> firstDispatchedAt,
        Optional<Instant> dispatchedAt,
        Optional<Instant> claimedAt,
        Optional<DispatchKey> assignment) {}

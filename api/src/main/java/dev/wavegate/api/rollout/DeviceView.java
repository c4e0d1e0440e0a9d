package dev.wavegate.api.rollout;

import java.time.Instant;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.release.Version;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A device of the cohort.
 *
 * @param ordinal its place in the cohort, from 0
 * @param previousVersion what it ran when the cohort was frozen; null when unknown
 * @param code why it is where it is; empty when there is nothing to say
 * @param attempt how often it has been asked
 * @param dispatchedAt when it was last asked; null before the first time
 */
@Schema(name = "Device", description = "A device of the cohort and what has become of it")
record DeviceView(
        int ordinal,
        String device,
        int wave,
        @Nullable String previousVersion,
        String outcome,
        String code,
        int attempt,
        @Nullable Instant dispatchedAt) {
    static DeviceView of(CohortMember member) {
        return new DeviceView(
                member.ordinal(),
                member.device().value(),
                member.wave().value(),
                member.previous().map(Version::value).orElse(null),
                member.outcome().name(),
                member.code(),
                member.attempt(),
                member.dispatchedAt().orElse(null));
    }
}

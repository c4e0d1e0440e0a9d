package dev.wavegate.domain.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;

/** Members that stand where a test wants them, asked at {@link #ASKED_AT} under {@link #ORDER}. */
final class MemberFixture {
    static final Instant ASKED_AT = Instant.parse("2026-03-29T00:50:00Z");
    static final Instant CLAIMED_AT = ASKED_AT.plus(Duration.ofMinutes(5));
    static final DispatchKey ORDER = new DispatchKey("thermostat-4-2-1-w1-c1");
    static final DeviceId DEVICE = new DeviceId("d1");
    static final Version OLD = new Version("4.2.0");
    static final Version NEW = new Version("4.2.1");

    private MemberFixture() {}

    static CohortMember member(DeviceOutcome outcome) {
        return member(outcome, 1, "");
    }

    static CohortMember member(DeviceOutcome outcome, int attempt, String code) {
        boolean asked = attempt > 0;
        boolean claimed = outcome == DeviceOutcome.AWAITING_CONFIRMATION || outcome == DeviceOutcome.CONFIRMED;
        return new CohortMember(
                0,
                DEVICE,
                new WaveNumber(1),
                Optional.of(OLD),
                outcome,
                code,
                attempt,
                asked ? Optional.of(ASKED_AT) : Optional.empty(),
                asked ? Optional.of(ASKED_AT) : Optional.empty(),
                claimed ? Optional.of(CLAIMED_AT) : Optional.empty(),
                asked ? Optional.of(ORDER) : Optional.empty());
    }

    static Report report(Report.Claim claim, String code) {
        return new Report(ORDER, DEVICE, claim, code, ASKED_AT.plusSeconds(60));
    }

    static Optional<DeviceState> running(Version version, Instant observedAt) {
        return Optional.of(new DeviceState(DEVICE, Optional.of(version), Optional.of(observedAt)));
    }
}

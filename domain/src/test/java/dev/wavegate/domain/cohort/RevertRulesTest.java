package dev.wavegate.domain.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.Report.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.wavegate.domain.cohort.MemberFixture.ASKED_AT;
import static dev.wavegate.domain.cohort.MemberFixture.NEW;
import static dev.wavegate.domain.cohort.MemberFixture.OLD;
import static dev.wavegate.domain.cohort.MemberFixture.member;
import static dev.wavegate.domain.cohort.MemberFixture.report;
import static dev.wavegate.domain.cohort.MemberFixture.running;
import static org.assertj.core.api.Assertions.assertThat;

class RevertRulesTest {
    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final Instant IN_TIME = ASKED_AT.plus(DEADLINE).minusNanos(1);
    private static final Instant OVERDUE = ASKED_AT.plus(DEADLINE);

    private final RevertRules rules = new RevertRules(DEADLINE);

    private static String next(Optional<OutcomeChange> change) {
        return change.map(each -> each.next().name()).orElse("-");
    }

    @ParameterizedTest
    @CsvSource({
        "STARTED, -",
        "SUCCEEDED, -",
        "FAILED, REVERT_FAILED",
        "REJECTED, REVERT_FAILED",
        "DEFERRED, REVERT_FAILED",
        "CANCELLED, REVERT_FAILED",
        "REVERTED, -",
        "UNRECOGNISED, -"
    })
    void leavesSuccessToTheDevicesOwnWord(Claim claim, String expected) {
        CohortMember reverting = member(DeviceOutcome.REVERTING);

        assertThat(next(rules.onReport(reverting, report(claim, "code"), running(NEW, IN_TIME))))
                .isEqualTo(expected);
        assertThat(next(rules.onReport(reverting, report(claim, "code"), Optional.empty())))
                .isEqualTo(expected);
    }

    @Test
    void believesAClaimThatAnOlderWordOfTheDeviceSupports() {
        CohortMember reverting = member(DeviceOutcome.REVERTING);
        Instant before = ASKED_AT.minusSeconds(60);

        assertThat(next(rules.onReport(reverting, report(Claim.SUCCEEDED, "already-there"), running(OLD, before))))
                .isEqualTo("REVERTED");
    }

    @Test
    void ignoresReportsOfAnotherOrder() {
        Report other =
                new Report(new DispatchKey("thermostat-4-2-1-w1-c9"), MemberFixture.DEVICE, Claim.FAILED, "", ASKED_AT);

        assertThat(rules.onReport(member(DeviceOutcome.REVERTING), other, running(OLD, IN_TIME)))
                .isEmpty();
    }

    @Test
    void believesADeviceThatSpeaksAfterItWasAsked() {
        CohortMember reverting = member(DeviceOutcome.REVERTING);

        assertThat(next(rules.onState(reverting, running(OLD, ASKED_AT), IN_TIME)))
                .isEqualTo("REVERTED");
        assertThat(rules.onState(reverting, running(OLD, ASKED_AT.minusNanos(1)), IN_TIME))
                .isEmpty();
        assertThat(rules.onState(reverting, running(NEW, IN_TIME), IN_TIME)).isEmpty();
        assertThat(rules.onState(reverting, Optional.empty(), IN_TIME)).isEmpty();
    }

    @Test
    void givesUpADeviceThatIsNotBackAtTheDeadline() {
        CohortMember reverting = member(DeviceOutcome.REVERTING);

        assertThat(next(rules.onState(reverting, running(NEW, OVERDUE), OVERDUE)))
                .isEqualTo("REVERT_FAILED");
        assertThat(next(rules.onState(reverting, Optional.empty(), OVERDUE))).isEqualTo("REVERT_FAILED");
        assertThat(next(rules.onState(reverting, running(OLD, ASKED_AT.minusNanos(1)), OVERDUE)))
                .isEqualTo("REVERT_FAILED");
        assertThat(next(rules.onState(reverting, running(OLD, OVERDUE), OVERDUE)))
                .isEqualTo("REVERTED");
    }

    @ParameterizedTest
    @EnumSource(names = "REVERTING", mode = EnumSource.Mode.EXCLUDE)
    void leavesTheOthersAlone(DeviceOutcome seen) {
        assertThat(rules.onState(member(seen), running(OLD, OVERDUE), OVERDUE)).isEmpty();
        assertThat(rules.onReport(member(seen), report(Claim.FAILED, ""), running(OLD, OVERDUE)))
                .isEmpty();
    }
}

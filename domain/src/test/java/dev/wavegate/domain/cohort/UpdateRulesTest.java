package dev.wavegate.domain.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.fleet.DeviceState;
import dev.wavegate.domain.fleet.Report;
import dev.wavegate.domain.fleet.Report.Claim;
import dev.wavegate.domain.release.Version;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.domain.cohort.MemberFixture.ASKED_AT;
import static dev.wavegate.domain.cohort.MemberFixture.CLAIMED_AT;
import static dev.wavegate.domain.cohort.MemberFixture.NEW;
import static dev.wavegate.domain.cohort.MemberFixture.OLD;
import static dev.wavegate.domain.cohort.MemberFixture.member;
import static dev.wavegate.domain.cohort.MemberFixture.report;
import static dev.wavegate.domain.cohort.MemberFixture.running;
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class UpdateRulesTest {
    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final Instant IN_TIME = ASKED_AT.plus(DEADLINE).minusNanos(1);
    private static final Instant OVERDUE = ASKED_AT.plus(DEADLINE);

    private final UpdateRules patient = new UpdateRules(NEW, new DeviceRules(DEADLINE, 1));
    private final UpdateRules strict = new UpdateRules(NEW, new DeviceRules(DEADLINE, 0));

    private static String next(Optional<OutcomeChange> change) {
        return change.map(each -> each.next().name()).orElse("-");
    }

    @Nested
    class OnReports {
        @ParameterizedTest
        @CsvSource({
            "DISPATCHED, STARTED, INSTALLING",
            "DISPATCHED, SUCCEEDED, AWAITING_CONFIRMATION",
            "DISPATCHED, FAILED, FAILED",
            "DISPATCHED, REJECTED, REJECTED",
            "DISPATCHED, DEFERRED, PENDING",
            "DISPATCHED, CANCELLED, CANCELLED",
            "DISPATCHED, REVERTED, SELF_REVERTED",
            "DISPATCHED, UNRECOGNISED, -",
            "INSTALLING, STARTED, -",
            "INSTALLING, SUCCEEDED, AWAITING_CONFIRMATION",
            "INSTALLING, FAILED, FAILED",
            "INSTALLING, REJECTED, REJECTED",
            "INSTALLING, DEFERRED, PENDING",
            "INSTALLING, CANCELLED, -",
            "INSTALLING, REVERTED, SELF_REVERTED",
            "INSTALLING, UNRECOGNISED, -",
            "AWAITING_CONFIRMATION, STARTED, -",
            "AWAITING_CONFIRMATION, SUCCEEDED, -",
            "AWAITING_CONFIRMATION, FAILED, FAILED",
            "AWAITING_CONFIRMATION, REJECTED, REJECTED",
            "AWAITING_CONFIRMATION, DEFERRED, PENDING",
            "AWAITING_CONFIRMATION, CANCELLED, -",
            "AWAITING_CONFIRMATION, REVERTED, SELF_REVERTED",
            "AWAITING_CONFIRMATION, UNRECOGNISED, -",
            "CONFIRMED, STARTED, -",
            "CONFIRMED, SUCCEEDED, -",
            "CONFIRMED, FAILED, FAILED",
            "CONFIRMED, REJECTED, -",
            "CONFIRMED, DEFERRED, -",
            "CONFIRMED, CANCELLED, -",
            "CONFIRMED, REVERTED, SELF_REVERTED",
            "CONFIRMED, UNRECOGNISED, -"
        })
        void takesTheStepThatTheClaimAllows(DeviceOutcome seen, Claim claim, String expected) {
            assertThat(next(strict.onReport(member(seen), report(claim, "boot-loop"), IN_TIME)))
                    .isEqualTo(expected);
        }

        @ParameterizedTest
        @CsvSource({
            "PENDING",
            "SKIPPED",
            "DEFERRED",
            "CANCELLED",
            "FAILED",
            "REJECTED",
            "NO_RESPONSE",
            "FALSE_SUCCESS",
            "SELF_REVERTED",
            "REVERTING",
            "REVERTED",
            "REVERT_FAILED"
        })
        void ignoresReportsThatComeTooLate(DeviceOutcome seen) {
            for (Claim claim : Claim.values()) {
                assertThat(patient.onReport(member(seen), report(claim, ""), IN_TIME))
                        .isEmpty();
            }
        }

        @Test
        void ignoresReportsOfAnotherOrder() {
            Report other = new Report(
                    new DispatchKey("thermostat-4-2-1-w1-c9"), MemberFixture.DEVICE, Claim.FAILED, "", ASKED_AT);

            assertThat(strict.onReport(member(DeviceOutcome.DISPATCHED), other, IN_TIME))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "download-failed, 1, PENDING",
            "download-failed, 2, FAILED",
            "storage-full, 1, PENDING",
            "boot-loop, 1, FAILED",
            "'', 1, FAILED"
        })
        void asksAgainAfterAHarmlessFailureWhileRetriesAreLeft(String code, int attempt, String expected) {
            CohortMember member = member(DeviceOutcome.INSTALLING, attempt, "");

            Optional<OutcomeChange> change = patient.onReport(member, report(Claim.FAILED, code), IN_TIME);

            assertThat(next(change)).isEqualTo(expected);
            assertThat(change.orElseThrow().code()).isEqualTo(code);
        }

        @ParameterizedTest
        @CsvSource({"DISPATCHED", "INSTALLING"})
        void leavesADeviceThatDefersForGoodOnceItsPatienceIsOver(DeviceOutcome seen) {
            Report deferral = report(Claim.DEFERRED, "in-use");

            assertThat(next(strict.onReport(member(seen), deferral, IN_TIME))).isEqualTo("PENDING");
            assertThat(next(strict.onReport(member(seen), deferral, OVERDUE))).isEqualTo("DEFERRED");
        }
    }

    @Nested
    class OnStates {
        @Test
        void believesSuccessOnlyWhenTheDeviceReportsTheVersion() {
            CohortMember claimed = member(DeviceOutcome.AWAITING_CONFIRMATION);

            assertThat(next(patient.onState(claimed, running(NEW, CLAIMED_AT), IN_TIME)))
                    .isEqualTo("CONFIRMED");
            assertThat(patient.onState(claimed, Optional.empty(), IN_TIME)).isEmpty();
            assertThat(next(patient.onState(claimed, Optional.empty(), OVERDUE)))
                    .isEqualTo("FALSE_SUCCESS");
        }

        @Test
        void callsItAGhostWhenTheDeviceContradictsTheClaim() {
            CohortMember claimed = member(DeviceOutcome.AWAITING_CONFIRMATION);

            assertThat(patient.onState(claimed, running(OLD, CLAIMED_AT.minusNanos(1)), IN_TIME))
                    .isEmpty();
            Optional<OutcomeChange> falseSuccess = patient.onState(claimed, running(OLD, CLAIMED_AT), IN_TIME);
            assertThat(next(falseSuccess)).isEqualTo("FALSE_SUCCESS");
            assertThat(falseSuccess.orElseThrow().code()).satisfies(golden("cohort.false-success"));
        }

        @Test
        void doesNotTakeAnUnknownVersionForAContradiction() {
            Optional<DeviceState> mute = Optional.of(
                    new DeviceState(MemberFixture.DEVICE, Optional.empty(), Optional.of(CLAIMED_AT.plusSeconds(1))));

            assertThat(patient.onState(member(DeviceOutcome.AWAITING_CONFIRMATION), mute, IN_TIME))
                    .isEmpty();
        }

        @ParameterizedTest
        @CsvSource({"DISPATCHED", "INSTALLING"})
        void looksAtADeviceWithoutAClaimOnlyOnceItIsOverdue(DeviceOutcome seen) {
            assertThat(patient.onState(member(seen), running(NEW, IN_TIME), IN_TIME))
                    .isEmpty();
            assertThat(next(patient.onState(member(seen), running(NEW, IN_TIME), OVERDUE)))
                    .isEqualTo("CONFIRMED");
            assertThat(next(patient.onState(member(seen), running(OLD, IN_TIME), OVERDUE)))
                    .isEqualTo("PENDING");
            assertThat(next(strict.onState(member(seen), running(OLD, IN_TIME), OVERDUE)))
                    .isEqualTo("NO_RESPONSE");
            assertThat(next(strict.onState(member(seen), Optional.empty(), OVERDUE)))
                    .isEqualTo("NO_RESPONSE");
            assertThat(next(patient.onState(member(seen, 2, ""), Optional.empty(), OVERDUE)))
                    .isEqualTo("NO_RESPONSE");
        }

        @Test
        void saysWhetherADeviceThatDidNotReportInTimeHadBegun() {
            assertThat(strict.onState(member(DeviceOutcome.DISPATCHED), Optional.empty(), OVERDUE))
                    .hasValueSatisfying(change -> assertThat(change.code()).satisfies(golden("device.no-response")));
            assertThat(strict.onState(member(DeviceOutcome.INSTALLING), Optional.empty(), OVERDUE))
                    .hasValueSatisfying(
                            change -> assertThat(change.code()).satisfies(golden("device.no-response-though-begun")));
        }

        @Test
        void seesAConfirmedDeviceGoBackByItself() {
            CohortMember confirmed = member(DeviceOutcome.CONFIRMED);

            assertThat(next(patient.onState(confirmed, running(OLD, OVERDUE), OVERDUE)))
                    .isEqualTo("SELF_REVERTED");
            assertThat(patient.onState(confirmed, running(NEW, OVERDUE), OVERDUE))
                    .isEmpty();
            assertThat(patient.onState(confirmed, Optional.empty(), OVERDUE)).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "PENDING",
            "SKIPPED",
            "DEFERRED",
            "CANCELLED",
            "FAILED",
            "REJECTED",
            "NO_RESPONSE",
            "FALSE_SUCCESS",
            "SELF_REVERTED",
            "REVERTING",
            "REVERTED",
            "REVERT_FAILED"
        })
        void leavesTheOthersAlone(DeviceOutcome seen) {
            for (Version version : new Version[] {OLD, NEW}) {
                assertThat(patient.onState(member(seen), running(version, OVERDUE), OVERDUE))
                        .isEmpty();
            }
        }
    }

    @Nested
    class GivingUp {
        @ParameterizedTest
        @CsvSource({
            "0, '', CANCELLED",
            "1, silent, NO_RESPONSE",
            "2, silent, NO_RESPONSE",
            "1, network, FAILED",
            "1, download-failed, FAILED",
            "1, in-use, DEFERRED",
            "1, '', DEFERRED"
        })
        void endsTheWaitingAsTheLastAnswerLeftIt(int attempt, String code, String expected) {
            CohortMember waiting = member(DeviceOutcome.PENDING, attempt, code);

            assertThat(UpdateRules.giveUp(waiting).next().name()).isEqualTo(expected);
        }

        @Test
        void knowsTheSilenceThatItNoted() {
            OutcomeChange again = patient.onState(member(DeviceOutcome.DISPATCHED), Optional.empty(), OVERDUE)
                    .orElseThrow();

            CohortMember waiting = member(again.next(), 1, again.code());

            assertThat(UpdateRules.giveUp(waiting).next()).isEqualTo(DeviceOutcome.NO_RESPONSE);
        }
    }
}

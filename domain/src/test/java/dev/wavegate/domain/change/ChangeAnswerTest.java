package dev.wavegate.domain.change;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.wavegate.domain.change.ChangeAnswer.Approved;
import dev.wavegate.domain.change.ChangeAnswer.OnHold;
import dev.wavegate.domain.change.ChangeAnswer.Rejected;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class ChangeAnswerTest {
    private static final ChangeRef REF = new ChangeRef("8f2c", "CHG0031207");
    private static final Interval PLANNED =
            new Interval(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T04:00:00Z"));

    private static ChangeTicket ticket(ChangePhase phase, Approval approval, boolean held) {
        return new ChangeTicket(
                REF,
                phase,
                approval,
                Optional.of(PLANNED),
                held ? Optional.of("vendor call") : Optional.empty(),
                Optional.of("too risky"));
    }

    private static String kind(ChangeAnswer answer) {
        return answer.match(
                approved -> "APPROVED",
                rejected -> "REJECTED",
                waiting -> "WAITING",
                held -> "HELD",
                withdrawn -> "WITHDRAWN");
    }

    /** Columns: phase, approval, answer, answer while on hold. Approval had been asked for. */
    @ParameterizedTest
    @CsvSource({
        "DRAFT, NOT_REQUESTED, REJECTED, HELD",
        "DRAFT, REQUESTED, REJECTED, HELD",
        "DRAFT, APPROVED, REJECTED, HELD",
        "DRAFT, REJECTED, REJECTED, REJECTED",
        "DRAFT, NOT_REQUIRED, REJECTED, HELD",
        "DRAFT, UNRECOGNISED, REJECTED, HELD",
        "AWAITING_APPROVAL, NOT_REQUESTED, WAITING, HELD",
        "AWAITING_APPROVAL, REQUESTED, WAITING, HELD",
        "AWAITING_APPROVAL, APPROVED, WAITING, HELD",
        "AWAITING_APPROVAL, REJECTED, REJECTED, REJECTED",
        "AWAITING_APPROVAL, NOT_REQUIRED, WAITING, HELD",
        "AWAITING_APPROVAL, UNRECOGNISED, WAITING, HELD",
        "SCHEDULED, NOT_REQUESTED, WAITING, HELD",
        "SCHEDULED, REQUESTED, WAITING, HELD",
        "SCHEDULED, APPROVED, APPROVED, HELD",
        "SCHEDULED, REJECTED, REJECTED, HELD",
        "SCHEDULED, NOT_REQUIRED, APPROVED, HELD",
        "SCHEDULED, UNRECOGNISED, WAITING, HELD",
        "IMPLEMENTING, NOT_REQUESTED, WAITING, HELD",
        "IMPLEMENTING, REQUESTED, WAITING, HELD",
        "IMPLEMENTING, APPROVED, APPROVED, HELD",
        "IMPLEMENTING, REJECTED, REJECTED, HELD",
        "IMPLEMENTING, UNRECOGNISED, WAITING, HELD",
        "REVIEWING, APPROVED, HELD, HELD",
        "CLOSED, APPROVED, WITHDRAWN, WITHDRAWN",
        "CANCELLED, APPROVED, WITHDRAWN, WITHDRAWN",
        "CANCELLED, REJECTED, WITHDRAWN, WITHDRAWN",
        "UNRECOGNISED, APPROVED, WAITING, WAITING",
        "UNRECOGNISED, REJECTED, WAITING, WAITING"
    })
    void readsTheTicket(ChangePhase phase, Approval approval, String answer, String whileHeld) {
        assertThat(kind(ChangeAnswer.of(ticket(phase, approval, false), true))).isEqualTo(answer);
        assertThat(kind(ChangeAnswer.of(ticket(phase, approval, true), true))).isEqualTo(whileHeld);
    }

    @Test
    void waitsInTheDraftUntilApprovalIsAskedFor() {
        for (Approval approval : Approval.values()) {
            String expected = approval == Approval.REJECTED ? "REJECTED" : "WAITING";
            assertThat(kind(ChangeAnswer.of(ticket(ChangePhase.DRAFT, approval, false), false)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void saysYesOnlyWhenScheduledOrImplementingAndApprovedOrUnaskedAndNotHeld() {
        for (ChangePhase phase : ChangePhase.values()) {
            for (Approval approval : Approval.values()) {
                for (boolean held : new boolean[] {true, false}) {
                    boolean yes = kind(ChangeAnswer.of(ticket(phase, approval, held), true))
                            .equals("APPROVED");
                    boolean decided = phase == ChangePhase.SCHEDULED || phase == ChangePhase.IMPLEMENTING;
                    boolean free = approval == Approval.APPROVED || approval == Approval.NOT_REQUIRED;
                    assertThat(yes).as("%s, %s, held %s", phase, approval, held).isEqualTo(decided && free && !held);
                }
            }
        }
    }

    @Test
    void carriesWhatPeopleSaid() {
        assertThat(ChangeAnswer.of(ticket(ChangePhase.SCHEDULED, Approval.APPROVED, false), true))
                .isEqualTo(new Approved(Optional.of(PLANNED)));
        assertThat(ChangeAnswer.of(ticket(ChangePhase.AWAITING_APPROVAL, Approval.REJECTED, false), true))
                .isEqualTo(new Rejected("too risky"));
        assertThat(ChangeAnswer.of(ticket(ChangePhase.SCHEDULED, Approval.APPROVED, true), true))
                .isEqualTo(new OnHold("The change is on hold: vendor call"));
    }

    @Test
    void namesTheReason() {
        Set<String> reasons = new TreeSet<>();
        for (ChangePhase phase : ChangePhase.values()) {
            for (Approval approval : Approval.values()) {
                for (boolean requested : new boolean[] {true, false}) {
                    reasons.add(ChangeAnswer.of(ticket(phase, approval, false), requested)
                            .match(
                                    approved -> "",
                                    Rejected::comment,
                                    ChangeAnswer.StillWaiting::reason,
                                    OnHold::reason,
                                    ChangeAnswer.Withdrawn::reason));
                }
            }
        }
        assertThat(String.join("\n", reasons)).satisfies(golden("change.reasons"));
    }
}

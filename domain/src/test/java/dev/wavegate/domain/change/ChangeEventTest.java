package dev.wavegate.domain.change;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.change.ChangeEvent.Known;
import dev.wavegate.domain.schedule.Interval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class ChangeEventTest {
    private static final ChangeRef REF = new ChangeRef("8f2c", "CHG0031207");
    private static final Interval PLANNED =
            new Interval(Instant.parse("2026-03-29T00:00:00Z"), Instant.parse("2026-03-29T04:00:00Z"));
    private static final Interval LATER =
            new Interval(Instant.parse("2026-04-29T00:00:00Z"), Instant.parse("2026-04-29T04:00:00Z"));
    private static final String QUESTION = "The window is outside the planned dates. Lift the hold to agree.";

    private static ChangeTicket ticket(ChangePhase phase, Approval approval, Optional<String> hold) {
        return new ChangeTicket(REF, phase, approval, Optional.of(PLANNED), hold, Optional.of("too risky"), 0);
    }

    private static ChangeTicket approved() {
        return ticket(ChangePhase.IMPLEMENTING, Approval.APPROVED, Optional.empty());
    }

    private static ChangeTicket scheduled() {
        return ticket(ChangePhase.SCHEDULED, Approval.APPROVED, Optional.empty());
    }

    private static ChangeTicket held(String reason) {
        return ticket(ChangePhase.IMPLEMENTING, Approval.APPROVED, Optional.of(reason));
    }

    /** Of a change under way that was like this. */
    private static Known after(ChangeTicket before) {
        return new Known(Optional.of(before), Optional.empty(), true, true, List.of(QUESTION));
    }

    /** Columns: phase, approval, event, event while on hold. Approval had been requested. */
    @ParameterizedTest
    @CsvSource({
        "DRAFT, NOT_REQUESTED, RETURNED_TO_DRAFT, ON_HOLD",
        "DRAFT, REQUESTED, RETURNED_TO_DRAFT, ON_HOLD",
        "DRAFT, APPROVED, RETURNED_TO_DRAFT, ON_HOLD",
        "DRAFT, REJECTED, REJECTED, REJECTED",
        "DRAFT, NOT_REQUIRED, RETURNED_TO_DRAFT, ON_HOLD",
        "DRAFT, UNRECOGNISED, RETURNED_TO_DRAFT, ON_HOLD",
        "AWAITING_APPROVAL, NOT_REQUESTED, PENDING, ON_HOLD",
        "AWAITING_APPROVAL, REQUESTED, PENDING, ON_HOLD",
        "AWAITING_APPROVAL, APPROVED, PENDING, ON_HOLD",
        "AWAITING_APPROVAL, REJECTED, REJECTED, REJECTED",
        "AWAITING_APPROVAL, NOT_REQUIRED, PENDING, ON_HOLD",
        "AWAITING_APPROVAL, UNRECOGNISED, PENDING, ON_HOLD",
        "SCHEDULED, NOT_REQUESTED, PENDING, ON_HOLD",
        "SCHEDULED, REQUESTED, PENDING, ON_HOLD",
        "SCHEDULED, APPROVED, APPROVED, ON_HOLD",
        "SCHEDULED, REJECTED, REJECTED, ON_HOLD",
        "SCHEDULED, NOT_REQUIRED, APPROVED, ON_HOLD",
        "SCHEDULED, UNRECOGNISED, UNKNOWN, ON_HOLD",
        "IMPLEMENTING, NOT_REQUESTED, PENDING, ON_HOLD",
        "IMPLEMENTING, REQUESTED, PENDING, ON_HOLD",
        "IMPLEMENTING, APPROVED, APPROVED, ON_HOLD",
        "IMPLEMENTING, REJECTED, REJECTED, ON_HOLD",
        "IMPLEMENTING, NOT_REQUIRED, APPROVED, ON_HOLD",
        "IMPLEMENTING, UNRECOGNISED, UNKNOWN, ON_HOLD",
        "REVIEWING, APPROVED, MOVED_TO_REVIEW, MOVED_TO_REVIEW",
        "CLOSED, APPROVED, CLOSED, CLOSED",
        "CANCELLED, APPROVED, CANCELLED, CANCELLED",
        "CANCELLED, REJECTED, CANCELLED, CANCELLED",
        "UNRECOGNISED, APPROVED, UNKNOWN, UNKNOWN",
        "UNRECOGNISED, REJECTED, UNKNOWN, UNKNOWN"
    })
    void readsTheTicket(ChangePhase phase, Approval approval, ChangeEvent event, ChangeEvent whileHeld) {
        assertThat(ChangeEvent.of(ticket(phase, approval, Optional.empty()), Known.requested()))
                .isEqualTo(event);
        assertThat(ChangeEvent.of(ticket(phase, approval, Optional.of("vendor call")), Known.requested()))
                .isEqualTo(whileHeld);
    }

    @Test
    void isApprovedOnlyWhenScheduledOrImplementingAndApprovedOrUnaskedAndNotHeld() {
        for (ChangePhase phase : ChangePhase.values()) {
            for (Approval approval : Approval.values()) {
                for (Optional<String> hold : List.of(Optional.<String>empty(), Optional.of("vendor call"))) {
                    boolean decided = phase == ChangePhase.SCHEDULED || phase == ChangePhase.IMPLEMENTING;
                    boolean free = approval == Approval.APPROVED || approval == Approval.NOT_REQUIRED;
                    ChangeEvent event = ChangeEvent.of(ticket(phase, approval, hold), Known.requested());
                    assertThat(event == ChangeEvent.APPROVED)
                            .as("%s, %s, hold %s", phase, approval, hold)
                            .isEqualTo(decided && free && hold.isEmpty());
                }
            }
        }
    }

    @Test
    void takesAShortReasonThatOursHappensToBeginWithForAPersons() {
        assertThat(ChangeEvent.of(held(QUESTION.substring(0, 3)), after(approved())))
                .isEqualTo(ChangeEvent.ON_HOLD);
    }

    @Test
    void knowsAnApprovalThatWasTakenBack() {
        ChangeTicket now = ticket(ChangePhase.SCHEDULED, Approval.REQUESTED, Optional.empty());

        assertThat(ChangeEvent.of(now, after(approved()))).isEqualTo(ChangeEvent.REVOKED);
        assertThat(ChangeEvent.of(scheduled(), after(now))).isEqualTo(ChangeEvent.APPROVED);
    }

    @Test
    void knowsItsOwnHoldFromThatOfOthers() {
        assertThat(ChangeEvent.of(held(QUESTION), after(approved()))).isEqualTo(ChangeEvent.ASKED);
        assertThat(ChangeEvent.of(held(QUESTION.substring(0, 40)), after(approved())))
                .isEqualTo(ChangeEvent.ASKED);
        assertThat(ChangeEvent.of(held("Change lockdown"), after(approved()))).isEqualTo(ChangeEvent.ON_HOLD);
        assertThat(ChangeEvent.of(held(""), after(approved()))).isEqualTo(ChangeEvent.ON_HOLD);
        assertThat(ChangeEvent.of(approved(), after(held(QUESTION)))).isEqualTo(ChangeEvent.AGREED);
        assertThat(ChangeEvent.of(approved(), after(held("Change lockdown")))).isEqualTo(ChangeEvent.HOLD_LIFTED);
    }

    @Test
    void knowsOtherDatesFromOtherEdits() {
        ChangeTicket moved = new ChangeTicket(
                REF,
                ChangePhase.IMPLEMENTING,
                Approval.APPROVED,
                Optional.of(LATER),
                Optional.empty(),
                Optional.empty(),
                0);

        assertThat(ChangeEvent.of(moved, after(approved()))).isEqualTo(ChangeEvent.REPLANNED);
        assertThat(ChangeEvent.of(approved(), after(approved()))).isEqualTo(ChangeEvent.EDITED);
    }

    @Test
    void aChangeThatWasMovedBackStaysSoUntilItIsMovedOn() {
        Known again = new Known(Optional.of(scheduled()), Optional.of(ChangeEvent.MOVED_BACK), true, true, List.of());
        Known beforeTheFirstWave = new Known(Optional.of(scheduled()), Optional.empty(), true, false, List.of());

        assertThat(ChangeEvent.of(scheduled(), after(approved()))).isEqualTo(ChangeEvent.MOVED_BACK);
        assertThat(ChangeEvent.of(scheduled(), again)).isEqualTo(ChangeEvent.MOVED_BACK);
        assertThat(ChangeEvent.of(approved(), again)).isEqualTo(ChangeEvent.EDITED);
        assertThat(ChangeEvent.of(scheduled(), beforeTheFirstWave)).isEqualTo(ChangeEvent.EDITED);
    }

    @Test
    void namesTheReason() {
        String reasons = Arrays.stream(ChangeEvent.values())
                .map(event -> event.reason(Optional.of(held("vendor call"))) + " → " + event.remedy())
                .distinct()
                .collect(Collectors.joining("\n"));

        assertThat(reasons).satisfies(golden("change.reasons"));
    }
}

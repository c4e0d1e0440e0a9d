package dev.wavegate.domain.window;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.failure.FailureKind;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScheduleFaultTest {
    private static final ScheduleRef FREEZE = ScheduleRef.parse("ics:freeze");
    private static final Instant FIRST = Instant.parse("2026-11-20T01:00:00Z");
    private static final Instant LATER = FIRST.plusSeconds(90);
    private static final ScheduleFault UNCLEAR =
            ScheduleFault.ofContent("The event \"Night\" (DTSTART 20260105T220000, UID 1) has 2 RRULEs.", FIRST);

    @Test
    void saysWhichScheduleSinceWhenWhyAndWhatToDo() {
        assertThat(UNCLEAR.sentence(FREEZE)).satisfies(golden("schedule.unclear"));
        assertThat(fault(FailureCode.CALENDAR_DENIED, "the calendar denied access")
                        .sentence(FREEZE))
                .satisfies(golden("schedule.denied"));
        assertThat(fault(FailureCode.ROSTER_MISSING, "there is no such roster").sentence(FREEZE))
                .satisfies(golden("schedule.missing"));
        assertThat(fault(FailureCode.SYSTEM_UNAVAILABLE, "the system is down").sentence(FREEZE))
                .satisfies(golden("schedule.outage"));
        assertThat(fault(FailureCode.BUG, "unexpected").sentence(FREEZE)).satisfies(golden("schedule.bug"));
    }

    @Test
    void lastsSinceTheFirstReadingThatFailed() {
        ScheduleFault now = ScheduleFault.ofContent("Something else.", LATER);

        assertThat(now.after(Optional.empty())).isEqualTo(now);
        assertThat(now.after(Optional.of(UNCLEAR)))
                .isEqualTo(new ScheduleFault(FailureKind.INVALID, "Something else.", FIRST));
    }

    @Test
    void isNotHiddenByAnOutage() {
        ScheduleFault outage = fault(FailureCode.SYSTEM_UNAVAILABLE, "down");

        assertThat(outage.after(Optional.of(UNCLEAR))).isEqualTo(UNCLEAR);
        assertThat(UNCLEAR.after(Optional.of(outage)).kind()).isEqualTo(FailureKind.INVALID);
    }

    @Test
    void needsSomebodyUnlessItIsAShortOutage() {
        ScheduleFault outage = fault(FailureCode.SYSTEM_THROTTLED, "too many");

        assertThat(UNCLEAR.needsAttention(FIRST)).isTrue();
        assertThat(outage.needsAttention(FIRST.plus(Duration.ofMinutes(9)))).isFalse();
        assertThat(outage.needsAttention(FIRST.plus(Duration.ofMinutes(10)))).isTrue();
    }

    @Test
    void isAsShortAsAPersonReads() {
        ScheduleFault wordy = ScheduleFault.ofContent("x".repeat(498) + "\uD83D\uDE00 and so on", FIRST);

        assertThat(wordy.reason()).isEqualTo("x".repeat(498) + "…");
        assertThat(ScheduleFault.ofContent("x".repeat(500), FIRST).reason()).hasSize(500);
        assertThatThrownBy(() -> ScheduleFault.ofContent(" ", FIRST)).isInstanceOf(IllegalArgumentException.class);
    }

    private static ScheduleFault fault(FailureCode code, String detail) {
        return ScheduleFault.of(Failure.of(code, detail), FIRST);
    }
}

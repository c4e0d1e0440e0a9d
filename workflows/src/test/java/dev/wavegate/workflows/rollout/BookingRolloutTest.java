package dev.wavegate.workflows.rollout;

import java.util.Optional;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.change.CloseCode;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.wavegate.golden.GoldenMessages.golden;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

/** One wave that needs Ada for some nine hours, soak and reserve included. */
class BookingRolloutTest {
    private final RolloutScenario story = new RolloutScenario();

    @BeforeEach
    void oneLongWave() {
        story.inWaves(1_000).planned(plan -> plan.soaking(ofMinutes(30)).pacedAt(2, 500));
        story.fleet().wave(1).taking(ofHours(8));
    }

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void booksThePeopleOfTheWindowThatTheWaveWaitsFor() {
        story.schedules().open(RolloutScenario.from(ofDays(1), ofDays(2)));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        Booking booking = story.bookings().claims().get(0);
        assertThat(story.bookings().claims()).hasSize(1);
        assertThat(booking.presence().start()).isEqualTo(RolloutScenario.in(ofDays(1)));
        assertThat(booking.presence().end()).isAfter(RolloutScenario.in(ofHours(33)));
        assertThat(booking.people())
                .singleElement()
                .satisfies(ada -> assertThat(ada.person().name()).isEqualTo("Ada"));
        assertThat(booking.title()).satisfies(golden("booking.title"));
        assertThat(booking.description()).satisfies(golden("booking.description", "CHG0031207"));
        assertThat(story.bookings().shown()).first().isEqualTo(Optional.of(booking));
    }

    @Test
    void movesTheBookingWithTheWindow() {
        story.schedules().open(RolloutScenario.from(ofDays(1), ofDays(2)));
        story.schedulesMove(ofHours(5), schedules -> schedules.open(RolloutScenario.from(ofDays(3), ofDays(4))));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.bookings().claims())
                .extracting(each -> each.presence().end().isAfter(RolloutScenario.in(ofDays(3))))
                .containsExactly(false, true);
        assertThat(story.bookings().claims().get(0).key())
                .isEqualTo(story.bookings().claims().get(1).key());
        assertThat(story.journal().texts("window.moved"))
                .singleElement()
                .asString()
                .satisfies(golden("window.moved-calendar"));
    }

    @Test
    void freesThePeopleWhenTheirWindowIsGone() {
        story.schedules().open(RolloutScenario.from(ofDays(1), ofDays(2)));
        story.schedulesMove(ofHours(5), ScriptedSchedules::open)
                .after(
                        ofHours(6),
                        rollout -> assertThat(story.bookings().books()).isEmpty())
                .schedulesMove(ofHours(7), schedules -> schedules.open(RolloutScenario.from(ofDays(3), ofDays(4))));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.bookings().shown()).element(1).isEqualTo(Optional.empty());
        assertThat(story.bookings().claims()).hasSize(2);
    }

    @Test
    void holdsAndLooksAgainWhenAnotherRolloutWasFaster() {
        story.bookings().othersAreFaster(3);
        story.schedules().open(RolloutScenario.from(ofHours(1), ofDays(2)));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.journal().texts("rollout.held")).contains(ScriptedBookings.TAKEN);
        assertThat(story.bookings().claims()).hasSize(1);
    }

    @Test
    void freesThePeopleWhenTheRolloutEndsBeforeItsWindow() {
        story.schedules().open(RolloutScenario.from(ofDays(1), ofDays(2)));
        story.after(ofHours(5), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.CANCELLED);
        assertThat(story.bookings().books()).isEmpty();
        assertThat(story.bookings().shown()).last().isEqualTo(Optional.empty());
    }

    @Test
    void leavesTheEntryOfAWaveThatHasRunInItsCalendar() {
        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.bookings().books()).isEmpty();
        assertThat(story.bookings().shown()).allSatisfy(each -> assertThat(each).isPresent());
    }

    @Test
    void settlesDevicesAndChangeOfAnAbortAlthoughThePeopleCannotBeFreed() {
        story.bookings().refuseToFree();
        story.after(ofHours(5), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(story.fleet().outcomes().inFlight()).isZero();
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.UNSUCCESSFUL);
        assertThat(story.incidents().raised())
                .singleElement()
                .satisfies(incident -> assertThat(incident.description()).contains("no rights"));
        assertThat(end.ending()).hasValueSatisfying(text -> assertThat(text).contains("no rights", "CANCELLED"));
    }

    @Test
    void cancelsTheChangeOfARolloutThatNeverBeganAlthoughThePeopleCannotBeFreed() {
        story.bookings().refuseToFree();
        story.schedules().open(RolloutScenario.from(ofDays(1), ofDays(2)));
        story.after(ofHours(5), rollout -> rollout.abort(RolloutScenario.ADA));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(story.change().cancellations()).hasSize(1);
        assertThat(story.incidents().raised()).hasSize(1);
    }

    @Test
    void closesTheChangeOfASuccessfulRolloutAlthoughThePeopleCannotBeFreed() {
        story.bookings().refuseToFree();

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.NEEDS_HUMAN);
        assertThat(story.change().closeCodes()).containsExactly(CloseCode.SUCCESSFUL);
        assertThat(story.incidents().raised()).hasSize(1);
    }
}

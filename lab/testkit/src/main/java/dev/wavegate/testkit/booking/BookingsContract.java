package dev.wavegate.testkit.booking;

import java.util.List;
import java.util.Set;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.booking.Engagement;
import dev.wavegate.domain.booking.ReservationResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.booking.BookingBuilder.NIGHT;
import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.booking.BookingBuilder.hours;
import static dev.wavegate.testkit.booking.BookingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;

/** What every keeper of {@link Bookings} must do; a subclass says which. */
public abstract class BookingsContract {
    private static final RolloutId NOBODY = new RolloutId("nobody");
    private static final Person ADA = person("ada@example.org");
    private static final Person BO = person("bo@example.org");
    private static final ReservationResult KEPT = new ReservationResult.Kept();

    /** The books under test, the same and at first empty during one test. */
    protected abstract Bookings bookings();

    private static BookingBuilder wave(String rollout, int number) {
        return aBookingFor(rollout, number).of("ada@example.org", "firmware-oncall");
    }

    private void keep(Booking booking) {
        assertThat(bookings().reserve(booking, Set.of())).isEqualTo(KEPT);
    }

    @Test
    void giveBackABookingAsItWasKept() {
        Booking booking = wave("r1", 2)
                .in("İstanbul")
                .of(new Person("pagerduty:pu1", "Bo \"B.\""), "site-ops", "firmware-oncall")
                .titled("r1: wave 2 of 3, „Süd“")
                .saying("Line 1\nLine 2\t'quoted'")
                .build();

        keep(booking);

        Booking found = bookings().find(booking.key()).orElseThrow();
        assertThat(found).isEqualTo(booking);
        assertThat(found.people()).extracting(each -> each.person().name()).containsExactly("ada", "Bo \"B.\"");
    }

    @Test
    void knowNothingOfOtherKeys() {
        keep(wave("r1", 2).in("eu").build());

        assertThat(bookings().find(new BookingKey(new RolloutId("r1"), new WaveNumber(2), "")))
                .isEmpty();
        assertThat(bookings().find(new BookingKey(new RolloutId("r1"), new WaveNumber(1), "eu")))
                .isEmpty();
        assertThat(bookings().of(NOBODY)).isEmpty();
    }

    @Test
    void putABookingInThePlaceOfTheOneBefore() {
        keep(wave("r1", 1).of("bo@example.org", "site-ops").build());
        Booking moved =
                wave("r1", 1).at(hours(34, 38)).titled("Moved").saying("").build();

        keep(moved);
        keep(moved);

        assertThat(bookings().of(new RolloutId("r1"))).containsExactly(moved);
        assertThat(bookings().overlapping(NIGHT, NOBODY)).isEmpty();
    }

    @Test
    void tellTheBookingsOfARolloutByWaveAndPart() {
        Booking tenth = wave("r1", 10).build();
        Booking us = wave("r1", 2).in("us").build();
        Booking eu = wave("r1", 2).in("eu").build();
        keep(tenth);
        keep(us);
        keep(wave("r2", 1).build());
        keep(eu);

        assertThat(bookings().of(new RolloutId("r1"))).containsExactly(eu, us, tenth);
    }

    @Test
    void forgetWhatIsWithdrawnHoweverOften() {
        Booking booking = wave("r1", 1).build();
        keep(booking);
        keep(wave("r1", 2).build());

        bookings().withdraw(booking.key());
        bookings().withdraw(booking.key());

        assertThat(bookings().find(booking.key())).isEmpty();
        assertThat(bookings().of(new RolloutId("r1"))).hasSize(1);
        keep(booking);
        assertThat(bookings().find(booking.key())).contains(booking);
    }

    @Test
    void tellWhoIsEngagedByOthersEarliestFirst() {
        Booking late =
                wave("r1", 1).at(hours(12, 16)).of("bo@example.org", "site-ops").build();
        Booking early = wave("r2", 3).at(hours(8, 11)).build();
        keep(late);
        keep(early);
        keep(wave("r3", 1).at(NIGHT).build());

        assertThat(bookings().overlapping(NIGHT, new RolloutId("r3")))
                .containsExactly(
                        new Engagement(ADA, early.key(), hours(8, 11)),
                        new Engagement(ADA, late.key(), hours(12, 16)),
                        new Engagement(BO, late.key(), hours(12, 16)));
    }

    @Test
    void knowOfNoEngagementThatOnlyTouches() {
        keep(wave("r1", 1).at(hours(8, 10)).build());
        keep(wave("r2", 1).at(hours(14, 16)).build());

        assertThat(bookings().overlapping(NIGHT, NOBODY)).isEmpty();
        assertThat(bookings().overlapping(new Interval(NIGHT.start(), NIGHT.start()), NOBODY))
                .isEmpty();
        assertThat(bookings().overlapping(new Interval(NIGHT.start().minusSeconds(1), NIGHT.end()), NOBODY))
                .hasSize(1);
    }

    @Test
    void letNoRolloutTakeWhoIsNeededAlone() {
        Booking first = wave("r1", 1).build();
        keep(first);
        Booking second =
                wave("r2", 1).at(hours(13, 17)).of("bo@example.org", "site-ops").build();

        ReservationResult answer = bookings().reserve(second, Set.of(ADA, BO));

        assertThat(answer).isEqualTo(new ReservationResult.Taken(List.of(new Engagement(ADA, first.key(), NIGHT))));
        assertThat(bookings().find(second.key())).isEmpty();
    }

    @Test
    void letPeopleBeSharedAndLetARolloutHaveItsOwn() {
        keep(wave("r1", 1).build());

        assertThat(bookings().reserve(wave("r2", 1).build(), Set.of(BO))).isEqualTo(KEPT);
        assertThat(bookings().reserve(wave("r1", 2).build(), Set.of())).isEqualTo(KEPT);
        bookings().withdraw(wave("r2", 1).build().key());
        assertThat(bookings().reserve(wave("r1", 3).in("eu").build(), Set.of(ADA)))
                .isEqualTo(KEPT);
    }

    @Test
    void leaveABookingAsItWasWhenItsNewTimeIsTaken() {
        Booking mine = wave("r1", 1).build();
        keep(mine);
        keep(wave("r2", 1).at(hours(34, 38)).build());

        ReservationResult answer =
                bookings().reserve(wave("r1", 1).at(hours(36, 40)).build(), Set.of(ADA));

        assertThat(answer).isInstanceOf(ReservationResult.Taken.class);
        assertThat(bookings().find(mine.key())).contains(mine);
    }

    @Test
    void askNothingOfThoseWhoAreNotBooked() {
        keep(wave("r1", 1).build());

        assertThat(bookings()
                        .reserve(
                                aBookingFor("r2", 1)
                                        .of("bo@example.org", "site-ops")
                                        .build(),
                                Set.of(ADA, BO)))
                .isEqualTo(KEPT);
    }
}

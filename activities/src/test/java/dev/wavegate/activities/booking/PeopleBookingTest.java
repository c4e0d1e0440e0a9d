package dev.wavegate.activities.booking;

import java.util.Optional;
import java.util.Set;

import dev.wavegate.activities.booking.PeopleBooking.ShownIn;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.testkit.booking.BookingBuilder;
import dev.wavegate.testkit.booking.InMemoryBookingCalendars;
import dev.wavegate.testkit.booking.InMemoryBookings;
import dev.wavegate.workflows.booking.BookingActivities.Wish;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.booking.BookingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;

class PeopleBookingTest {
    private static final ScheduleRef CALENDAR = ScheduleRef.parse("google:fleet-bookings");
    private static final Booking OURS =
            aBookingFor("thermostat-4-2-1", 1).of("ada@example.com", "ops").build();

    private final InMemoryBookings bookings = new InMemoryBookings();
    private final InMemoryBookingCalendars calendars = new InMemoryBookingCalendars().open(CALENDAR);
    private final PeopleBooking desk = new PeopleBooking(bookings, Optional.of(new ShownIn(calendars, CALENDAR)));

    @Test
    void showsWhatStandsInTheBooks() {
        assertThat(desk.claim(new Wish(OURS, Set.of(person("ada@example.com")))).taken())
                .isEmpty();

        desk.show(OURS.key());
        desk.show(OURS.key());

        assertThat(calendars.shown(CALENDAR, OURS.key())).contains(OURS);
        assertThat(calendars.count(CALENDAR)).isEqualTo(1);
    }

    @Test
    void movesWhatIsShownWithTheBooking() {
        Booking later = aBookingFor("thermostat-4-2-1", 1)
                .at(BookingBuilder.hours(34, 38))
                .of("ada@example.com", "ops")
                .build();
        desk.claim(new Wish(OURS, Set.of()));
        desk.show(OURS.key());

        desk.claim(new Wish(later, Set.of()));
        desk.show(OURS.key());

        assertThat(calendars.shown(CALENDAR, OURS.key())).contains(later);
        assertThat(calendars.count(CALENDAR)).isEqualTo(1);
    }

    @Test
    void showsNothingOnceThePeopleAreFree() {
        desk.claim(new Wish(OURS, Set.of()));
        desk.show(OURS.key());

        desk.free(OURS.key());
        desk.show(OURS.key());

        assertThat(calendars.count(CALENDAR)).isZero();
        assertThat(bookings.find(OURS.key())).isEmpty();
    }

    @Test
    void saysWhoWasFaster() {
        bookings.claim(aBookingFor("boiler-7", 2).of("ada@example.com", "ops").build(), Set.of());

        assertThat(desk.claim(new Wish(OURS, Set.of(person("ada@example.com")))).taken())
                .singleElement()
                .asString()
                .startsWith("ada is booked by boiler-7 from 2026-12-01T22:00:00Z");
        assertThat(bookings.find(OURS.key())).isEmpty();
    }

    @Test
    void saysWhoCouldOnlyBeNamed() {
        calendars.withoutInvitations();
        desk.claim(new Wish(OURS, Set.of()));

        assertThat(desk.show(OURS.key()).remark()).contains("ada");
    }

    @Test
    void booksNobodyWithoutACalendar() {
        PeopleBooking quiet = new PeopleBooking(bookings, Optional.empty());

        assertThat(quiet.claim(new Wish(OURS, Set.of())).taken()).isEmpty();

        assertThat(quiet.show(OURS.key()).remark()).isEmpty();
        assertThat(bookings.find(OURS.key())).isEmpty();
    }
}

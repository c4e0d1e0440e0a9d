package dev.wavegate.testkit.booking;

import java.util.List;
import java.util.Optional;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.schedule.ScheduleRef;
import org.junit.jupiter.api.Test;

import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static org.assertj.core.api.Assertions.assertThat;

class InMemoryBookingCalendarsTest extends BookingCalendarsContract {
    private static final Booking DENTIST =
            aBookingFor("dentist", 1).titled("Dentist").build();

    private final InMemoryBookingCalendars calendars = new InMemoryBookingCalendars();

    @Override
    protected BookingCalendars calendars() {
        return calendars;
    }

    @Override
    protected void open(String name) {
        calendars.open(ref(name));
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("memory", name);
    }

    @Override
    protected Optional<Entry> entry(String name, BookingKey key) {
        return calendars
                .shown(ref(name), key)
                .map(booking -> new Entry(
                        booking.presence(),
                        booking.title(),
                        booking.description(),
                        booking.people().stream()
                                .map(each -> each.person().key())
                                .filter(each -> each.contains("@"))
                                .toList(),
                        Long.toString(calendars.changes())));
    }

    @Override
    protected int entries(String name) {
        return calendars.count(ref(name));
    }

    @Override
    protected void occupy(String name, BookingKey key) {
        calendars.occupy(ref(name), key, DENTIST);
    }

    @Test
    void invitesNobodyWhenToldTo() {
        open("quiet");
        calendars.withoutInvitations();

        BookingReceipt receipt = calendars.put(
                ref("quiet"),
                aBookingFor("r1", 1).of("ada@example.org", "site-ops").build());

        assertThat(receipt.invited()).isEqualTo(List.of());
        assertThat(receipt.named()).hasSize(1);
    }
}

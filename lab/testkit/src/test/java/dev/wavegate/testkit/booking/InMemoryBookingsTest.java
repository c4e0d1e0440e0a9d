package dev.wavegate.testkit.booking;

import dev.wavegate.domain.booking.Bookings;

class InMemoryBookingsTest extends BookingsContract {
    private final Bookings bookings = new InMemoryBookings();

    @Override
    protected Bookings bookings() {
        return bookings;
    }
}

package dev.wavegate.domain.booking;

import dev.wavegate.domain.schedule.ScheduleRef;

/**
 * The port to the calendars in which people see what they are booked for. Everything can be repeated without a second
 * effect; what others wrote there is never touched. Every method throws {@link dev.wavegate.domain.failure.Failure} and
 * nothing else.
 */
public interface BookingCalendars {
    /**
     * Lets the calendar show the booking as it is now: writes it, moves it, or brings it back after it was removed.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code calendar.entry-foreign} when its place is taken by an entry that
     *     is not ours, {@code calendar.denied} when we may not write there
     */
    BookingReceipt put(ScheduleRef calendar, Booking booking);

    /** Lets the calendar not show the booking any more; does nothing when it does not, or never did. */
    void remove(ScheduleRef calendar, BookingKey key);
}

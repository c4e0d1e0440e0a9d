package dev.wavegate.integrations.googlecalendar;

import java.util.Optional;

import com.google.api.services.calendar.model.Event;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.integrations.googlecalendar.EventWrites.WriteResult;

/**
 * Bookings as events whose identifiers we choose, so that a write whose answer was lost is found again. What is there is
 * read first and written only if it is still the same; whoever loses that race reads again and decides anew.
 */
final class GoogleBookingCalendars implements BookingCalendars {
    // Only a person who edits the very event at the very moment makes us read again; that happens once, not five times.
    private static final int MOST_ATTEMPTS = 5;

    private final EventWrites events;

    GoogleBookingCalendars(EventWrites events) {
        this.events = events;
    }

    @Override
    public BookingReceipt put(ScheduleRef calendar, Booking booking) {
        BookingEvent wanted = new BookingEvent(booking);
        boolean inviting = true;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            WriteResult answer = write(calendar, booking, wanted, inviting);
            if (answer == WriteResult.DONE) {
                return wanted.receipt(inviting);
            }
            inviting &= answer != WriteResult.NO_GUESTS;
        }
        throw restless(calendar, booking.key());
    }

    private WriteResult write(ScheduleRef calendar, Booking booking, BookingEvent wanted, boolean inviting) {
        Optional<Event> found = events.find(calendar.name(), wanted.id());
        if (found.isEmpty()) {
            return events.insert(calendar.name(), wanted.fresh(inviting));
        }
        Event now = found.get();
        if (EventConverter.isCancelled(now)) {
            return events.update(calendar.name(), now, wanted.fresh(inviting));
        }
        if (!EventMarks.of(now).areOf(booking.key())) {
            throw Failure.of(
                    FailureCode.CALENDAR_ENTRY_FOREIGN,
                    "calendar " + calendar + " has an event " + wanted.id() + " that does not belong to "
                            + booking.key());
        }
        return wanted.change(now, inviting)
                .map(change -> events.patch(calendar.name(), now, change))
                .orElse(WriteResult.DONE);
    }

    @Override
    public void remove(ScheduleRef calendar, BookingKey key) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Optional<Event> now = events.find(calendar.name(), key.id());
            if (now.isEmpty()) {
                // An event that we may not see any more because the calendar is not shared any more is not removed.
                events.requireCalendar(calendar.name());
                return;
            }
            if (EventConverter.isCancelled(now.get())
                    || !EventMarks.of(now.get()).areOf(key)) {
                return;
            }
            if (events.delete(calendar.name(), now.get()) == WriteResult.DONE) {
                return;
            }
        }
        throw restless(calendar, key);
    }

    private static Failure restless(ScheduleRef calendar, BookingKey key) {
        return Failure.of(
                FailureCode.SYSTEM_UNAVAILABLE,
                "the event of " + key + " in " + calendar + " was changed concurrently on every attempt to write it");
    }
}

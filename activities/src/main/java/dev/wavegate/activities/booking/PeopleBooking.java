package dev.wavegate.activities.booking;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.booking.Engagement;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.workflows.booking.BookingActivities;

/** Keeps the books and shows them in one calendar; where none is configured, nobody is booked. */
public final class PeopleBooking implements BookingActivities {
    private final Bookings bookings;
    private final Optional<ShownIn> calendar;

    /**
     * A calendar and the system it lies in.
     *
     * @param ref its name
     */
    public record ShownIn(BookingCalendars calendars, ScheduleRef ref) {}

    /** @param calendar in which people see what they are booked for; empty to book nobody */
    public PeopleBooking(Bookings bookings, Optional<ShownIn> calendar) {
        this.bookings = bookings;
        this.calendar = calendar;
    }

    @Override
    public Claimed claim(Wish wish) {
        if (calendar.isEmpty()) {
            return new Claimed(List.of());
        }
        return bookings.claim(wish.booking(), wish.alone())
                .match(
                        kept -> new Claimed(List.of()),
                        taken -> new Claimed(taken.engagements().stream()
                                .map(PeopleBooking::sentence)
                                .toList()));
    }

    @Override
    public void free(BookingKey key) {
        bookings.withdraw(key);
    }

    @Override
    public Shown show(BookingKey key) {
        return new Shown(calendar.map(shown -> show(key, shown)).orElse(""));
    }

    private String show(BookingKey key, ShownIn shown) {
        Optional<Booking> booking = bookings.find(key);
        if (booking.isEmpty()) {
            shown.calendars().remove(shown.ref(), key);
            return "";
        }
        BookingReceipt receipt = shown.calendars().put(shown.ref(), booking.get());
        return receipt.remark().isBlank()
                ? ""
                : receipt.remark() + " Named only: "
                        + receipt.named().stream().map(Person::name).collect(Collectors.joining(", ")) + ".";
    }

    private static String sentence(Engagement engagement) {
        return engagement.person().name() + " is booked by "
                + engagement.booking().rollout() + " from "
                + engagement.interval().start() + " to " + engagement.interval().end() + ".";
    }
}

package dev.wavegate.domain.booking;

import java.util.List;

import dev.wavegate.domain.staffing.Person;

/**
 * How a booking stands in its calendar.
 *
 * @param invited those whom the calendar invites, in the booking's order
 * @param named those whom the entry names in its text only
 * @param remark why, for people; empty when everybody is invited
 */
public record BookingReceipt(List<Person> invited, List<Person> named, String remark) {
    public BookingReceipt {
        invited = List.copyOf(invited);
        named = List.copyOf(named);
    }
}

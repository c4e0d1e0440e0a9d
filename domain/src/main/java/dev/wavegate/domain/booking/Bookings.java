package dev.wavegate.domain.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;

/** The port to our own books of who is booked when; everything can be repeated without a second effect. */
public interface Bookings {
    /**
     * Keeps the booking in place of the one with its key, unless a person it needs for itself is engaged by another
     * rollout meanwhile; both are one step, so that of two rollouts only one gets a person.
     *
     * @param alone those who must not be engaged elsewhere; others of the booking may be
     */
    ReservationResult reserve(Booking booking, Set<Person> alone);

    /** Takes a booking out of the books; does nothing when it is not there. */
    void withdraw(BookingKey key);

    /** The booking as it is kept now. */
    Optional<Booking> find(BookingKey key);

    /** All bookings of a rollout, by wave and part. */
    List<Booking> of(RolloutId rollout);

    /** Who is engaged by other rollouts at some time of the interval, earliest first. */
    List<Engagement> overlapping(Interval interval, RolloutId except);
}

package dev.wavegate.workflows.booking;

import java.util.List;
import java.util.Set;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.staffing.Person;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Books people and shows them what they are booked for; every verb is repeatable. */
@ActivityInterface
public interface BookingActivities {
    /** Puts the booking into our books, in place of the one with its key. */
    @ActivityMethod(name = "ReservePeople")
    Reserved reserve(Wish wish);

    /** Takes the booking out of our books. */
    @ActivityMethod(name = "FreePeople")
    void free(BookingKey key);

    /** Lets the calendar of bookings show what stands in our books, which may be nothing. */
    @ActivityMethod(name = "ShowBooking")
    Shown show(BookingKey key);

    /**
     * Whom a wave needs.
     *
     * @param alone those who must not be booked by another rollout meanwhile
     */
    record Wish(Booking booking, Set<Person> alone) {
        public Wish {
            alone = Set.copyOf(alone);
        }
    }

    /**
     * What became of a wish.
     *
     * @param taken what other rollouts have taken first, sentences for people; empty when the booking is ours
     */
    record Reserved(List<String> taken) {
        public Reserved {
            taken = List.copyOf(taken);
        }
    }

    /**
     * How the calendar shows a booking.
     *
     * @param remark what people should know, such as who could not be invited; may be empty
     */
    record Shown(String remark) {}
}

package dev.wavegate.activities.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.activities.window.ScheduleChangeNotifier;
import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.booking.Engagement;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.text.ReadableTime;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.workflows.booking.BookingActivities;

/**
 * Keeps the books, shows them in one calendar, if one is configured, and tells rollouts that wait for somebody who becomes
 * free.
 */
public final class BookingActivitiesImpl implements BookingActivities {
    private final Bookings bookings;
    private final ScheduleCopies copies;
    private final ScheduleChangeNotifier moves;
    private final Optional<ShownIn> calendar;

    /**
     * A calendar and the system it lies in.
     *
     * @param ref its name
     */
    public record ShownIn(BookingCalendars calendars, ScheduleRef ref) {}

    /** @param calendar in which people see what they are booked for; empty to show it nowhere */
    public BookingActivitiesImpl(
            Bookings bookings, ScheduleCopies copies, ScheduleChangeNotifier moves, Optional<ShownIn> calendar) {
        this.bookings = bookings;
        this.copies = copies;
        this.moves = moves;
        this.calendar = calendar;
    }

    @Override
    public Reserved reserve(Wish wish) {
        Set<ScheduleRef> showing = bookings.find(wish.booking().key())
                .filter(before -> leavesSomething(before, wish.booking()))
                .map(this::noteFreed)
                .orElse(Set.of());
        return bookings.reserve(wish.booking(), wish.alone())
                .match(
                        kept -> {
                            moves.announce(showing);
                            return new Reserved(List.of());
                        },
                        taken -> new Reserved(taken.engagements().stream()
                                .map(BookingActivitiesImpl::sentence)
                                .toList()));
    }

    @Override
    public void free(BookingKey key) {
        Set<ScheduleRef> showing = bookings.find(key).map(this::noteFreed).orElse(Set.of());
        bookings.withdraw(key);
        moves.announce(showing);
    }

    /** Before it happens: whoever dies in between has the feed tell, and who is told too much looks once for nothing. */
    private Set<ScheduleRef> noteFreed(Booking booking) {
        return copies.noteFreed(
                people(booking), booking.presence(), booking.key().rollout());
    }

    /** Whether somebody is free for some time once the one booking has taken the place of the other. */
    private static boolean leavesSomething(Booking before, Booking after) {
        return !after.presence().contains(before.presence()) || !people(after).containsAll(people(before));
    }

    private static Set<Person> people(Booking booking) {
        return booking.people().stream().map(BookedPerson::person).collect(Collectors.toUnmodifiableSet());
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
                : receipt.remark() + " Not invited: "
                        + receipt.named().stream().map(Person::name).collect(Collectors.joining(", ")) + ".";
    }

    private static String sentence(Engagement engagement) {
        return engagement.person().name() + " is booked by rollout "
                + engagement.booking().rollout() + " from "
                + ReadableTime.fromTo(
                        engagement.interval().start(), engagement.interval().end())
                + ".";
    }
}

package dev.wavegate.integrations.googlecalendar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.api.client.util.Data;
import com.google.api.client.util.DateTime;
import com.google.api.services.calendar.model.Event;
import com.google.api.services.calendar.model.EventAttendee;
import com.google.api.services.calendar.model.EventDateTime;
import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import org.jspecify.annotations.Nullable;

/** A booking as an event: what a new one is written with, and what of one that is there has to change. */
final class BookingEvent {
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;:<>\"]+@[^\\s@,;:<>\"]+");

    private final Booking booking;
    private final Interval interval;
    private final Set<String> addresses;

    BookingEvent(Booking booking) {
        this.booking = booking;
        this.interval = new Interval(
                booking.presence().start().truncatedTo(ChronoUnit.SECONDS),
                booking.presence().end().plusNanos(999_999_999).truncatedTo(ChronoUnit.SECONDS));
        this.addresses = booking.people().stream()
                .map(BookedPerson::person)
                .filter(BookingEvent::isInvitable)
                .map(Person::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean isInvitable(Person person) {
        return ADDRESS.matcher(person.key()).matches();
    }

    String id() {
        return booking.key().id();
    }

    boolean hasGuests() {
        return !addresses.isEmpty();
    }

    /** All of it, as if there had never been one. */
    Event fresh(boolean inviting) {
        Event event = new Event()
                .setId(id())
                .setStatus("confirmed")
                .setSummary(booking.title())
                .setDescription(BookingText.description(booking, null))
                .setStart(new EventDateTime().setDateTime(moment(interval.start())))
                .setEnd(new EventDateTime().setDateTime(moment(interval.end())))
                .setExtendedProperties(marks(inviting).asProperties());
        return inviting ? event.setAttendees(guests(List.of(), EventMarks.of(event))) : event;
    }

    /**
     * What has to change of the event to show the booking; empty when it does. Only that is written, so that notes, guests
     * and colours that people added stay, and words that they changed stay until ours change.
     */
    Optional<Event> change(Event now, boolean inviting) {
        EventMarks before = EventMarks.of(now);
        Event change = new Event();
        if (!isAt(now)) {
            change.setStart(replacing(interval.start())).setEnd(replacing(interval.end()));
        }
        EventMarks marks = inviting
                ? marks(true)
                : new EventMarks(before.booking(), marks(false).text(), before.guests());
        if (!before.text().equals(marks.text())) {
            change.setSummary(booking.title()).setDescription(BookingText.description(booking, now.getDescription()));
        }
        if (inviting) {
            List<EventAttendee> there = guestsOf(now);
            List<EventAttendee> wanted = guests(there, before);
            if (!addressesOf(wanted).equals(addressesOf(there))) {
                change.setAttendees(wanted);
            }
        }
        if (!before.equals(marks)) {
            change.setExtendedProperties(marks.asProperties());
        }
        return change.isEmpty() ? Optional.empty() : Optional.of(change);
    }

    private EventMarks marks(boolean inviting) {
        return EventMarks.of(booking.key(), BookingText.words(booking), inviting ? addresses : Set.of());
    }

    private boolean isAt(Event now) {
        return EventConverter.interval(now, Optional.empty()).equals(Optional.of(interval));
    }

    /** The day is taken away explicitly, because a change of an event that somebody made last all day keeps it. */
    private static EventDateTime replacing(Instant time) {
        return new EventDateTime().setDateTime(moment(time)).setDate(Data.nullOf(DateTime.class));
    }

    private static DateTime moment(Instant time) {
        return new DateTime(time.toEpochMilli());
    }

    /** Those who are there and whom we did not invite, those who stay with their answers, and those who are new. */
    private List<EventAttendee> guests(List<EventAttendee> there, EventMarks before) {
        List<EventAttendee> guests = new ArrayList<>();
        for (EventAttendee each : there) {
            String address = addressOf(each);
            if (addresses.contains(address) || !before.nameGuest(address)) {
                guests.add(each);
            }
        }
        Set<String> known = addressesOf(guests);
        booking.people().stream()
                .map(BookedPerson::person)
                .filter(person -> addresses.contains(person.key()) && !known.contains(person.key()))
                .forEach(person ->
                        guests.add(new EventAttendee().setEmail(person.key()).setDisplayName(person.name())));
        return guests;
    }

    private static List<EventAttendee> guestsOf(Event event) {
        List<EventAttendee> attendees = event.getAttendees();
        return attendees == null
                ? List.of()
                : attendees.stream().filter(Objects::nonNull).toList();
    }

    private static Set<String> addressesOf(List<EventAttendee> guests) {
        return guests.stream().map(BookingEvent::addressOf).collect(Collectors.toSet());
    }

    private static String addressOf(EventAttendee guest) {
        @Nullable String address = guest.getEmail();
        return address == null ? "" : address.toLowerCase(Locale.ROOT);
    }

    BookingReceipt receipt(boolean inviting) {
        List<Person> invited = new ArrayList<>();
        List<Person> named = new ArrayList<>();
        booking.people().forEach(each -> (inviting && isInvitable(each.person()) ? invited : named).add(each.person()));
        return new BookingReceipt(invited, named, remark(inviting, named.isEmpty()));
    }

    private String remark(boolean inviting, boolean complete) {
        if (hasGuests() && !inviting) {
            return GoogleCalendar.NAME
                    + " does not let a service account invite people without domain-wide delegation; set the user to act for";
        }
        return complete ? "" : "people without an email address were not invited";
    }
}

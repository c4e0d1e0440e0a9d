package dev.wavegate.testkit.booking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.BookingReceipt;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.testkit.failure.Troubles;

/** Calendars for bookings in memory; one that was never opened is missing. Thread-safe. */
public final class InMemoryBookingCalendars implements BookingCalendars {
    private final Troubles troubles = new Troubles();
    private final Map<ScheduleRef, Map<BookingKey, Booking>> calendars = new HashMap<>();
    private final Map<ScheduleRef, Set<BookingKey>> foreign = new HashMap<>();
    private boolean inviting = true;
    private long changes;

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    /** From now on there is such a calendar. */
    public InMemoryBookingCalendars open(ScheduleRef calendar) {
        troubles.undisturbed(() -> calendars.computeIfAbsent(calendar, unused -> new HashMap<>()));
        return this;
    }

    /** From now on nobody is invited. */
    public InMemoryBookingCalendars withoutInvitations() {
        troubles.undisturbed(() -> inviting = false);
        return this;
    }

    /** Takes the place of a booking with an entry of somebody else. */
    public void occupy(ScheduleRef calendar, BookingKey key, Booking entry) {
        troubles.undisturbed(() -> {
            foreign.computeIfAbsent(calendar, unused -> new HashSet<>()).add(key);
            return existing(calendar).put(key, entry);
        });
    }

    /** What a calendar shows of a booking. */
    public Optional<Booking> shown(ScheduleRef calendar, BookingKey key) {
        return troubles.undisturbed(() -> Optional.ofNullable(existing(calendar).get(key)));
    }

    /** How many entries a calendar shows. */
    public int count(ScheduleRef calendar) {
        return troubles.undisturbed(() -> existing(calendar).size());
    }

    /** How often a calendar was changed. */
    public long changes() {
        return troubles.undisturbed(() -> changes);
    }

    @Override
    public BookingReceipt put(ScheduleRef calendar, Booking booking) {
        return troubles.write(() -> {
            Map<BookingKey, Booking> entries = existing(calendar);
            if (isForeign(calendar, booking.key())) {
                throw Failure.of(
                        FailureCode.CALENDAR_ENTRY_FOREIGN,
                        calendar + " has an entry with this id that Wavegate did not create");
            }
            if (!booking.equals(entries.put(booking.key(), booking))) {
                changes++;
            }
            return receipt(booking);
        });
    }

    private BookingReceipt receipt(Booking booking) {
        List<Person> people =
                booking.people().stream().map(BookedPerson::person).toList();
        List<Person> named = people.stream().filter(each -> !isInvited(each)).toList();
        return new BookingReceipt(
                people.stream().filter(this::isInvited).toList(), named, named.isEmpty() ? "" : "named, not invited");
    }

    private boolean isInvited(Person person) {
        return inviting && person.key().contains("@");
    }

    @Override
    public void remove(ScheduleRef calendar, BookingKey key) {
        troubles.write(() -> {
            if (!isForeign(calendar, key) && existing(calendar).remove(key) != null) {
                changes++;
            }
            return key;
        });
    }

    private boolean isForeign(ScheduleRef calendar, BookingKey key) {
        return foreign.getOrDefault(calendar, Set.of()).contains(key);
    }

    private Map<BookingKey, Booking> existing(ScheduleRef calendar) {
        Map<BookingKey, Booking> entries = calendars.get(calendar);
        if (entries == null) {
            throw Failure.of(FailureCode.CALENDAR_MISSING, "calendar " + calendar + " does not exist");
        }
        return entries;
    }
}

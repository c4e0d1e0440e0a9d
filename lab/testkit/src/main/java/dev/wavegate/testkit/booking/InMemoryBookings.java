package dev.wavegate.testkit.booking;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.booking.Engagement;
import dev.wavegate.domain.booking.ReservationResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.testkit.failure.Troubles;

/** Books in memory; thread-safe. */
public final class InMemoryBookings implements Bookings {
    private static final Comparator<BookingKey> BY_PLACE = Comparator.comparing(
                    (BookingKey key) -> key.rollout().value())
            .thenComparing(BookingKey::wave)
            .thenComparing(BookingKey::part);
    private static final Comparator<Engagement> EARLIEST_FIRST = Comparator.comparing(
                    (Engagement each) -> each.interval().start())
            .thenComparing(each -> each.interval().end())
            .thenComparing(each -> each.booking(), BY_PLACE)
            .thenComparing(each -> each.person().key());

    private final Troubles troubles = new Troubles();
    private final Map<BookingKey, Booking> bookings = new TreeMap<>(BY_PLACE);

    /** What goes wrong with the next calls. */
    public Troubles troubles() {
        return troubles;
    }

    @Override
    public ReservationResult reserve(Booking booking, Set<Person> alone) {
        return troubles.write(() -> {
            List<Engagement> taken = engagements(
                            booking.presence(), booking.key().rollout())
                    .stream()
                    .filter(each -> alone.contains(each.person()) && isOf(booking, each.person()))
                    .toList();
            if (!taken.isEmpty()) {
                return new ReservationResult.Taken(taken);
            }
            bookings.put(booking.key(), booking);
            return new ReservationResult.Kept();
        });
    }

    private static boolean isOf(Booking booking, Person person) {
        return booking.people().stream().anyMatch(each -> each.person().equals(person));
    }

    @Override
    public void withdraw(BookingKey key) {
        troubles.write(() -> Optional.ofNullable(bookings.remove(key)));
    }

    @Override
    public Optional<Booking> find(BookingKey key) {
        return troubles.read(() -> Optional.ofNullable(bookings.get(key)));
    }

    @Override
    public List<Booking> of(RolloutId rollout) {
        return troubles.read(() -> bookings.values().stream()
                .filter(each -> each.key().rollout().equals(rollout))
                .toList());
    }

    @Override
    public List<Engagement> overlapping(Interval interval, RolloutId except) {
        return troubles.read(() -> engagements(interval, except));
    }

    private List<Engagement> engagements(Interval interval, RolloutId except) {
        return bookings.values().stream()
                .filter(each -> !each.key().rollout().equals(except))
                .filter(each -> each.presence().overlaps(interval))
                .flatMap(each -> each.people().stream()
                        .map(person -> new Engagement(person.person(), each.key(), each.presence())))
                .sorted(EARLIEST_FIRST)
                .toList();
    }
}

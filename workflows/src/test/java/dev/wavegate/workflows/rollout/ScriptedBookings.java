package dev.wavegate.workflows.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.workflows.booking.BookingActivities;
import io.temporal.failure.ApplicationFailure;

/** The books and what their calendar shows; others may be faster. */
final class ScriptedBookings implements BookingActivities {
    /** What the store says when another rollout was faster. */
    static final String TAKEN = "Ada is booked by boiler-7.";

    private final Map<BookingKey, Booking> books = new LinkedHashMap<>();
    private final List<Optional<Booking>> shown = new ArrayList<>();
    private final List<Booking> claims = new ArrayList<>();
    private int taken;
    private long mostAtOnce;
    private boolean freeingRefused;

    /** So many claims come too late. */
    synchronized void othersAreFaster(int times) {
        taken = times;
    }

    /** Nobody can be freed from now on. */
    synchronized void refuseToFree() {
        freeingRefused = true;
    }

    /** Everything that was in the books, in the order in which it was put there. */
    synchronized List<Booking> claims() {
        return List.copyOf(claims);
    }

    /** What stands in the books now. */
    synchronized List<Booking> books() {
        return List.copyOf(books.values());
    }

    /** What the calendar showed, one state after the other; empty where it showed nothing. */
    synchronized List<Optional<Booking>> shown() {
        return List.copyOf(shown);
    }

    /** In so many bookings at once, at most, did anybody ever stand. */
    synchronized long mostAtOnce() {
        return mostAtOnce;
    }

    private long withSamePeopleMeanwhile(Booking booking) {
        return books.values().stream()
                .filter(each -> each.presence().overlaps(booking.presence()))
                .filter(each -> each.people().stream()
                        .anyMatch(person -> booking.people().stream()
                                .anyMatch(one -> one.person().equals(person.person()))))
                .count();
    }

    @Override
    public synchronized Reserved reserve(Wish wish) {
        if (taken > 0) {
            taken--;
            return new Reserved(List.of(TAKEN));
        }
        books.put(wish.booking().key(), wish.booking());
        claims.add(wish.booking());
        mostAtOnce = Math.max(mostAtOnce, withSamePeopleMeanwhile(wish.booking()));
        return new Reserved(List.of());
    }

    @Override
    public synchronized void free(BookingKey key) {
        if (freeingRefused) {
            throw ApplicationFailure.newNonRetryableFailure("no rights", FailureCode.BUG.code());
        }
        books.remove(key);
    }

    @Override
    public synchronized Shown show(BookingKey key) {
        shown.add(Optional.ofNullable(books.get(key)));
        return new Shown("");
    }
}

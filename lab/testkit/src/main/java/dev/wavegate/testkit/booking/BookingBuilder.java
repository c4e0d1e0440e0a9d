package dev.wavegate.testkit.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Role;

/** Builds bookings that are valid unless a test says otherwise; of nobody until somebody is named. */
public final class BookingBuilder {
    /** Noon of the day before {@link #NIGHT}. */
    public static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");

    /** Four hours of a night. */
    public static final Interval NIGHT = hours(10, 14);

    private final RolloutId rollout;
    private final int wave;
    private final List<BookedPerson> people = new ArrayList<>();
    private String part = "";
    private Interval presence = NIGHT;
    private String title = "Wave of a rollout";
    private String description = "2,000 thermostats get 4.2.1.";

    private BookingBuilder(RolloutId rollout, int wave) {
        this.rollout = rollout;
        this.wave = wave;
    }

    /** A booking of a wave. */
    public static BookingBuilder aBookingFor(String rollout, int wave) {
        return new BookingBuilder(new RolloutId(rollout), wave);
    }

    /** So many hours from {@link #NOON}. */
    public static Interval hours(long from, long to) {
        return new Interval(NOON.plus(Duration.ofHours(from)), NOON.plus(Duration.ofHours(to)));
    }

    /** Somebody who is known by the address, named by what stands before the @. */
    public static Person person(String address) {
        return new Person(address, address.split("@", -1)[0]);
    }

    /** Of a part of the wave. */
    public BookingBuilder in(String changed) {
        part = changed;
        return this;
    }

    /** At another time. */
    public BookingBuilder at(Interval changed) {
        presence = changed;
        return this;
    }

    /** And of this person as well. */
    public BookingBuilder of(String address, String... roles) {
        return of(person(address), roles);
    }

    /** And of this person as well. */
    public BookingBuilder of(Person person, String... roles) {
        people.add(
                new BookedPerson(person, Arrays.stream(roles).map(Role::new).collect(Collectors.toUnmodifiableSet())));
        return this;
    }

    /** Called otherwise. */
    public BookingBuilder titled(String changed) {
        title = changed;
        return this;
    }

    /** With other words. */
    public BookingBuilder saying(String changed) {
        description = changed;
        return this;
    }

    /** The booking. */
    public Booking build() {
        return new Booking(new BookingKey(rollout, new WaveNumber(wave), part), presence, people, title, description);
    }
}

package dev.wavegate.store.booking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.wavegate.domain.booking.BookedPerson;
import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.BookingKey;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.booking.Engagement;
import dev.wavegate.domain.booking.ReservationResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.store.sql.Database;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Bookings in PostgreSQL. */
public final class PostgresBookings implements Bookings {
    // Two claims at once would both find a person free. They are rare and short, so one after the other is soon enough.
    private static final String LOCK = "bookings";

    private static final String DELETE =
            "DELETE FROM wavegate.booking WHERE rollout = :rollout AND wave = :wave AND part = :part";

    private static final String INSERT = """
            INSERT INTO wavegate.booking (rollout, wave, part, starts_at, ends_at, title, description)
            VALUES (:rollout, :wave, :part, :from, :to, :title, :description)
            """;

    private static final String INSERT_PERSON = """
            INSERT INTO wavegate.booked_person (rollout, wave, part, place, person_key, person_name, roles)
            VALUES (:rollout, :wave, :part, :place, :key, :name, :roles)
            """;

    private static final String SELECT = """
            SELECT b.rollout, b.wave, b.part, b.starts_at, b.ends_at, b.title, b.description,
                   p.person_key, p.person_name, p.roles
            FROM wavegate.booking b LEFT JOIN wavegate.booked_person p USING (rollout, wave, part)
            WHERE b.rollout = :rollout
            """;

    private static final String OVERLAPPING = """
            SELECT b.rollout, b.wave, b.part, b.starts_at, b.ends_at, p.person_key, p.person_name
            FROM wavegate.booking b JOIN wavegate.booked_person p USING (rollout, wave, part)
            WHERE b.rollout <> :except AND b.starts_at < :to AND b.ends_at > :from
            ORDER BY b.starts_at, b.ends_at, b.rollout, b.wave, b.part, p.person_key
            """;

    private final Database database;

    public PostgresBookings(Database database) {
        this.database = database;
    }

    @Override
    public ReservationResult reserve(Booking booking, Set<Person> alone) {
        return database.write(client -> {
            Database.lock(client, LOCK);
            List<Engagement> taken = overlapping(
                            client, booking.presence(), booking.key().rollout())
                    .stream()
                    .filter(each -> alone.contains(each.person()) && isOf(booking, each.person()))
                    .toList();
            if (!taken.isEmpty()) {
                return new ReservationResult.Taken(taken);
            }
            replace(client, booking);
            return new ReservationResult.Kept();
        });
    }

    private static boolean isOf(Booking booking, Person person) {
        return booking.people().stream().anyMatch(each -> each.person().equals(person));
    }

    private static void replace(JdbcClient client, Booking booking) {
        keyed(client.sql(DELETE), booking.key()).update();
        keyed(client.sql(INSERT), booking.key())
                .param("from", Times.parameter(booking.presence().start()))
                .param("to", Times.parameter(booking.presence().end()))
                .param("title", StorableText.of(booking.title()))
                .param("description", StorableText.of(booking.description()))
                .update();
        for (int place = 0; place < booking.people().size(); place++) {
            BookedPerson booked = booking.people().get(place);
            keyed(client.sql(INSERT_PERSON), booking.key())
                    .param("place", place)
                    .param("key", StorableText.of(booked.person().key()))
                    .param("name", StorableText.of(booked.person().name()))
                    .param(
                            "roles",
                            booked.roles().stream()
                                    .map(role -> StorableText.of(role.value()))
                                    .sorted()
                                    .toArray(String[]::new))
                    .update();
        }
    }

    private static StatementSpec keyed(StatementSpec statement, BookingKey key) {
        return statement
                .param("rollout", key.rollout().value())
                .param("wave", key.wave().value())
                .param("part", StorableText.of(key.part()));
    }

    @Override
    public void withdraw(BookingKey key) {
        database.change(client -> keyed(client.sql(DELETE), key).update());
    }

    @Override
    public Optional<Booking> find(BookingKey key) {
        return database
                .read(client -> together(
                        keyed(client.sql(SELECT + "AND b.wave = :wave AND b.part = :part ORDER BY p.place"), key)))
                .stream()
                .findFirst();
    }

    @Override
    public List<Booking> of(RolloutId rollout) {
        return database.read(client ->
                together(client.sql(SELECT + "ORDER BY b.wave, b.part, p.place").param("rollout", rollout.value())));
    }

    @Override
    public List<Engagement> overlapping(Interval interval, RolloutId except) {
        return database.read(client -> overlapping(client, interval, except));
    }

    private static List<Engagement> overlapping(JdbcClient client, Interval interval, RolloutId except) {
        if (interval.isEmpty()) {
            return List.of();
        }
        return client.sql(OVERLAPPING)
                .param("except", except.value())
                .param("from", Times.parameter(interval.start()))
                .param("to", Times.parameter(interval.end()))
                .query((row, number) -> new Engagement(person(row), key(row), presence(row)))
                .list();
    }

    /** One row for every person, or a single one without any, in the order of the bookings. */
    private static List<Booking> together(StatementSpec statement) {
        Map<BookingKey, Booking> bookings = new LinkedHashMap<>();
        statement
                .query((row, number) -> booking(row))
                .list()
                .forEach(each -> bookings.merge(each.key(), each, PostgresBookings::withPeopleOf));
        return List.copyOf(bookings.values());
    }

    private static Booking withPeopleOf(Booking one, Booking next) {
        List<BookedPerson> people = new ArrayList<>(one.people());
        people.addAll(next.people());
        return new Booking(one.key(), one.presence(), people, one.title(), one.description());
    }

    private static Booking booking(ResultSet row) throws SQLException {
        List<BookedPerson> people =
                row.getString("person_key") == null ? List.of() : List.of(new BookedPerson(person(row), roles(row)));
        return new Booking(key(row), presence(row), people, row.getString("title"), row.getString("description"));
    }

    private static Set<Role> roles(ResultSet row) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return Arrays.stream(roles).map(Role::new).collect(Collectors.toUnmodifiableSet());
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(row.getString("person_key"), row.getString("person_name"));
    }

    private static BookingKey key(ResultSet row) throws SQLException {
        return new BookingKey(
                new RolloutId(row.getString("rollout")), new WaveNumber(row.getInt("wave")), row.getString("part"));
    }

    private static Interval presence(ResultSet row) throws SQLException {
        return new Interval(Times.of(row, "starts_at"), Times.of(row, "ends_at"));
    }
}

package dev.wavegate.store.booking;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;

import dev.wavegate.domain.booking.Booking;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.booking.Engagement;
import dev.wavegate.domain.booking.ReservationResult;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.store.FreshDatabase;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.testkit.booking.BookingBuilder;
import dev.wavegate.testkit.booking.BookingsContract;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

import static dev.wavegate.testkit.booking.BookingBuilder.aBookingFor;
import static dev.wavegate.testkit.booking.BookingBuilder.person;
import static org.assertj.core.api.Assertions.assertThat;

class PostgresBookingsTest extends BookingsContract {
    private final DataSource database = FreshDatabase.create();
    private final Bookings adapter = new PostgresStore(database, Clock.systemUTC()).bookings();

    @Override
    protected Bookings bookings() {
        return adapter;
    }

    @Test
    void letsOneOfManyRolloutsHaveAPerson() throws InterruptedException, ExecutionException {
        ExecutorService rollouts = Executors.newFixedThreadPool(8);
        try {
            List<Future<ReservationResult>> answers = new ArrayList<>();
            for (int number = 1; number <= 24; number++) {
                Booking booking = aBookingFor("r" + number, 1)
                        .of("ada@example.org", "firmware-oncall")
                        .build();
                answers.add(rollouts.submit(() -> adapter.reserve(booking, Set.of(person("ada@example.org")))));
            }
            int kept = 0;
            for (Future<ReservationResult> answer : answers) {
                kept += answer.get().match(yes -> 1, no -> 0);
            }

            assertThat(kept).isEqualTo(1);
            assertThat(adapter.overlapping(BookingBuilder.NIGHT, new RolloutId("other")))
                    .hasSize(1);
        } finally {
            rollouts.shutdownNow();
        }
    }

    @Test
    void forgetsThePeopleOfABookingWithIt() {
        Booking booking =
                aBookingFor("r1", 1).of("ada@example.org", "firmware-oncall").build();
        assertThat(adapter.reserve(booking, Set.of())).isInstanceOf(ReservationResult.Kept.class);

        adapter.withdraw(booking.key());

        assertThat(JdbcClient.create(database)
                        .sql("SELECT count(*) FROM wavegate.booked_person")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsMomentsToTheMicrosecond() {
        Interval odd = new Interval(
                BookingBuilder.NIGHT.start().plusNanos(1_999),
                BookingBuilder.NIGHT.end().plusNanos(999));
        assertThat(adapter.reserve(
                        aBookingFor("r1", 1)
                                .at(odd)
                                .of("ada@example.org", "firmware-oncall")
                                .build(),
                        Set.of()))
                .isInstanceOf(ReservationResult.Kept.class);

        assertThat(adapter.of(new RolloutId("r1")))
                .extracting(Booking::presence)
                .containsExactly(
                        new Interval(BookingBuilder.NIGHT.start().plusNanos(1_000), BookingBuilder.NIGHT.end()));
    }

    @Test
    void findsTheFewThatMatterAmongManyThatHaveEnded() {
        for (int night = 1; night <= 200; night++) {
            long start = -24L * night;
            assertThat(adapter.reserve(
                            aBookingFor("old-" + night, 1)
                                    .at(BookingBuilder.hours(start, start + 4))
                                    .of("ada@example.org", "firmware-oncall")
                                    .build(),
                            Set.of()))
                    .isInstanceOf(ReservationResult.Kept.class);
        }
        Interval aFortnight = new Interval(
                BookingBuilder.NOON.minus(Duration.ofDays(14)), BookingBuilder.NOON.minus(Duration.ofDays(7)));

        assertThat(adapter.overlapping(aFortnight, new RolloutId("new")))
                .extracting(Engagement::booking)
                .extracting(key -> key.rollout().value())
                .containsExactlyElementsOf(IntStream.iterate(14, night -> night >= 8, night -> night - 1)
                        .mapToObj(night -> "old-" + night)
                        .toList());
    }
}

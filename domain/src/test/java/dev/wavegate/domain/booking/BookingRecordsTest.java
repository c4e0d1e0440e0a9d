package dev.wavegate.domain.booking;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class BookingRecordsTest {
    private static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");
    private static final BookingKey KEY = BookingKey.ofWave(ROLLOUT, new WaveNumber(2));
    private static final Instant START = Instant.parse("2026-12-01T22:00:00Z");
    private static final Interval NIGHT = new Interval(START, START.plus(Duration.ofHours(4)));
    private static final BookedPerson ADA = booked("ada@example.org");

    @Test
    void hasTheSameIdentityForEver() {
        assertThat(KEY).hasToString("thermostat-4-2-1/2/");
        // Events that are in calendars already are found by this; another value would book everybody a second time.
        assertThat(KEY.id()).isEqualTo("89fdc335147327d6af4e06060f87ae6e8b90fd2f247f619f516a6599dd225457");
    }

    @Test
    void hasAnIdentityOfItsOwnForEveryRolloutWaveAndPart() {
        Set<String> ids = new HashSet<>();
        List<String> parts = List.of("", "eu", "1/eu", "/eu", "12/", "Süd");
        List<RolloutId> rollouts = List.of(ROLLOUT, new RolloutId("t"), new RolloutId("t-1"));

        for (RolloutId rollout : rollouts) {
            for (int wave : List.of(1, 2, 11, 12)) {
                for (String part : parts) {
                    ids.add(new BookingKey(rollout, new WaveNumber(wave), part).id());
                }
            }
        }

        assertThat(ids).hasSize(rollouts.size() * 4 * parts.size()).allMatch(id -> id.matches("[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "eu\n"})
    void refusesPartsThatNobodyCanRead(String part) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BookingKey(ROLLOUT, new WaveNumber(1), part))
                .satisfies(goldenMessage("booking.part", part));
    }

    @Test
    void refusesBookingsThatBookNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Booking(KEY, new Interval(START, START.plusMillis(999)), List.of(ADA), "Wave 2", ""))
                .satisfies(goldenMessage("booking.too-short"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BookedPerson(ADA.person(), Set.of()))
                .satisfies(goldenMessage("booking.person-without-role"));
    }

    @Test
    void namesEverybodyOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Booking(KEY, NIGHT, List.of(ADA, booked("Ada@Example.org")), "Wave 2", "Firmware"))
                .satisfies(goldenMessage("booking.person-twice"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Booking(
                        KEY,
                        NIGHT,
                        IntStream.rangeClosed(0, Booking.MOST_PEOPLE)
                                .mapToObj(number -> booked("p" + number))
                                .toList(),
                        "Wave 2",
                        ""))
                .satisfies(goldenMessage("booking.too-many-people"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Wave 2\nnow", "Wave 2\n"})
    void refusesTitlesThatAreNotOneLine(String title) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Booking(KEY, NIGHT, List.of(), title, ""));
    }

    @Test
    void saysWhatStandsInTheWay() {
        Engagement engagement = new Engagement(ADA.person(), KEY, NIGHT);

        String words = new ReservationResult.Taken(List.of(engagement))
                .match(kept -> "kept", taken -> taken.engagements().get(0).booking() + " has ada");

        assertThat(words).isEqualTo("thermostat-4-2-1/2/ has ada");
        assertThat(new ReservationResult.Kept().<String>match(kept -> "kept", taken -> "taken"))
                .isEqualTo("kept");
        assertThatIllegalArgumentException().isThrownBy(() -> new ReservationResult.Taken(List.of()));
    }

    private static BookedPerson booked(String address) {
        return new BookedPerson(new Person(address, ""), Set.of(new Role("firmware-oncall")));
    }
}

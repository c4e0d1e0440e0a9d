package dev.wavegate.domain.booking;

import java.time.Instant;
import java.util.List;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterReading;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EngagementsTest {
    private static final Person ADA = new Person("ada@example.com", "Ada");
    private static final Person BEN = new Person("ben@example.com", "Ben");
    private static final RosterReading ROSTER = new RosterReading(
            ScheduleRef.parse("pagerduty:duty"),
            List.of(new Presence(ADA, hours(0, 8)), new Presence(BEN, hours(0, 8))),
            hours(0, 24),
            hours(0, 1).start(),
            true);

    @Test
    void leavesTheTimeBeforeBetweenAndAfterBookings() {
        RosterReading left =
                Engagements.without(ROSTER, List.of(engaged(ADA, 1, 2), engaged(ADA, 2, 3), engaged(ADA, 5, 6)));

        assertThat(left.presences())
                .containsExactly(
                        new Presence(ADA, hours(0, 1)),
                        new Presence(ADA, hours(3, 5)),
                        new Presence(ADA, hours(6, 8)),
                        new Presence(BEN, hours(0, 8)));
        assertThat(left.covered()).isEqualTo(ROSTER.covered());
        assertThat(left.complete()).isTrue();
    }

    @Test
    void leavesNothingOfAShiftThatIsBookedAsAWhole() {
        assertThat(Engagements.without(ROSTER, List.of(engaged(ADA, -1, 9))).presences())
                .containsExactly(new Presence(BEN, hours(0, 8)));
    }

    @Test
    void changesNothingWithoutBookings() {
        assertThat(Engagements.without(ROSTER, List.of())).isEqualTo(ROSTER);
    }

    private static Engagement engaged(Person person, int from, int to) {
        return new Engagement(person, BookingKey.ofWave(new RolloutId("boiler-7"), new WaveNumber(1)), hours(from, to));
    }

    private static Interval hours(int from, int to) {
        Instant midnight = Instant.parse("2026-12-01T00:00:00Z");
        return new Interval(midnight.plusSeconds(3600L * from), midnight.plusSeconds(3600L * to));
    }
}

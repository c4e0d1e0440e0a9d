package dev.wavegate.domain.window;

import java.time.Duration;
import java.util.List;

import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.SlotAssignment;
import dev.wavegate.domain.window.search.StaffedWindows;
import dev.wavegate.domain.window.search.WindowSearch;
import org.junit.jupiter.api.Test;

import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.SITE;
import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;

class StaffReservationTest {
    private final WindowFixture fixture =
            new WindowFixture().needs("oncall", ONCALL, 1).lead(Duration.ofMinutes(30));

    private static Presence present(String name, double start, double end) {
        return new Presence(new Person(name + "@example.com", name), hours(start, end));
    }

    private static SlotAssignment assigned(String name, double start, double end) {
        return new SlotAssignment(new Person(name + "@example.com", name), new Role("oncall"), hours(start, end));
    }

    private StaffReservation reservationFrom(double hour) {
        return StaffReservation.of(fixture.demand(), fixture.facts(), fixture.foundFrom(hour, 40));
    }

    @Test
    void holdsPeopleFromTheLeadToTheEndOfTheReserveOfALateWave() {
        fixture.present(ONCALL, "ana", 0, 5).present(ONCALL, "ben", 4, 30);

        StaffReservation reservation = reservationFrom(2);

        assertThat(reservation.workUntil()).isEqualTo(at(5));
        assertThat(reservation.people()).containsExactly(assigned("ana", 1.5, 5), assigned("ben", 5, 6));
        assertThat(reservation.presences()).containsExactly(present("ana", 1.5, 5), present("ben", 5, 6));
    }

    @Test
    void lastsNoLongerThanTheWindow() {
        fixture.present(ONCALL, "ana", 0, 5);

        StaffReservation reservation = reservationFrom(2);

        assertThat(reservation.workUntil()).isEqualTo(at(4));
        assertThat(reservation.people()).containsExactly(assigned("ana", 1.5, 5));
    }

    @Test
    void givesALongWaveAsMuchTimeAgain() {
        fixture.work(Duration.ofHours(6)).present(ONCALL, "ana", 0, 40);

        assertThat(reservationFrom(2).workUntil()).isEqualTo(at(14));
    }

    @Test
    void leavesAWaveThatNeedsNobodyItsWholeWindow() {
        WindowFixture open = new WindowFixture();

        assertThat(StaffReservation.of(open.demand(), open.facts(), open.foundFrom(0, 40)))
                .isEqualTo(new StaffReservation(at(40), List.of()));
    }

    @Test
    void leavesOthersToThoseWhoComeLater() {
        fixture.present(ONCALL, "ana", 0, 30).present(ONCALL, "ben", 10, 30).needs("site", SITE, 1);
        fixture.present(SITE, "cal", 0, 30).present(SITE, "ana", 0, 30);
        Engagements engagements = new Engagements(List.of(present("ana", 0, 20), present("ada", 0, 20)), 1);
        ScheduleFacts left = EngagedElsewhere.exclude(fixture.facts(), engagements);

        WindowSearch search = StaffedWindows.search(fixture.demand(), left, at(0), at(30));

        assertThat(WindowFixture.found(search).start()).isEqualTo(at(10.5));
        assertThat(EngagedElsewhere.sentence(EngagedElsewhere.missing(fixture.demand(), fixture.facts(), engagements)))
                .get()
                .asString()
                .satisfies(golden("window.engaged-elsewhere"));
        assertThat(EngagedElsewhere.sentence(EngagedElsewhere.missing(
                        fixture.demand(), fixture.facts(), new Engagements(engagements.counted(), 2))))
                .isEmpty();
    }
}

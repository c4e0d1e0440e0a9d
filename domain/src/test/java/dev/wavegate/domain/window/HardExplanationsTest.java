package dev.wavegate.domain.window;

import java.time.Duration;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.window.explain.Blocker;
import dev.wavegate.domain.window.explain.Explanation;
import dev.wavegate.domain.window.explain.Relaxation;
import org.junit.jupiter.api.Test;

import static dev.wavegate.domain.window.WindowFixture.FREEZE;
import static dev.wavegate.domain.window.WindowFixture.MAINTENANCE;
import static dev.wavegate.domain.window.WindowFixture.ONCALL;
import static dev.wavegate.domain.window.WindowFixture.SITE;
import static dev.wavegate.domain.window.WindowFixture.at;
import static dev.wavegate.domain.window.WindowFixture.hours;
import static dev.wavegate.domain.window.WindowFixture.nothing;
import static org.assertj.core.api.Assertions.assertThat;

/** Cases in which trying every set of conditions, or every choice of people, would take for ever. */
class HardExplanationsTest {

    private final WindowFixture wave = new WindowFixture().covers(WindowCovers.WORK);

    private Explanation explained() {
        return nothing(wave.windows(0, 48, 1)).explanation();
    }

    @Test
    void fewestOfManyRolesThatShareAllTheirPeople() {
        for (int role = 0; role < 20; role++) {
            wave.needs("role-" + role, ONCALL, role < 3 ? 4 : 1);
        }
        for (int person = 0; person < 12; person++) {
            wave.present(ONCALL, "person-" + person, 0, 48);
        }

        // 29 slots for 12 people: without the three that need four each, and five of the others, 12 are left.
        assertThat(explained().blockers()).hasSize(8);
    }

    @Test
    void fewestOfManyRolesThatEachLackPeopleAtAnotherTime() {
        for (int role = 0; role < 20; role++) {
            ScheduleRef roster = new ScheduleRef("sim", "roster-" + role);
            wave.needs("role-" + role, roster, 1)
                    .present(roster, "p" + role, 0, role)
                    .present(roster, "p" + role, role + 0.5, 48);
        }
        wave.work(Duration.ofHours(9));

        // From 14:30 to 00:30, five of them lack somebody for half an hour.
        assertThat(nothing(wave.windows(0, 24, 1)).explanation().blockers())
                .hasSize(5)
                .allSatisfy(each -> assertThat(each).isInstanceOf(Blocker.Staffing.class));
    }

    @Test
    void peopleWhoMustStayAreNeededElsewhereAllTheTime() {
        wave.needsTheSame("lead", ONCALL, 6).needs("site-ops", SITE, 8);
        for (int person = 0; person < 13; person++) {
            wave.present(ONCALL, "person-" + person, 0, 48);
            for (int shift = 0; shift < 48; shift += 2) {
                double pause = shift + (person % 4) / 2.0;
                wave.present(SITE, "person-" + person, shift, pause)
                        .present(SITE, "person-" + person, pause, shift + 2);
            }
        }

        Explanation explanation = explained();
        assertThat(explanation.blockers()).hasSize(1);
        assertThat(explanation.relaxations())
                .first()
                .isEqualTo(new Relaxation.AddPerson(new Role("lead"), hours(0, 2), at(0)));
    }

    @Test
    void namesAFreezeOfManyAndTheOneThatIsCheapestToDrop() {
        wave.open(MAINTENANCE, 0, 48).closed(FREEZE);
        for (int hour = 0; hour < 48; hour++) {
            wave.titled(FREEZE, "hour " + hour, hour, hour + 1);
        }
        wave.titled(FREEZE, "long", 3, 9);

        Explanation explanation = explained();
        assertThat(explanation.blockers()).containsExactly(new Blocker.Closed(0, FREEZE, "hour 0"));
        assertThat(explanation.relaxations())
                .filteredOn(Relaxation.DropClosed.class::isInstance)
                .hasSize(5)
                .first()
                .extracting(Relaxation::start)
                .isEqualTo(at(0));
    }
}

package dev.wavegate.integrations.genericroster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.simulators.roster.RosterSystemsSettings;
import dev.wavegate.simulators.roster.RosterSystemsSimulator;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code examples/rosters/grafana-oncall-like.yaml} makes of a system of that shape. */
class GrafanaOnCallLikeTest extends ShiftRostersContract {
    private static final String LIST = "/api/v1/schedules/S1/final_shifts";
    private static final Interval DAY = new Interval(NOW, NOW.plus(Duration.ofDays(1)));
    private static final Person ADA = new Person("ada@example.org", "Ada");

    @RegisterExtension
    static final RosterLab lab = new RosterLab(NOW);

    private GenericRoster connection;

    @BeforeEach
    void beginAnew() {
        connection = GenericRoster.connect(
                lab.settings(RosterLab.example("grafana-oncall-like.yaml"), "token"), lab.clock());
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        lab.planPresences(name, presences);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("grafana", name);
    }

    private static Presence hour(int number) {
        return new Presence(
                ADA, new Interval(NOW.plusSeconds(number * 3_600L), NOW.plusSeconds(number * 3_600L + 1_800)));
    }

    @Test
    void asksForADayMoreAtBothEnds() {
        plan("S1", List.of());

        rosters().read(ref("S1"), DAY);

        assertThat(lab.control().json("/_sim/requests").get(0).path("query").asText())
                .isEqualTo("start_date=2026-11-28&end_date=2026-12-01");
    }

    @Test
    void followsTheLinkToTheNextPage() {
        plan("S1", List.of(hour(1), hour(2), hour(3), hour(4), hour(5)));
        lab.behave("{\"pageSize\":2}");

        assertThat(rosters().read(ref("S1"), DAY).presences()).hasSize(5);
        assertThat(rosters().read(ref("S1"), DAY).complete()).isTrue();
        assertThat(lab.control().seen("GET", LIST)).isEqualTo(6);
    }

    @Test
    void neverFollowsALinkToAnotherHost() throws IOException {
        plan("S1", List.of(hour(1), hour(2), hour(3)));
        try (RosterSystemsSimulator other = RosterSystemsSimulator.start(RosterSystemsSettings.onPort(0))) {
            lab.behave("{\"pageSize\":2,\"linksTo\":\"" + other.baseUri() + "\"}");

            assertThat(rosters().read(ref("S1"), DAY).complete()).isFalse();
            assertThat(new SimulatorControl(other.baseUri()).json("/_sim/requests"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void isIncompleteWhenThereAreNotAsManyAsTheSystemSays(int totalOff) {
        plan("S1", List.of(hour(1), hour(2)));
        lab.behave("{\"totalOff\":" + totalOff + "}");

        assertThat(rosters().read(ref("S1"), DAY).complete()).isFalse();
    }

    @Test
    void givesUpOnAListThatNamesItsOwnPageAsTheNext() {
        String answer = "{\"count\":1,\"next\":\"?page=1\",\"results\":[]}";
        lab.post(
                "/_sim/answers",
                SimulatorControl.object().put("path", LIST).put("body", answer).toString());

        assertThat(rosters().read(ref("S1"), DAY).complete()).isFalse();
        assertThat(lab.control().seen("GET", LIST)).isEqualTo(2);
    }
}

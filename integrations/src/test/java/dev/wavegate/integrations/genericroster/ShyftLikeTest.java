package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code examples/rosters/shyft-like.yaml} makes of a system of that shape. */
class ShyftLikeTest extends ShiftRostersContract {
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final Interval MORNING = new Interval(NOW.plusSeconds(3_600), NOW.plusSeconds(9 * 3_600));
    private static final Presence ADA = new Presence(new Person("ada@example.org", "Ada"), MORNING);
    private static final Presence BO = new Presence(new Person("bo@example.org", "Bo"), MORNING);
    private static final String SHIFTS = "/statistics/shifts";
    private static final String PEOPLE = "/statistics/user_privileges";

    @RegisterExtension
    static final RosterLab lab = new RosterLab(NOW);

    private final Map<String, String> people = new HashMap<>();

    private GenericRoster connect() {
        return GenericRoster.connect(
                lab.settings(RosterLab.example("shyft-like.yaml"), "api-key")
                        .withSecrets(Map.of("api-key", new Secret(RosterLab.TOKEN), "api-uuid", new Secret("0d9c1f9e")))
                        .withPeople(people),
                lab.clock());
    }

    @Override
    protected ShiftRosters rosters() {
        return connect().rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        presences.forEach(each -> people.put(
                "E-" + RosterLab.id(each.person()), each.person().key().replace("ada", "Ada")));
        lab.planPresences(name, presences);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("shyft", name);
    }

    private RosterSnapshot read() {
        return rosters().read(ref("site-1"), WEEK);
    }

    @Test
    void countsAssignedShiftsOnly() {
        ObjectNode open = RosterLab.shift(BO);
        open.remove("person");
        plan("site-1", List.of(ADA, BO));
        lab.plan("site-1", List.of(RosterLab.shift(ADA), RosterLab.shift(BO).put("published", false), open));
        lab.behave("{\"generous\":true}");

        assertThat(read().presences()).containsExactly(ADA);
        assertThat(read().complete()).isTrue();
    }

    @Test
    void knowsPeopleByEmployeeIdWhenNobodySaysWhoTheyAreElsewhere() {
        lab.planPresences("site-1", List.of(ADA));

        assertThat(read().presences()).singleElement().satisfies(presence -> {
            assertThat(presence.person().key()).isEqualTo("e-" + RosterLab.id(ADA.person()));
            assertThat(presence.person().name()).isEqualTo("Ada");
        });
    }

    @Test
    void readsEveryPageOfShiftsAndPeople() {
        plan("site-1", List.of(ADA, BO));
        lab.behave("{\"pageSize\":1}");

        assertThat(read().presences()).containsExactlyInAnyOrder(ADA, BO);
        assertThat(read().complete()).isTrue();
        assertThat(lab.control().seen("GET", PEOPLE)).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void isIncompleteWhenThereAreNotAsManyAsTheSystemSays(int totalOff) {
        plan("site-1", List.of(ADA, BO));
        lab.behave("{\"pageSize\":2,\"totalOff\":" + totalOff + "}");

        assertThat(read().complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {SHIFTS, PEOPLE})
    void isIncompleteWhenEitherListIsShorterThanItSays(String list) {
        plan("site-1", List.of(ADA, BO));
        String name = list.substring(list.lastIndexOf('/') + 1);
        String answer = "{\"" + name + "\":[],\"meta\":{\"total_count\":3}}";
        lab.post(
                "/_sim/answers",
                SimulatorControl.object().put("path", list).put("body", answer).toString());

        assertThat(read().complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {SHIFTS, PEOPLE})
    void failsWhenALaterPageIsCutOff(String list) {
        plan("site-1", List.of(ADA, BO));
        lab.behave("{\"pageSize\":1}");
        lab.control().delay(1, "GET", list);
        lab.control().fault("malformed", "GET", list);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read);
        assertThat(lab.control().seen("GET", list)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {SHIFTS, PEOPLE})
    void failsWithEitherList(String list) {
        plan("site-1", List.of(ADA, BO));
        lab.control().refuse(500, "GET", list, 0);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read);
    }

    @Test
    void letsNoNameOfARosterSayAnythingButItself() {
        String name = "site 1&page=9#/?x=%41+é";
        plan(name, List.of(ADA));

        assertThat(rosters().read(ref(name), WEEK).presences()).containsExactly(ADA);
        assertThat(lab.control().json("/_sim/requests").get(0).path("query").asText())
                .startsWith("site_reference_id=site%201%26page%3D9%23%2F%3Fx%3D%2541%2B%C3%A9&ends_after=");
    }

    @Test
    void saysWhetherTheSystemIsThere() {
        connect().selfTest();

        lab.control().refuse(500, "GET", PEOPLE, 0);
        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> connect().selfTest());
    }
}

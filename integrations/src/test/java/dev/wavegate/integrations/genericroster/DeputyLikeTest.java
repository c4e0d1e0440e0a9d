package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code examples/rosters/deputy-like.yaml} makes of a system of that shape. */
class DeputyLikeTest extends ShiftRostersContract {
    private static final String QUERY = "/api/v1/resource/Roster/QUERY";
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final Person ADA = new Person("ada@example.org", "Ada");
    private static final Person BO = new Person("bo@example.org", "Bo");

    @RegisterExtension
    static final RosterLab lab = new RosterLab(NOW);

    private GenericRosterSettings settings;

    @BeforeEach
    void beginAnew() {
        settings = lab.settings(RosterLab.example("deputy-like.yaml"), "token");
    }

    @Override
    protected ShiftRosters rosters() {
        return GenericRoster.connect(settings.withNames(Map.of("PFW0001", "3")), lab.clock())
                .rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        lab.planPresences("3", presences);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("deputy", name);
    }

    private static Interval day(int number) {
        return new Interval(NOW.plus(Duration.ofHours(24L * number + 1)), NOW.plus(Duration.ofHours(24L * number + 9)));
    }

    private RosterSnapshot read(ObjectNode... shifts) {
        lab.plan("3", List.of(shifts));
        return rosters().read(ref("PFW0001"), WEEK);
    }

    @Test
    void asksForTheNextPartUntilThereIsNone() {
        lab.behave("{\"pageSize\":2}");
        ObjectNode[] shifts = IntStream.range(0, 5)
                .mapToObj(number -> RosterLab.shift(new Presence(ADA, day(number))))
                .toArray(ObjectNode[]::new);

        assertThat(read(shifts).presences()).hasSize(5);
        assertThat(lab.control().seen("POST", QUERY)).isEqualTo(4);
    }

    @Test
    void countsWhatIsPublishedAndTaken() {
        ObjectNode open = RosterLab.shift(new Presence(BO, day(1)));
        open.remove("person");

        RosterSnapshot reading = read(
                RosterLab.shift(new Presence(ADA, day(1))),
                RosterLab.shift(new Presence(BO, day(1))).put("published", false),
                open);

        assertThat(reading.presences()).containsExactly(new Presence(ADA, day(1)));
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void countsNobodyWhomNoOtherSystemKnows() {
        ObjectNode shift = RosterLab.shift(new Presence(ADA, day(1)));
        ((ObjectNode) shift.get("person")).put("email", "");

        RosterSnapshot reading = read(shift, RosterLab.shift(new Presence(BO, day(1))));

        assertThat(reading.presences()).containsExactly(new Presence(BO, day(1)));
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void letsNoNameOfARosterBreakOutOfTheBody() {
        String name = "\"}},\"max\":1,\"x\":{\"y\":{\"z\":\"\\\n";
        lab.planPresences(name, List.of(new Presence(ADA, day(1)), new Presence(BO, day(1))));

        assertThat(GenericRoster.connect(settings, lab.clock())
                        .rosters()
                        .read(ref(name), WEEK)
                        .presences())
                .hasSize(2);
    }

    @Test
    void repeatsAQuestionWhoseConnectionBrokeOnceAndNoMore() {
        lab.control().fault("drop", "POST", QUERY);
        assertThat(read().complete()).isTrue();

        lab.control().fault("drop", "POST", QUERY, 2);
        assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read);
    }
}

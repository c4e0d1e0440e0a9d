package dev.wavegate.integrations.genericroster;

import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code examples/rosters/when-i-work-like.yaml} makes of a system of that shape. */
class WhenIWorkLikeTest extends ShiftRostersContract {
    private static final Map<String, String> NAMES = Map.of("PFW0001", "9", "site-ops", "10");
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final String LIST = "/2/shifts";
    private static final Person ADA = new Person("ada@example.org", "Ada");
    private static final Person BO = new Person("bo@example.org", "Bo");

    @RegisterExtension
    static final RosterLab lab = new RosterLab(NOW);

    private GenericRoster connection;

    @BeforeEach
    void beginAnew() {
        connection = GenericRoster.connect(settings(), lab.clock());
    }

    private static GenericRosterSettings settings() {
        return lab.settings(RosterLab.example("when-i-work-like.yaml"), "token").withNames(NAMES);
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        lab.planPresences(NAMES.getOrDefault(name, name), presences);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("when-i-work", name);
    }

    private static Interval hours(double from, double to) {
        return new Interval(NOW.plusSeconds(Math.round(from * 3600)), NOW.plusSeconds(Math.round(to * 3600)));
    }

    private static ObjectNode shift(Person person, double from, double to) {
        return RosterLab.shift(new Presence(person, hours(from, to)));
    }

    private RosterSnapshot read(ObjectNode... shifts) {
        lab.plan("10", List.of(shifts));
        return rosters().read(ref("site-ops"), WEEK);
    }

    @Test
    void trap10CountsWhatIsPublishedAndTakenWhateverTheSystemShows() {
        ObjectNode open = shift(BO, 1, 9);
        open.remove("person");
        lab.behave("{\"generous\":true}");

        RosterSnapshot reading = read(shift(ADA, 1, 9), shift(BO, 1, 9).put("published", false), open);

        assertThat(reading.presences()).containsExactly(new Presence(ADA, hours(1, 9)));
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void keepsPositionsApart() {
        lab.planPresences("9", List.of(new Presence(ADA, hours(1, 9))));

        assertThat(read(shift(BO, 1, 9)).presences()).containsExactly(new Presence(BO, hours(1, 9)));
    }

    @Test
    void trap12TakesUnpaidBreaksWithTimesOutOfShifts() {
        ObjectNode shift = shift(ADA, 1, 9).put("breakHours", 0.5);
        pause(shift, hours(3, 3.5), false);
        pause(shift, hours(5, 5.25), true);

        assertThat(read(shift).presences())
                .containsExactly(new Presence(ADA, hours(1, 3)), new Presence(ADA, hours(3.5, 9)));
    }

    private static void pause(ObjectNode shift, Interval time, boolean paid) {
        shift.withArray("breaks")
                .addObject()
                .put("start", time.start().toString())
                .put("end", time.end().toString())
                .put("paid", paid);
    }

    @Test
    void countsNobodyWhoIsAwayAtATimeThatNobodyKnows() {
        ObjectNode untimed = shift(ADA, 1, 9);
        untimed.putArray("breaks").addObject().put("seconds", 1_800);
        ObjectNode lengthOnly = shift(ADA, 11, 19).put("breakHours", 0.5);
        ObjectNode partly = shift(ADA, 21, 29).put("breakHours", 1);
        pause(partly, hours(23, 23.5), false);

        RosterSnapshot reading = read(untimed, lengthOnly, partly, shift(BO, 1, 9));

        assertThat(reading.presences()).containsExactly(new Presence(BO, hours(1, 9)));
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void isIncompleteWhenSomebodyIsInNoList() {
        String answer = "{\"shifts\":[{\"user_id\":5,\"position_id\":10,\"published\":true,\"is_open\":false,"
                + "\"start_time\":\"Mon, 30 Nov 2026 08:00:00 +0100\",\"end_time\":\"Mon, 30 Nov 2026 16:00:00 +0100\","
                + "\"break_time\":0,\"breaks\":[]}],\"users\":[]}";
        lab.post(
                "/_sim/answers",
                SimulatorControl.object().put("path", LIST).put("body", answer).toString());

        assertThat(rosters().read(ref("site-ops"), WEEK).complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"malformed, 1", "html, 1", "drop, 2"})
    void takesNonsenseForSilence(String kind, int times) {
        lab.control().fault(kind, "GET", LIST, times);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> read(shift(ADA, 1, 9)));
    }

    @ParameterizedTest
    @CsvSource({
        "400, ROSTER_INVALID",
        "401, ROSTER_DENIED",
        "404, ROSTER_MISSING",
        "500, SYSTEM_UNAVAILABLE",
        "503, SYSTEM_UNAVAILABLE"
    })
    void translatesRefusals(int status, FailureCode code) {
        lab.control().refuse(status, "GET", LIST, 0);

        assertFails(code, () -> read(shift(ADA, 1, 9)));
    }

    @Test
    void waitsTheSecondsThatItIsAskedTo() {
        Instant before = lab.clock().instant();
        lab.control().refuse(429, "GET", LIST, 7);

        assertThat(read().complete()).isTrue();

        assertThat(lab.clock().instant()).isEqualTo(before.plusSeconds(7));
    }

    @Test
    void passesOnALongWaitAndStaysAway() {
        lab.control().refuse(429, "GET", LIST, 70);

        assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> read()).retryAfter())
                .contains(Duration.ofSeconds(70));
        assertFails(FailureCode.SYSTEM_THROTTLED, () -> read());
        assertThat(lab.control().seen("GET", LIST)).isEqualTo(1);
        lab.clock().advance(Duration.ofSeconds(70));
        assertThat(read().complete()).isTrue();
    }

    @Test
    void saysThatItIsDeniedWithoutTellingTheToken() {
        connection.selfTest();

        GenericRosterSettings wrong = settings().withSecrets(Map.of("token", new Secret("stolen")));
        assertThat(assertFails(
                        FailureCode.ROSTER_DENIED,
                        () -> GenericRoster.connect(wrong, lab.clock()).selfTest()))
                .hasMessageNotContaining("stolen");
        assertThat(wrong.toString()).doesNotContain("stolen");
    }
}

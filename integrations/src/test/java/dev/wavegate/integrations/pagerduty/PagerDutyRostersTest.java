package dev.wavegate.integrations.pagerduty;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.CannedAnswer;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.integrations.pagerduty.PagerDutySettings.TokenKind;
import dev.wavegate.simulators.pagerduty.PagerDutySimulator;
import dev.wavegate.testkit.schedule.TestClock;
import dev.wavegate.testkit.staffing.ShiftRostersContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static dev.wavegate.golden.GoldenMessages.goldenMessage;
import static dev.wavegate.testkit.failure.FailureAssertions.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

class PagerDutyRostersTest extends ShiftRostersContract {
    private static final String KEY = "pd-key";
    private static final TestClock CLOCK = TestClock.at(NOW);
    private static final Interval DAY = new Interval(NOW, NOW.plus(Duration.ofDays(1)));
    private static final Presence ADA = new Presence(
            new Person("ada@example.org", "Ada"), new Interval(NOW.plusSeconds(3600), NOW.plusSeconds(7200)));
    private static PagerDutySimulator simulator;
    private static SimulatorControl control;

    private PagerDuty connection;

    @BeforeAll
    static void start() throws IOException {
        simulator = PagerDutySimulator.start(dev.wavegate.simulators.pagerduty.PagerDutySettings.onPort(0)
                .requiring(KEY)
                .granting("pd-token")
                .at(CLOCK));
        control = new SimulatorControl(simulator.baseUri());
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @BeforeEach
    void beginAnew() {
        control.reset();
        CLOCK.moveTo(NOW);
        connection = connect(KEY);
    }

    private static PagerDuty connect(String key) {
        return connect(key, TokenKind.API_KEY);
    }

    private static PagerDuty connect(String key, TokenKind kind) {
        return PagerDuty.connect(
                PagerDutySettings.of(simulator.baseUri(), new Secret(key), kind)
                        .withHttp(HttpSettings.defaults().withPause(CLOCK::advance)),
                CLOCK);
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        ObjectNode schedule =
                SimulatorControl.object().put("id", name).put("name", "OTA").put("timeZone", "Europe/Berlin");
        ArrayNode entries = schedule.putArray("entries");
        for (Presence presence : presences) {
            Person person = presence.person();
            ObjectNode entry = entries.addObject()
                    .put("start", presence.interval().start().toString())
                    .put("end", presence.interval().end().toString());
            entry.putObject("user")
                    .put("id", "PU" + Integer.toHexString(person.hashCode()).toUpperCase(Locale.ROOT))
                    .put("name", person.name())
                    .put("email", person.key().replace("ada", "Ada"));
        }
        assertThat(control.send("POST", "/_sim/schedules", "[" + schedule + "]").statusCode())
                .isEqualTo(200);
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("pagerduty", name);
    }

    @Test
    void trap15KnowsNothingBeyondNinetyDays() {
        plan("PFW0001", List.of(ADA));
        Interval year = new Interval(NOW, NOW.plus(Duration.ofDays(365)));

        RosterSnapshot reading = rosters().read(ref("PFW0001"), year);

        assertThat(reading.covered()).isEqualTo(new Interval(NOW, NOW.plus(Duration.ofDays(90))));
        assertThat(reading.complete()).isTrue();
        assertThat(reading.presences()).containsExactly(ADA);

        Interval nextYear = new Interval(NOW.plus(Duration.ofDays(91)), NOW.plus(Duration.ofDays(365)));
        assertThat(rosters().read(ref("PFW0001"), nextYear).covered().isEmpty()).isTrue();
    }

    private static ObjectNode entry(String user, long from, long to) {
        ObjectNode entry = SimulatorControl.object()
                .put("start", NOW.plus(Duration.ofHours(from)).toString())
                .put("end", NOW.plus(Duration.ofHours(to)).toString());
        if (user.isEmpty()) {
            return entry.putNull("user");
        }
        entry.putObject("user").put("id", "PU" + user).put("email", user + "@example.org");
        return entry;
    }

    private static void plan(List<ObjectNode> layer, List<ObjectNode> overrides) {
        ObjectNode schedule = SimulatorControl.object().put("id", "PFW0001");
        schedule.putArray("entries").addAll(layer);
        schedule.putArray("overrides").addAll(overrides);
        assertThat(control.send("POST", "/_sim/schedules", "[" + schedule + "]").statusCode())
                .isEqualTo(200);
    }

    private List<String> shifts(Interval asked) {
        return rosters().read(ref("PFW0001"), asked).presences().stream()
                .map(presence -> presence.person().key() + " "
                        + Duration.between(NOW, presence.interval().start()).toHours() + "-"
                        + Duration.between(NOW, presence.interval().end()).toHours())
                .toList();
    }

    @Test
    void trap11CountsWhoIsOnCallInTheEndAndNotWhoWasPlanned() {
        plan(List.of(entry("ada", 1, 9)), List.of(entry("bo", 2, 5), entry("cy", 4, 6)));

        assertThat(shifts(DAY))
                .containsExactly(
                        "ada@example.org 1-2", "bo@example.org 2-4", "cy@example.org 4-6", "ada@example.org 6-9");
    }

    @Test
    void trap10TakesAHoleForNobody() {
        plan(List.of(entry("ada", 1, 9)), List.of(entry("", 2, 5)));

        assertThat(shifts(DAY)).containsExactly("ada@example.org 1-2", "ada@example.org 5-9");
        assertThat(rosters().read(ref("PFW0001"), DAY).complete()).isTrue();

        plan(List.of(entry("", 1, 9)), List.of());
        assertThat(shifts(DAY)).isEmpty();
    }

    @Test
    void doesNotTakeTheEdgeOfTheQuestionForTheEdgeOfAShift() {
        plan(List.of(entry("ada", -3, 30)), List.of());

        assertThat(shifts(DAY)).containsExactly("ada@example.org -3-30");
    }

    @Test
    void knowsTheLastOfNinetyDaysAndNothingOfTheFirstAfterThem() {
        plan(List.of(entry("ada", 89 * 24, 90 * 24), entry("bo", 90 * 24, 91 * 24)), List.of());
        Interval late = new Interval(NOW.plus(Duration.ofDays(89)), NOW.plus(Duration.ofDays(91)));

        RosterSnapshot reading = rosters().read(ref("PFW0001"), late);

        assertThat(reading.covered().end()).isEqualTo(NOW.plus(Duration.ofDays(90)));
        assertThat(reading.presences())
                .extracting(presence -> presence.person().key())
                .containsExactly("ada@example.org");
    }

    private static ObjectNode planned(String id, ObjectNode... entries) {
        ObjectNode schedule = SimulatorControl.object().put("id", id);
        schedule.putArray("entries").addAll(List.of(entries));
        return schedule;
    }

    private static void post(String path, String body) {
        assertThat(control.send("POST", path, body).statusCode()).isEqualTo(200);
    }

    private List<String> onCalls(String name) {
        return rosters().read(ref(name), DAY).presences().stream()
                .map(presence -> presence.person().key() + " "
                        + Duration.between(NOW, presence.interval().start()).toHours() + "-"
                        + Duration.between(NOW, presence.interval().end()).toHours())
                .toList();
    }

    @Test
    void readsShiftBasedSchedulesByWhoIsOnCall() {
        ObjectNode schedule = planned(
                        "PSHIFTS", entry("ada", 1, 9), entry("bo", 1, 9), entry("", 9, 12), entry("cy", -3, 30))
                .put("shiftBased", true);
        post("/_sim/schedules", "[" + schedule + "]");
        post(
                "/_sim/policies",
                "[{\"id\":\"PEP1\",\"rules\":[{\"schedules\":[\"PSHIFTS\"]}]},"
                        + "{\"id\":\"PEP2\",\"rules\":[{\"schedules\":[\"PSHIFTS\"]}]}]");

        assertThat(onCalls("PSHIFTS"))
                .containsExactlyInAnyOrder("ada@example.org 1-9", "bo@example.org 1-9", "cy@example.org -3-30");
        assertThat(rosters().read(ref("PSHIFTS"), DAY).complete()).isTrue();
    }

    @Test
    void saysWhatToDoAboutAShiftBasedScheduleThatNoPolicyShows() {
        ObjectNode schedule =
                planned("PLOOSE1", entry("ada", 1, 9)).put("shiftBased", true).put("attached", false);
        post("/_sim/schedules", "[" + schedule + "]");

        RosterSnapshot reading = rosters().read(ref("PLOOSE1"), DAY);

        assertThat(reading.presences()).isEmpty();
        assertThat(reading.problem().orElse("")).satisfies(golden("pagerduty.shift-based"));
    }

    @Test
    void readsAnEscalationPolicyOrOneLevelOfIt() {
        post(
                "/_sim/schedules",
                "[" + planned("PFIRST1", entry("ada", 1, 9)) + "," + planned("PSECOND", entry("bo", 2, 10)) + "]");
        post(
                "/_sim/policies",
                "[{\"id\":\"PEP1\",\"rules\":[{\"schedules\":[\"PFIRST1\"]},"
                        + "{\"schedules\":[\"PSECOND\"],\"users\":[{\"id\":\"PUcy\",\"email\":\"cy@example.org\"}]}]}]");

        assertThat(onCalls("policy/PEP1"))
                .containsExactlyInAnyOrder("ada@example.org 1-9", "bo@example.org 2-10", "cy@example.org 0-24");
        assertThat(onCalls("policy/PEP1/1")).containsExactly("ada@example.org 1-9");
        assertThat(onCalls("policy/PEP1/3")).isEmpty();
        assertThat(rosters().read(ref("policy/PEP1/3"), DAY).complete()).isTrue();
        assertFails(FailureCode.ROSTER_MISSING, () -> onCalls("policy/PNONE"));
    }

    @Test
    void readsEveryPageOfOnCalls() {
        ObjectNode[] minutes = IntStream.range(0, 230)
                .mapToObj(hour -> entry("u" + hour, 0, 1))
                .toArray(ObjectNode[]::new);
        post("/_sim/schedules", "[" + planned("PSHIFTS", minutes).put("shiftBased", true) + "]");
        connection = PagerDuty.connect(
                PagerDutySettings.of(simulator.baseUri(), new Secret(KEY), TokenKind.API_KEY)
                        .withHttp(HttpSettings.defaults().withRequestsPerSecond(100_000)),
                CLOCK);

        assertThat(onCalls("PSHIFTS")).hasSize(230);
        assertThat(control.seen("GET", "/oncalls")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "policy/", "PFW0001/1", "policy/P1/0", "policy/P1/x", "policy/P1/1/2", "../users", "P W"})
    void refusesNamesThatAreNoRoster(String name) {
        assertThat(assertFails(FailureCode.ROSTER_INVALID, () -> onCalls(name)))
                .satisfies(goldenMessage("pagerduty.name", name));
        assertThat(control.json("/_sim/requests")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "pagerduty.shift-unplaced, PFW0001, '{''schedule'':{''final_schedule'':{''rendered_schedule_entries'':[%s]}}}'",
        "pagerduty.on-call-unplaced, policy/PEP1, '{''oncalls'':[%s],''more'':false}'",
        "pagerduty.endless, policy/PEP1, '{''oncalls'':[],''more'':true}'"
    })
    void saysWhichShiftIsUnclear(String key, String name, String answer) {
        String entry = "{'user':{'id':'PU1'},'start':'2026-12-01T22:00:00Z','end':'2026-12-01T21:00:00Z'}";
        try (CannedAnswer system = new CannedAnswer(answer.formatted(entry))) {
            ShiftRosters canned = PagerDuty.connect(
                            PagerDutySettings.of(system.root(), new Secret(KEY), TokenKind.API_KEY)
                                    .withHttp(HttpSettings.defaults().withRequestsPerSecond(100_000)),
                            CLOCK)
                    .rosters();

            assertThat(canned.read(ref(name), DAY).problem().orElse("")).satisfies(golden(key));
        }
    }

    @Test
    void sendsAnOAuthTokenAsSuch() {
        connect("pd-token", TokenKind.OAUTH).selfTest();
        assertFails(
                FailureCode.ROSTER_DENIED,
                () -> connect("pd-token", TokenKind.API_KEY).selfTest());
        assertFails(
                FailureCode.ROSTER_DENIED, () -> connect(KEY, TokenKind.OAUTH).selfTest());
    }

    @Test
    void asksForAPersonOnceAnHour() {
        plan("PFW0001", List.of(ADA));
        String user = "/users/PU" + Integer.toHexString(ADA.person().hashCode()).toUpperCase(Locale.ROOT);

        rosters().read(ref("PFW0001"), DAY);
        rosters().read(ref("PFW0001"), DAY);
        assertThat(control.seen("GET", user)).isEqualTo(1);

        CLOCK.advance(Duration.ofMinutes(61));
        rosters().read(ref("PFW0001"), DAY);
        assertThat(control.seen("GET", user)).isEqualTo(2);
    }

    @Test
    void keepsPagerDutysIdentityOfPeopleWhoAreGone() {
        plan("PFW0001", List.of(ADA));
        String id = "PU" + Integer.toHexString(ADA.person().hashCode()).toUpperCase(Locale.ROOT);
        control.refuse(404, "GET", "/users/" + id, 0);

        assertThat(rosters().read(ref("PFW0001"), DAY).presences())
                .singleElement()
                .satisfies(presence -> {
                    assertThat(presence.person().key()).isEqualTo("pagerduty:" + id.toLowerCase(Locale.ROOT));
                    assertThat(presence.person().name()).isEqualTo("Ada");
                });
    }

    @ParameterizedTest
    @CsvSource({"malformed", "html"})
    void takesNonsenseForSilence(String kind) {
        plan("PFW0001", List.of(ADA));
        control.fault(kind, "GET", "/schedules/PFW0001");

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, () -> rosters().read(ref("PFW0001"), DAY));
    }

    @Test
    void waitsTheSecondsThatItIsAskedTo() {
        plan("PFW0001", List.of(ADA));
        control.refuse(429, "GET", "/schedules/PFW0001", 7);

        assertThat(rosters().read(ref("PFW0001"), DAY).presences()).containsExactly(ADA);

        assertThat(CLOCK.instant()).isEqualTo(NOW.plusSeconds(7));
    }

    @Test
    void passesOnALongWait() {
        plan("PFW0001", List.of(ADA));
        control.refuse(429, "GET", "/schedules/PFW0001", 70);

        assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> rosters().read(ref("PFW0001"), DAY))
                        .retryAfter())
                .contains(Duration.ofSeconds(70));
    }

    @Test
    void readsTheWaitFromTheQuotaWhenNothingElseNamesIt() {
        plan("PFW0001", List.of(ADA));
        control.refuse(429, "GET", "/schedules/PFW0001", 0);

        assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> rosters().read(ref("PFW0001"), DAY))
                        .retryAfter())
                .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(5)));
    }

    @Test
    void saysThatItIsDeniedWithoutTellingTheKey() {
        connection.selfTest();

        assertThat(assertFails(
                        FailureCode.ROSTER_DENIED, () -> connect("stolen-key").selfTest()))
                .hasMessageNotContaining("stolen");
    }
}

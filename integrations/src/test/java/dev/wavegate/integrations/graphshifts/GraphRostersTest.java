package dev.wavegate.integrations.graphshifts;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.text.Secret;
import dev.wavegate.integrations.http.HttpSettings;
import dev.wavegate.integrations.lab.SimulatorControl;
import dev.wavegate.simulators.graph.GraphSettings;
import dev.wavegate.simulators.graph.GraphSimulator;
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

class GraphRostersTest extends ShiftRostersContract {
    private static final String SECRET = "graph-s3cret";
    private static final String TEAM = "0d9c1f9e-0000-4000-8000-000000000001";
    private static final String LISTS = "/v1.0/teams/" + TEAM + "/schedule/";
    private static final TestClock CLOCK = TestClock.at(NOW);
    private static final Interval WEEK = new Interval(NOW, NOW.plus(Duration.ofDays(7)));
    private static final Person ADA = new Person("ada@example.org", "Ada");
    private static final Person BO = new Person("bo@example.org", "Bo");
    private static GraphSimulator simulator;
    private static SimulatorControl control;

    private final ObjectNode team = SimulatorControl.object().put("id", TEAM);
    private GraphShifts connection;

    @BeforeAll
    static void start() throws IOException {
        simulator = GraphSimulator.start(
                GraphSettings.onPort(0).requiring("app", SECRET).allowing(1_000).at(CLOCK));
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
        connection = GraphShifts.connect(settings(SECRET), CLOCK);
        user(ADA);
        user(BO);
    }

    private static GraphShiftsSettings settings(String secret) {
        return settings(simulator, secret).withTeamRequestsPerSecond(1_000);
    }

    private static GraphShiftsSettings settings(GraphSimulator graph, String secret) {
        return GraphShiftsSettings.of("contoso", "app", new Secret(secret))
                .withHttp(HttpSettings.defaults().withPause(CLOCK::advance))
                .at(graph.baseUri().resolve("/v1.0"), graph.baseUri().resolve("/contoso/oauth2/v2.0/token"));
    }

    @Override
    protected ShiftRosters rosters() {
        return connection.rosters();
    }

    @Override
    protected void plan(String name, List<Presence> presences) {
        ObjectNode planned = SimulatorControl.object().put("id", name);
        for (Presence presence : presences) {
            String address = presence.person().key().replace("ada", "Ada");
            planned.withArray("users").add(user(presence.person()).put("mail", address));
            planned.withArray("shifts").add(shift(presence.person(), presence.interval()));
        }
        post("/_sim/teams", "[" + planned + "]");
    }

    @Override
    protected ScheduleRef ref(String name) {
        return new ScheduleRef("graph", name);
    }

    private static Interval hours(double from, double to) {
        return new Interval(at(from), at(to));
    }

    private static Instant at(double hours) {
        return NOW.plusSeconds(Math.round(hours * 3600));
    }

    private static String id(Person person) {
        return "user-" + Integer.toHexString(person.hashCode());
    }

    private ObjectNode user(Person person) {
        ObjectNode user = SimulatorControl.object()
                .put("id", id(person))
                .put("displayName", person.name())
                .put("mail", person.key())
                .put("userPrincipalName", "upn-" + person.key());
        team.withArray("users").add(user);
        return user.deepCopy();
    }

    private static ObjectNode shift(Person person, Interval time) {
        ObjectNode shift = SimulatorControl.object().put("userId", id(person));
        shift.set("sharedShift", span(time));
        return shift;
    }

    private static ObjectNode timeOff(Person person, Interval time) {
        ObjectNode timeOff = SimulatorControl.object().put("userId", id(person));
        timeOff.set("sharedTimeOff", span(time));
        return timeOff;
    }

    private static ObjectNode span(Interval time) {
        return SimulatorControl.object()
                .put("startDateTime", time.start().toString())
                .put("endDateTime", time.end().toString());
    }

    private void list(String name, ObjectNode... resources) {
        team.withArray(name).addAll(List.of(resources));
    }

    private static void post(String path, String body) {
        assertThat(control.send("POST", path, body).statusCode()).isBetween(200, 299);
    }

    private RosterSnapshot read() {
        return read(TEAM);
    }

    private RosterSnapshot read(String name) {
        post("/_sim/teams", "[" + team + "]");
        return rosters().read(ref(name), WEEK);
    }

    @Test
    void trap10CountsSharedShiftsOnly() {
        ObjectNode draft = SimulatorControl.object().put("userId", id(BO)).putNull("sharedShift");
        draft.set("draftShift", span(hours(1, 9)));
        ObjectNode edited = shift(ADA, hours(1, 9));
        edited.set("draftShift", span(hours(1, 20)));
        list("shifts", draft, edited);

        assertThat(read().presences()).containsExactly(new Presence(ADA, hours(1, 9)));
        assertThat(read().complete()).isTrue();
    }

    @Test
    void doesNotCountShiftsThatAreAboutToBeDeleted() {
        list("shifts", shift(ADA, hours(1, 9)).put("isStagedForDeletion", true));

        assertThat(read().presences()).isEmpty();
    }

    @Test
    void trap10NeverTakesAnOpenShiftForStaff() {
        ObjectNode open = SimulatorControl.object();
        open.set("sharedOpenShift", span(hours(1, 9)).put("openSlotCount", 2));
        ObjectNode nobodys = shift(ADA, hours(1, 9)).putNull("userId");
        list("openShifts", open);
        list("shifts", nobodys);

        assertThat(read().presences()).isEmpty();
        assertThat(control.seen("GET", LISTS + "openShifts")).isZero();
    }

    @Test
    void takesTimeOffOutOfShifts() {
        list("shifts", shift(ADA, hours(1, 9)), shift(BO, hours(1, 9)));
        list("timesOff", timeOff(ADA, hours(3, 4)), timeOff(BO, hours(0, 20)));

        assertThat(read().presences()).containsExactly(new Presence(ADA, hours(1, 3)), new Presence(ADA, hours(4, 9)));
    }

    @Test
    void seesShiftsOfADayThatBeginBeforeTheHorizonAndEndAfterIt() {
        Interval hour = hours(10, 11);
        list("shifts", shift(ADA, hours(-12.5, 11.5)), shift(BO, hours(9.5, 33.5)));
        post("/_sim/teams", "[" + team + "]");

        assertThat(rosters().read(ref(TEAM), hour).presences())
                .containsExactly(new Presence(ADA, hours(-12.5, 11.5)), new Presence(BO, hours(9.5, 33.5)));
    }

    @Test
    void seesTimeOffOfYears() {
        double year = 365 * 24;
        list("shifts", shift(ADA, hours(1, 9)), shift(BO, hours(1, 9)));
        list("timesOff", timeOff(ADA, hours(-3 * year + 9, 9)), timeOff(BO, hours(1, 3 * year)));

        assertThat(read().presences()).isEmpty();
    }

    @Test
    void letsTimeOffHoldUntilItsWithdrawalIsShared() {
        list("shifts", shift(ADA, hours(1, 9)));
        list("timesOff", timeOff(ADA, hours(1, 9)).put("isStagedForDeletion", true));

        assertThat(read().presences()).isEmpty();
    }

    @Test
    void leavesDraftedTimeOffOut() {
        ObjectNode drafted = SimulatorControl.object().put("userId", id(ADA)).putNull("sharedTimeOff");
        drafted.set("draftTimeOff", span(hours(1, 9)));
        list("shifts", shift(ADA, hours(1, 9)));
        list("timesOff", drafted);

        assertThat(read().presences()).hasSize(1);
    }

    @Test
    void takesUnpaidActivitiesOutOfShifts() {
        ObjectNode shift = shift(ADA, hours(1, 9));
        ArrayNode activities = ((ObjectNode) shift.get("sharedShift")).putArray("activities");
        activities.add(span(hours(3, 3.5)).put("isPaid", false).put("displayName", "Break"));
        activities.add(span(hours(5, 6)).put("isPaid", true).put("displayName", "Training"));
        activities.add(span(hours(7, 7.5)));
        list("shifts", shift);

        assertThat(read().presences())
                .extracting(Presence::interval)
                .containsExactly(hours(1, 3), hours(3.5, 7), hours(7.5, 9));
    }

    @Test
    void knowsAShiftByUserAndTimeWhateverItsId() {
        list(
                "shifts",
                shift(ADA, hours(1, 9)).put("id", "SHFT_1"),
                shift(ADA, hours(1, 9)).put("id", "SHFT_2"));
        assertThat(read().presences()).hasSize(1);

        post("/_sim/teams/" + TEAM + "/shifts/SHFT_2:reassign", "{\"userId\":\"" + id(BO) + "\"}");

        assertThat(rosters().read(ref(TEAM), WEEK).presences())
                .containsExactly(new Presence(ADA, hours(1, 9)), new Presence(BO, hours(1, 9)));
    }

    @Test
    void narrowsToOneSchedulingGroup() {
        list(
                "schedulingGroups",
                SimulatorControl.object().put("id", "TAG_night").put("isActive", true),
                SimulatorControl.object().put("id", "TAG_gone").put("isActive", false));
        list(
                "shifts",
                shift(ADA, hours(1, 9)).put("schedulingGroupId", "TAG_night"),
                shift(BO, hours(1, 9)).put("schedulingGroupId", "TAG_day"),
                shift(BO, hours(11, 19)));
        list("timesOff", timeOff(ADA, hours(8, 9)));

        assertThat(read(TEAM + "/TAG_night").presences()).containsExactly(new Presence(ADA, hours(1, 8)));
        assertFails(FailureCode.ROSTER_MISSING, () -> read(TEAM + "/TAG_gone"));
        assertFails(FailureCode.ROSTER_MISSING, () -> read(TEAM + "/TAG_never"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "a/b/c", "team/", "/group", "../users/x", "a b", "team/..", "team?x"})
    void refusesNamesThatAreNoTeamWithoutAsking(String name) {
        assertFails(FailureCode.ROSTER_INVALID, () -> rosters().read(ref(name), WEEK));
        assertThat(control.json("/_sim/requests")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"pageSize\":2}", "{\"pageSize\":2,\"emptyFirst\":true}"})
    void readsEveryPage(String manners) {
        list("shifts", nights(7));
        list("timesOff", timeOff(BO, hours(0, 1)), timeOff(BO, hours(2, 3)), timeOff(ADA, hours(146, 147)));
        post("/_sim/manners", manners);

        RosterSnapshot reading = read();

        assertThat(reading.complete()).isTrue();
        assertThat(reading.presences()).hasSize(8);
    }

    private static ObjectNode[] nights(int count) {
        return IntStream.range(0, count)
                .mapToObj(night -> shift(ADA, hours(night * 24 + 1, night * 24 + 9)))
                .toArray(ObjectNode[]::new);
    }

    @Test
    void neverFollowsALinkToAnotherHost() throws IOException {
        try (GraphSimulator other = GraphSimulator.start(GraphSettings.onPort(0))) {
            list("shifts", nights(4));
            post(
                    "/_sim/manners",
                    SimulatorControl.object()
                            .put("pageSize", 2)
                            .put("linksTo", other.baseUri().toString())
                            .toString());

            RosterSnapshot reading = read();

            assertThat(reading.complete()).isFalse();
            assertThat(new SimulatorControl(other.baseUri()).json("/_sim/requests"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://127.0.0.1", "file:///etc/passwd", "nonsense://"})
    void neverFollowsALinkOfAnotherKind(String link) {
        list("shifts", nights(4));
        post("/_sim/manners", "{\"pageSize\":2,\"linksTo\":\"" + link + "\"}");

        assertThat(read().complete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"shifts", "timesOff", "schedulingGroups"})
    void isIncompleteWhenAnyListIsNotReadToItsEnd(String list) {
        list("shifts", shift(ADA, hours(1, 9)).put("schedulingGroupId", "TAG_night"));
        list("timesOff", timeOff(BO, hours(1, 2)));
        list("schedulingGroups", SimulatorControl.object().put("id", "TAG_day"));
        list("schedulingGroups", SimulatorControl.object().put("id", "TAG_night"));
        assertThat(read(TEAM + "/TAG_night").complete()).isTrue();

        for (int more = 0; more < 2; more++) {
            ObjectNode another = ((ObjectNode) team.get(list).get(0)).deepCopy();
            team.withArray(list).insert(0, another);
        }
        post("/_sim/manners", "{\"pageSize\":2,\"linksTo\":\"https://elsewhere.example\"}");

        assertThat(read(TEAM + "/TAG_night").complete()).isFalse();
    }

    @Test
    void givesUpOnAListThatNamesItsOwnPageAsTheNext() {
        list("shifts", nights(4));
        post("/_sim/manners", "{\"endless\":true}");

        assertThat(read().complete()).isFalse();
        assertThat(control.seen("GET", LISTS + "shifts")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "shifts, sharedShift, startDateTime",
        "shifts, sharedShift, endDateTime",
        "timesOff, sharedTimeOff, startDateTime",
        "timesOff, sharedTimeOff, endDateTime"
    })
    void saysThatTheReadingIsIncompleteWhenSomethingCannotBePlacedInTime(String list, String shared, String end) {
        ObjectNode broken = shared.equals("sharedShift") ? shift(BO, hours(1, 9)) : timeOff(BO, hours(1, 9));
        ((ObjectNode) broken.get(shared)).put(end, "soon");
        list("shifts", shift(ADA, hours(1, 9)));
        list(list, broken);

        assertThat(read().complete()).isFalse();
        assertThat(read().presences()).containsExactly(new Presence(ADA, hours(1, 9)));
    }

    @Test
    void saysThatTheReadingIsIncompleteWhenAResourceCannotBeRead() {
        ObjectNode strange = shift(BO, hours(1, 9));
        ((ObjectNode) strange.get("sharedShift")).put("activities", "none");
        list("shifts", shift(ADA, hours(1, 9)), strange);
        assertThat(read().complete()).isFalse();

        team.remove("shifts");
        list("timesOff", timeOff(BO, hours(1, 9)).putNull("userId"));
        assertThat(read().complete()).isFalse();

        team.remove("timesOff");
        assertThat(read().complete()).isTrue();
        ObjectNode shift = shift(ADA, hours(1, 9));
        ((ObjectNode) shift.get("sharedShift")).putArray("activities").addNull();
        list("shifts", shift);
        assertThat(read().complete()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "graph.shift-unplaced      | shifts   | /sharedShift   | endDateTime   | \"soon\"",
                "graph.shift-unreadable    | shifts   | /sharedShift   | activities    | \"none\"",
                "graph.activity-empty      | shifts   | /sharedShift   | activities    | [null]",
                "graph.activity-unplaced   | shifts   | /sharedShift   | activities    | [{}]",
                "graph.time-off-unplaced   | timesOff | /sharedTimeOff | startDateTime | \"soon\"",
                "graph.time-off-unreadable | timesOff | ''             | userId        | {}",
                "graph.time-off-of-nobody  | timesOff | ''             | userId        | null"
            })
    void saysWhichShiftOrTimeOffIsUnclear(String key, String list, String where, String field, String value) {
        ObjectNode unclear = list.equals("shifts") ? shift(BO, hours(1, 9)) : timeOff(BO, hours(1, 9));
        unclear.put("id", "ID_1");
        unclear.withObject(list.equals("shifts") ? "/sharedShift" : "/sharedTimeOff")
                .put("displayName", "Night");
        ((ObjectNode) unclear.at(where)).set(field, SimulatorControl.parsed(value));
        list(list, unclear);

        assertThat(read().problem().orElse("")).satisfies(golden(key));
    }

    @Test
    void saysWhichListHasNoEnd() {
        post("/_sim/manners", "{\"endless\":true}");

        assertThat(read(TEAM + "/TAG_night").problem().orElse("")).satisfies(golden("graph.endless"));
    }

    @Test
    void asksForEveryPersonOnceAnHour() {
        list("shifts", nights(3));
        String user = "/v1.0/users/" + id(ADA);

        read();
        read();
        assertThat(control.seen("GET", user)).isEqualTo(1);

        CLOCK.advance(Duration.ofMinutes(61));
        read();
        assertThat(control.seen("GET", user)).isEqualTo(2);
    }

    @Test
    void knowsPeopleWithoutAMailboxByTheirSignInName() {
        team.remove("users");
        team.withArray("users").add(user(ADA).putNull("mail"));
        list("shifts", shift(ADA, hours(1, 9)));

        assertThat(read().presences())
                .extracting(presence -> presence.person().key())
                .containsExactly("upn-ada@example.org");
    }

    @Test
    void countsNobodyForAUserWhoIsGone() {
        list("shifts", shift(ADA, hours(1, 9)), shift(BO, hours(1, 9)));
        control.refuse(404, "GET", "/v1.0/users/" + id(BO), 0);

        RosterSnapshot reading = read();

        assertThat(reading.presences()).containsExactly(new Presence(ADA, hours(1, 9)));
        assertThat(reading.complete()).isTrue();
    }

    @Test
    void saysOnWhoseBehalfItAsksWhenTold() {
        list("shifts", shift(ADA, hours(1, 9)));
        post("/_sim/manners", "{\"actsAs\":true}");
        assertFails(FailureCode.ROSTER_DENIED, this::read);

        connection = GraphShifts.connect(settings(SECRET).actingAs("0d9c1f9e-0000-4000-8000-00000000000a"), CLOCK);

        assertThat(read().presences()).hasSize(1);
    }

    @Test
    void keepsThePaceThatEveryTeamAllows() {
        HttpSettings impatient = HttpSettings.defaults().withPatience(Duration.ofMillis(1));
        ShiftRosters hasty = GraphShifts.connect(
                        settings(SECRET).withTeamRequestsPerSecond(4).withHttp(impatient), CLOCK)
                .rosters();
        post("/_sim/teams", "[" + team + ",{\"id\":\"another\"}]");

        Failure refused = assertFails(FailureCode.SYSTEM_THROTTLED, () -> {
            for (int reading = 0; reading < 100; reading++) {
                hasty.read(ref(TEAM), WEEK);
            }
        });

        assertThat(refused).satisfies(goldenMessage("graph.rate-limit"));
        assertThat(hasty.read(ref("another"), WEEK).complete()).isTrue();
    }

    @Test
    void waitsTheSecondThatATeamAsksFor() throws IOException {
        try (GraphSimulator strict = GraphSimulator.start(GraphSettings.onPort(0)
                .requiring("app", SECRET)
                .allowing(1)
                .with("[{\"id\":\"t1\"}]")
                .at(CLOCK))) {
            ShiftRosters rosters =
                    GraphShifts.connect(settings(strict, SECRET), CLOCK).rosters();

            assertThat(rosters.read(ref("t1"), WEEK).complete()).isTrue();

            assertThat(CLOCK.instant()).isEqualTo(NOW.plusSeconds(1));
        }
    }

    @Test
    void staysAwayFromATeamThatAsksForLongAndReadsOthersMeanwhile() {
        post("/_sim/teams", "[" + team + ",{\"id\":\"another\"}]");
        control.refuse(429, "GET", LISTS + "shifts", 70);

        assertThat(assertFails(FailureCode.SYSTEM_THROTTLED, () -> rosters().read(ref(TEAM), WEEK))
                        .retryAfter())
                .contains(Duration.ofSeconds(70));
        assertFails(FailureCode.SYSTEM_THROTTLED, () -> rosters().read(ref(TEAM), WEEK));
        assertThat(control.seen("GET", LISTS + "shifts")).isEqualTo(1);
        assertThat(rosters().read(ref("another"), WEEK).complete()).isTrue();
        CLOCK.advance(Duration.ofSeconds(70));
        assertThat(rosters().read(ref(TEAM), WEEK).complete()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "malformed, shifts, 1",
        "malformed, timesOff, 1",
        "html, shifts, 1",
        "html, timesOff, 1",
        "drop, shifts, 2",
        "drop, timesOff, 2"
    })
    void takesNonsenseForSilence(String kind, String list, int times) {
        list("shifts", shift(ADA, hours(1, 9)));
        control.fault(kind, "GET", LISTS + list, times);

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read);
    }

    @Test
    void failsWhenALaterPageIsCutOff() {
        list("shifts", nights(4));
        post("/_sim/manners", "{\"pageSize\":2}");
        assertThat(read().presences()).hasSize(4);

        // The first fault leaves the first page alone, because a delay of nothing is no fault.
        control.delay(1, "GET", LISTS + "shifts");
        control.fault("malformed", "GET", LISTS + "shifts");

        assertFails(FailureCode.SYSTEM_UNAVAILABLE, this::read);
    }

    @ParameterizedTest
    @CsvSource({
        "400, ROSTER_INVALID",
        "401, ROSTER_DENIED",
        "403, ROSTER_DENIED",
        "404, ROSTER_MISSING",
        "500, SYSTEM_UNAVAILABLE",
        "503, SYSTEM_UNAVAILABLE"
    })
    void translatesRefusals(int status, FailureCode code) {
        control.refuse(status, "GET", LISTS + "shifts", 0);
        // A token that is refused is renewed once.
        control.refuse(status, "GET", LISTS + "shifts", 0);

        assertFails(code, this::read);
    }

    @Test
    void saysThatItIsDeniedWithoutTellingTheSecret() {
        connection.selfTest();

        assertThat(assertFails(
                        FailureCode.ROSTER_DENIED,
                        () -> GraphShifts.connect(settings("stolen"), CLOCK).selfTest()))
                .hasMessageNotContaining("stolen");
        assertThat(settings("stolen").toString()).doesNotContain("stolen");
    }

    @Test
    void testsWhetherTheShiftsOfATeamMayBeRead() {
        post("/_sim/teams", "[" + team + "]");
        GraphShifts tested = GraphShifts.connect(settings(SECRET).testing(TEAM), CLOCK);
        tested.selfTest();
        assertThat(control.seen("GET", LISTS + "shifts")).isEqualTo(1);

        control.refuse(403, "GET", LISTS + "shifts", 0);
        assertFails(FailureCode.ROSTER_DENIED, tested::selfTest);
        assertFails(
                FailureCode.ROSTER_MISSING,
                () -> GraphShifts.connect(settings(SECRET).testing("nowhere"), CLOCK)
                        .selfTest());
    }

    @Test
    void fetchesOneTokenForManyCalls() {
        read();
        read();

        assertThat(control.seen("POST", "/contoso/oauth2/v2.0/token")).isEqualTo(1);
    }

    @Test
    void asksForTokensOfTheApiAndNothingElse() {
        GraphShiftsSettings settings = GraphShiftsSettings.of("contoso.example", "app", new Secret(SECRET));

        assertThat(settings.scope()).isEqualTo("https://graph.microsoft.com/.default");
        assertThat(settings.tokens())
                .isEqualTo(URI.create("https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"));
    }
}

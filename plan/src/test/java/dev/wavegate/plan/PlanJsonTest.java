package dev.wavegate.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.wavegate.domain.change.Approval;
import dev.wavegate.domain.change.ChangePhase;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.change.ChangeTicket;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.gate.ConfirmedGate;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.gate.Share;
import dev.wavegate.domain.gate.Verdict;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Version;
import dev.wavegate.domain.release.VersionRange;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Assignment;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.wave.WaveSize;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowCovers;
import dev.wavegate.domain.window.WindowRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.wavegate.golden.GoldenMessages.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class PlanJsonTest {
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Interval HOUR = new Interval(NOON, NOON.plusSeconds(3600));
    private static final String HOUR_JSON = "{'start':'2026-11-20T12:00:00Z','end':'2026-11-20T13:00:00Z'}";

    private final ObjectMapper mapper = PlanJson.mapper();

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"values", "families", "records"})
    void writesAndReadsBack(Class<?> type, Object value, String json) throws JsonProcessingException {
        String golden = json.replace('\'', '"');

        assertThat(mapper.writeValueAsString(value)).isEqualTo(golden);
        Object again = mapper.readValue(golden, type);
        assertThat(again).isEqualTo(value);
    }

    static Stream<Arguments> values() {
        String digest = "0123456789abcdef".repeat(4);
        return Stream.of(
                arguments(RolloutId.class, new RolloutId("lamp-2"), "'lamp-2'"),
                arguments(DeviceId.class, new DeviceId("D 1"), "'D 1'"),
                arguments(WaveNumber.class, new WaveNumber(7), "7"),
                arguments(Version.class, new Version("4.20"), "'4.20'"),
                arguments(PlanDigest.class, new PlanDigest(digest), "'" + digest + "'"),
                arguments(DispatchKey.class, new DispatchKey("a-w1"), "'a-w1'"),
                arguments(Role.class, new Role("site-ops"), "'site-ops'"),
                arguments(ScheduleRef.class, new ScheduleRef("google", "a:b"), "'google:a:b'"),
                arguments(Share.class, new Share(1, 40), "'2.5%'"),
                arguments(Share.class, new Share(1, 3), "'1/3'"),
                arguments(VersionRange.class, VersionRange.parse("<4.2.1").orElseThrow(), "'<4.2.1'"),
                arguments(WaveSize.class, new WaveSize.Count(20), "'20'"),
                arguments(WaveSize.class, new WaveSize.UpTo(new Share(1, 10)), "'10%'"),
                arguments(Duration.class, Duration.ofMinutes(90), "'PT1H30M'"),
                arguments(Instant.class, NOON, "'2026-11-20T12:00:00Z'"),
                arguments(Interval.class, HOUR, HOUR_JSON),
                arguments(OrdinalRange.class, new OrdinalRange(0, 20), "{'from':0,'to':20}"),
                arguments(
                        OutcomeCounts.class,
                        new OutcomeCounts(Map.of(DeviceOutcome.FAILED, 1, DeviceOutcome.CONFIRMED, 19)),
                        "{'CONFIRMED':19,'FAILED':1}"),
                arguments(OutcomeCounts.class, OutcomeCounts.none(), "{}"));
    }

    static Stream<Arguments> families() {
        List<String> reasons = List.of("because");
        String rest = ",'reasons':['because'],'numbers':{'reports':'3'}}";
        Map<String, String> numbers = Map.of("reports", "3");
        return Stream.of(
                arguments(Verdict.class, new Verdict.Passed(reasons, numbers), "{'verdict':'PASSED'" + rest),
                arguments(Verdict.class, new Verdict.Failed(reasons, numbers), "{'verdict':'FAILED'" + rest),
                arguments(
                        Verdict.class, new Verdict.Inconclusive(reasons, numbers), "{'verdict':'INCONCLUSIVE'" + rest),
                arguments(Verdict.class, new Verdict.Errored(reasons, numbers), "{'verdict':'ERRORED'" + rest));
    }

    static Stream<Arguments> records() {
        ChangeRef ref = new ChangeRef("id1", "CHG1");
        return Stream.of(
                arguments(
                        NamedGate.class,
                        new NamedGate("g", new ConfirmedGate(new Share(98, 100), Duration.ofMinutes(30))),
                        "{'name':'g','gate':{'atLeast':'98%','within':'30m'}}"),
                arguments(
                        WaveSpec.class,
                        new WaveSpec(
                                "a",
                                new WaveSize.Count(3),
                                FleetSelection.everything(),
                                Duration.ofSeconds(4),
                                Optional.empty()),
                        "{'name':'a','size':'3','selection':{'attributes':{}},'soak':'PT4S'}"),
                arguments(
                        StaffedWindow.class,
                        new StaffedWindow(
                                HOUR,
                                NOON,
                                NOON,
                                NOON.plusSeconds(60),
                                List.of("Ada is there"),
                                List.of(new Assignment(new Person("ada@x", "Ada"), new Role("ops")))),
                        "{'span':" + HOUR_JSON
                                + ",'start':'2026-11-20T12:00:00Z','latestStart':'2026-11-20T12:00:00Z',"
                                + "'workUntil':'2026-11-20T12:01:00Z','evidence':['Ada is there'],"
                                + "'people':[{'person':{'key':'ada@x','name':'Ada'},'role':'ops'}]}"),
                arguments(
                        WindowRules.class,
                        new WindowRules(List.of(), List.of(), Duration.ZERO, Duration.ofMinutes(1), WindowCovers.WORK),
                        "{'open':[],'closed':[],'lead':'PT0S','reserve':'PT1M','covers':'WORK'}"),
                arguments(
                        ChangeTicket.class,
                        new ChangeTicket(
                                ref,
                                ChangePhase.SCHEDULED,
                                Approval.APPROVED,
                                Optional.of(HOUR),
                                Optional.of("wait"),
                                Optional.empty(),
                                0),
                        "{'ref':{'id':'id1','number':'CHG1'},'phase':'SCHEDULED','approval':'APPROVED','planned':"
                                + HOUR_JSON + ",'holdReason':'wait','version':0}"),
                arguments(
                        RolloutProgress.class,
                        new RolloutProgress(
                                RolloutState.SOAKING,
                                false,
                                List.of(),
                                2,
                                Optional.of(ref),
                                Optional.empty(),
                                Optional.of(HOUR),
                                List.of(new RolloutProgress.GateProgress("g", 2, "PASSED", List.of("fine"))),
                                Optional.empty(),
                                Optional.empty(),
                                List.of(new RegionProgress(
                                        "eu",
                                        7,
                                        RegionProgress.Stage.AWAITING_WINDOW,
                                        List.of("nobody is there"),
                                        Optional.of(HOUR)))),
                        "{'state':'SOAKING','paused':false,'held':[],'wave':2,'change':{'id':'id1','number':'CHG1'},"
                                + "'window':" + HOUR_JSON
                                + ",'gates':[{'gate':'g','wave':2,'verdict':'PASSED','reasons':['fine']}],"
                                + "'regions':[{'region':'eu','devices':7,'stage':'AWAITING_WINDOW',"
                                + "'held':['nobody is there'],'window':" + HOUR_JSON + "}]}"));
    }

    @Test
    void writesAPlanAsItsCanonicalForm() throws JsonProcessingException {
        ReadPlan read = PlanText.read(PlanText.SMALLEST);

        assertThat(mapper.writeValueAsString(read.plan())).isEqualTo(read.canonicalJson());
        assertThat(mapper.readValue(read.canonicalJson(), RolloutPlan.class)).isEqualTo(read.plan());
        assertThat(mapper.treeToValue(mapper.valueToTree(read.plan()), RolloutPlan.class))
                .isEqualTo(read.plan());
    }

    @Test
    void carriesEveryPlanInAMessage() throws JsonProcessingException {
        for (long seed = 0; seed < 100; seed++) {
            Message message = new Message(new RandomPlans(seed).next(), Optional.of(new WaveNumber(1)), Map.of());

            String json = mapper.writeValueAsString(message);

            assertThat(mapper.readValue(json, Message.class))
                    .as("seed %d", seed)
                    .isEqualTo(message);
        }
    }

    @Test
    void usesValuesAsKeys() throws JsonProcessingException {
        Map<ScheduleRef, List<DeviceId>> map = Map.of(new ScheduleRef("google", "a"), List.of(new DeviceId("d")));
        String json = mapper.writeValueAsString(map);

        assertThat(json).isEqualTo("{\"google:a\":[\"d\"]}");
        assertThat(mapper.readValue(json, new TypeReference<Map<ScheduleRef, List<DeviceId>>>() {}))
                .isEqualTo(map);
        assertThat(mapper.writeValueAsString(Map.of(new WaveNumber(3), OutcomeCounts.none())))
                .isEqualTo("{\"3\":{}}");
        assertThat(mapper.readValue("{\"3\":{}}", new TypeReference<Map<WaveNumber, OutcomeCounts>>() {}))
                .isEqualTo(Map.of(new WaveNumber(3), OutcomeCounts.none()));
    }

    @Test
    void ignoresFieldsThatItDoesNotKnow() throws JsonProcessingException {
        String plan = PlanText.read(PlanText.SMALLEST).canonicalJson();

        Message read = mapper.readValue("{\"added\":1,\"counts\":{},\"plan\":" + plan + "}", Message.class);

        assertThat(read.wave()).isEmpty();
    }

    @Test
    void refusesWhatBreaksARule() {
        assertThatThrownBy(() -> mapper.readValue("\"NO\"", RolloutId.class))
                .asInstanceOf(throwable(MismatchedInputException.class))
                .extracting(MismatchedInputException::getOriginalMessage)
                .satisfies(golden("plan.json-rollout-name"));
        assertThatThrownBy(() -> mapper.readValue("{}", RolloutPlan.class))
                .asInstanceOf(throwable(MismatchedInputException.class))
                .extracting(MismatchedInputException::getOriginalMessage)
                .satisfies(golden("plan.json-metadata"));
        assertThatThrownBy(() -> mapper.readValue("{\"verdict\":\"MAYBE\"}", Verdict.class))
                .isInstanceOf(MismatchedInputException.class);
    }

    record Message(RolloutPlan plan, Optional<WaveNumber> wave, Map<String, OutcomeCounts> counts) {}
}

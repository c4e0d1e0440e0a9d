package dev.wavegate.api.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.api.lab.HttpAnswer;
import dev.wavegate.api.lab.RunningApi;
import dev.wavegate.api.lab.Surroundings;
import dev.wavegate.domain.change.ChangeRef;
import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OrdinalRange;
import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.fleet.FleetSelection;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutProgress.GateProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts.NewRollout;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.testkit.cohort.DeviceBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.wavegate.api.lab.RunningApi.ROLLOUTS;
import static dev.wavegate.testkit.rollout.PlanBuilder.aPlan;
import static org.assertj.core.api.Assertions.assertThat;

class ShowingRolloutsTest {
    private static final Instant AT = Instant.parse("2026-03-29T00:30:00Z");

    private final RunningApi api = RunningApi.shared();
    private final Cohorts cohorts = Surroundings.stored().cohorts();

    @Test
    void showsEverythingInAStableForm() {
        RolloutPlan plan = aPlan("golden-view")
                .inACanaryAndTheRest(2)
                .labelled("team", "comfort")
                .build();
        known(plan, AT);
        freeze(plan.id(), 3);
        Surroundings.stored().rollouts().progress(plan.id(), inTheMiddle(), 7, AT.plusSeconds(60));

        HttpAnswer answer = api.get(ROLLOUTS + "/golden-view").isStatus(200);

        assertThat(answer.body())
                .isEqualTo(("{'id':'golden-view','product':'thermostat','version':'4.2.1','digest':'DIGEST',"
                                + "'state':'RUNNING_WAVE','paused':true,'held':['ServiceNow is down'],'wave':1,"
                                + "'outcomes':{'PENDING':2,'SKIPPED':1},"
                                + "'waves':[{'number':1,'name':'wave-1','devices':2,'outcomes':{'PENDING':1,'SKIPPED':1}},"
                                + "{'number':2,'name':'wave-2','devices':1,'outcomes':{'PENDING':1}}],"
                                + "'change':{'number':'CHG0030001','phase':'IMPLEMENT'},"
                                + "'window':{'start':'2026-03-29T00:30:00Z','end':'2026-03-29T02:30:00Z'},"
                                + "'regions':[{'region':'eu','devices':2,'state':'RUNNING','held':[],"
                                + "'window':{'start':'2026-03-29T00:30:00Z','end':'2026-03-29T02:30:00Z'}},"
                                + "{'region':'','devices':1,'state':'AWAITING_WINDOW','held':['nobody is there'],'window':null}],"
                                + "'gates':[{'gate':'install','wave':1,'verdict':'INCONCLUSIVE','reasons':['too few']}],"
                                + "'incident':null,'ending':null,'labels':{'team':'comfort'},"
                                + "'createdAt':'2026-03-29T00:30:00Z','updatedAt':'2026-03-29T00:31:00Z'}")
                        .replace('\'', '"')
                        .replace("DIGEST", CanonicalPlan.digest(plan).value()));
        assertThat(api.get(ROLLOUTS + "/golden-view/waves").each("items", "devices"))
                .containsExactly("2", "1");
    }

    @Test
    void answersThatNothingHasChanged() {
        RolloutPlan plan = aPlan("not-modified").build();
        known(plan, AT);
        String path = ROLLOUTS + "/not-modified";
        String tag = api.get(path).header("ETag");

        api.get(path, "If-None-Match", tag).isStatus(304);
        freeze(plan.id(), 1);
        api.get(path, "If-None-Match", tag).isStatus(200);
        api.get(path + "/plan", "If-None-Match", api.get(path + "/plan").header("ETag"))
                .isStatus(304);
    }

    @Test
    void listsDevicesPageByPage() {
        RolloutPlan plan = aPlan("many-devices").build();
        known(plan, AT);
        freeze(plan.id(), 5);
        String path = ROLLOUTS + "/many-devices/devices?page_size=2";

        List<String> ordinals = new ArrayList<>();
        String token = "";
        do {
            HttpAnswer page = api.get(path + "&page_token=" + token).isStatus(200);
            ordinals.addAll(page.each("items", "ordinal"));
            token = page.json().path("nextPageToken").asString("");
        } while (!token.isEmpty());

        assertThat(ordinals).containsExactly("0", "1", "2", "3", "4");
        assertThat(api.get(path + "&outcome=SKIPPED").each("items", "outcome")).containsExactly("SKIPPED");
        assertThat(api.get(path + "&outcome=SKIPPED").each("items", "code")).containsExactly("same-version");
        assertThat(api.get(path + "&outcome=SKIPPED&outcome=PENDING").each("items", "ordinal"))
                .hasSize(2);
        assertThat(api.get(path + "&outcome=FALSE_SUCCESS").json().path("items"))
                .isEmpty();
    }

    @Test
    void listsRolloutsNewestFirstAndNarrowsByLabelProductAndState() {
        for (int number = 1; number <= 5; number++) {
            known(
                    aPlan("listed-" + number)
                            .of("kettle", "1.0." + number)
                            .labelled("suite", "listing")
                            .labelled("parity", number % 2 == 0 ? "even" : "odd")
                            .build(),
                    AT.plusSeconds(number));
        }
        Surroundings.stored().rollouts().progress(new RolloutId("listed-2"), inTheMiddle(), 1, AT.plusSeconds(60));

        HttpAnswer first =
                api.get(ROLLOUTS + "?label=suite=listing&page_size=3").isStatus(200);
        assertThat(first.each("items", "id")).containsExactly("listed-5", "listed-4", "listed-3");
        HttpAnswer second =
                api.get(ROLLOUTS + "?label=suite=listing&page_size=3&page_token=" + first.text("/nextPageToken"));
        assertThat(second.each("items", "id")).containsExactly("listed-2", "listed-1");
        assertThat(second.json().path("nextPageToken").isNull()).isTrue();

        assertThat(ids("?product=kettle&label=parity=even&label=suite=listing"))
                .containsExactly("listed-4", "listed-2");
        assertThat(ids("?product=kettle&state=RUNNING_WAVE")).containsExactly("listed-2");
        assertThat(ids("?product=teapot")).isEmpty();
        assertThat(ids("?label=parity=neither")).isEmpty();
        assertThat(ids("?label=parity=even&label=parity=odd")).isEmpty();
        assertThat(ids("?label=parity=even,odd")).isEmpty();
        assertThat(first.text("/items/0/version")).isEqualTo("1.0.5");
    }

    @ParameterizedTest
    @CsvSource({
        "?page_size=0, page_size",
        "?page_size=501, page_size",
        "?page_size=many, page_size",
        "?page_token=none-of-ours, ''",
        "?state=DONE, state",
        "?label=team, label",
        "?label==comfort, label",
        "?label=, label",
        "?page_size=, page_size",
        "?page_size=+7, page_size",
        "?page_size=0x7, page_size",
        "?page_size=99999999999999999999, page_size",
        "?page_size=7&page_size=8, page_size",
        "?state=, state",
        "?state=completed, state",
        "?product=a&product=b, product",
        "?page_token=99999999999999999.a, ''",
        "?lable=team=comfort, lable",
        "?pageSize=7, pageSize"
    })
    void refusesParametersThatItDoesNotUnderstand(String query, String path) {
        HttpAnswer answer = api.get(ROLLOUTS + query).isProblem(400, "request.invalid");

        if (!path.isEmpty()) {
            assertThat(answer.each("reasons", "path")).containsExactly(path);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'/devices?outcome=BROKEN'",
        "'/devices?outcome='",
        "'/devices?outcome=FAILED,PENDING'",
        "'/journal:stream?after=%205'",
        "'/devices?page_token=none'",
        "'/journal?page_token=LTE'",
        "'/waves?x=1'"
    })
    void refusesThemInListsOfARolloutToo(String rest) {
        known(aPlan("bad-parameters").build(), AT);

        api.get(ROLLOUTS + "/bad-parameters" + rest).isProblem(400, "request.invalid");
    }

    private List<String> ids(String query) {
        return api.get(ROLLOUTS + query).isStatus(200).each("items", "id");
    }

    private static void known(RolloutPlan plan, Instant at) {
        Surroundings.stored()
                .rollouts()
                .register(new NewRollout(
                        plan.id(),
                        CanonicalPlan.digest(plan),
                        CanonicalPlan.json(plan),
                        plan.release().product(),
                        plan.labels(),
                        Set.of(),
                        at));
    }

    /** Waves of two and of all others; the first device is skipped. */
    private void freeze(RolloutId rollout, int devices) {
        cohorts.stage(rollout, DeviceBuilder.devices(devices));
        int first = Math.min(2, devices);
        cohorts.assignWave(rollout, new WaveNumber(1), FleetSelection.everything(), first, 0);
        cohorts.assignWave(rollout, new WaveNumber(2), FleetSelection.everything(), devices - first, first);
        cohorts.seal(rollout);
        CohortMember member = cohorts.members(rollout, new OrdinalRange(0, 1), Set.of(DeviceOutcome.PENDING), -1, 1)
                .get(0);
        cohorts.apply(rollout, List.of(new OutcomeChange(member, DeviceOutcome.SKIPPED, "same-version")));
    }

    private static RolloutProgress inTheMiddle() {
        return new RolloutProgress(
                RolloutState.RUNNING_WAVE,
                true,
                List.of("ServiceNow is down"),
                1,
                Optional.of(new ChangeRef("abc", "CHG0030001")),
                Optional.of("IMPLEMENT"),
                Optional.of(new Interval(AT, AT.plusSeconds(7200))),
                List.of(new GateProgress("install", 1, "INCONCLUSIVE", List.of("too few"))),
                Optional.empty(),
                Optional.empty(),
                List.of(
                        new RegionProgress(
                                "eu", 2, Stage.RUNNING, List.of(), Optional.of(new Interval(AT, AT.plusSeconds(7200)))),
                        new RegionProgress(
                                "", 1, Stage.AWAITING_WINDOW, List.of("nobody is there"), Optional.empty())));
    }
}

package dev.wavegate.workflows.rollout;

import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.identity.DeviceId;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.workflows.change.ChangeTicketActivities;
import dev.wavegate.workflows.incident.IncidentActivities;
import dev.wavegate.workflows.journal.JournalActivities;
import dev.wavegate.workflows.wave.CohortActivities;
import dev.wavegate.workflows.wave.DriveInput;
import dev.wavegate.workflows.wave.WaveActivities;
import dev.wavegate.workflows.wave.WaveWorkflow;
import dev.wavegate.workflows.window.WindowActivities;
import io.temporal.common.WorkflowExecutionHistory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

class LargeRolloutTest {
    private static final Logger LOG = LoggerFactory.getLogger(LargeRolloutTest.class);
    private static final int LARGEST_PAYLOAD = 256 * 1024;

    private final RolloutScenario story = new RolloutScenario();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void bringsAMillionDevicesInFiveWavesWithFewerThanAThousandEvents() {
        story.inWaves(1_000, 9_000, 90_000, 300_000, 600_000)
                .approvedAfter(ofDays(1))
                .planned(plan -> plan.soaking(ofHours(6)));
        for (int wave = 1; wave <= 5; wave++) {
            story.fleet().wave(wave).taking(ofHours(8));
        }

        RolloutProgress end = story.play();

        List<WorkflowExecutionHistory> histories = story.histories();
        assertThat(end.ending()).get().asString().startsWith("COMPLETED thermostat-4-2-1: 1000000 confirmed");
        assertThat(histories).hasSize(6);
        assertThat(histories.stream()
                        .mapToInt(each -> HistoryFacts.of(each).size())
                        .sum())
                .isLessThan(1_000);
        assertThat(histories)
                .flatExtracting(each -> HistoryFacts.of(each).payloads())
                .isNotEmpty()
                .allSatisfy(payload -> assertThat(payload.getSerializedSize()).isLessThan(LARGEST_PAYLOAD));
    }

    /** The largest plan: fifty regions in two waves. Between the waves the rollout continues as new. */
    @Test
    void runsAHundredPartsWithLessThanTwoMegabytesOfHistory() {
        List<String> regions =
                IntStream.range(10, 60).mapToObj(each -> "region-" + each).toList();
        Map<String, Integer> devices = new TreeMap<>();
        regions.forEach(region -> devices.put(region, 100));
        story.throughRegions(devices, 2)
                .planned(plan -> plan.pacedAt(100, 500).soaking(ofMinutes(30)))
                .planned(plan -> regions.stream()
                        .reduce(
                                plan,
                                (before, region) ->
                                        before.inRegion(region, "google:" + region, "ops", "google:ops-" + region),
                                (one, same) -> one));
        for (int hour = 0; hour < regions.size(); hour++) {
            String region = regions.get(hour);
            story.schedules()
                    .open(
                            "google:" + region,
                            RolloutScenario.from(ofHours(hour + 2), ofHours(hour + 8)),
                            RolloutScenario.from(ofHours(hour + 102), ofHours(hour + 108)));
            story.schedules()
                    .onShift("google:ops-" + region, "ops " + region, RolloutScenario.from(ofHours(-5), ofHours(500)));
        }
        story.fleet().wave(1).taking(ofHours(2));
        story.fleet().wave(2).taking(ofHours(2));

        RolloutProgress end = story.play();

        List<HistoryFacts> runs = story.runs().stream().map(HistoryFacts::of).toList();
        assertThat(end.ending()).get().asString().startsWith("COMPLETED thermostat-4-2-1: 10000 confirmed");
        assertThat(runs).hasSize(2);
        assertThat(runs)
                .extracting(HistoryFacts::size)
                .allSatisfy(events -> assertThat(events).isLessThan(6_500));
        int weight = runs.stream().mapToInt(run -> (int) run.weight()).sum();
        int waves = story.histories().stream()
                .skip(runs.size())
                .mapToInt(wave -> (int) HistoryFacts.of(wave).weight())
                .sum();
        LOG.info("100 parts: {} bytes in the rollout's runs, {} in those of its parts", weight, waves);
        assertThat(weight).isLessThan(2 * 1024 * 1024);
        assertThat(runs)
                .flatExtracting(HistoryFacts::payloads)
                .allSatisfy(payload -> assertThat(payload.getSerializedSize()).isLessThan(LARGEST_PAYLOAD));
        assertThat(story.journal().sequences()).isSorted();
    }

    @Test
    void drivesALargeWaveInSeveralLanes() {
        story.inWaves(600_000).fleet().wave(1).taking(ofHours(8));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.COMPLETED);
        assertThat(story.fleet().drives()).extracting(DriveInput::laneNumber).containsExactlyInAnyOrder(0, 1, 2);
        assertThat(story.fleet().outcomes().confirmed()).isEqualTo(600_000);
    }

    @Test
    void stopsAllLanesWhenOneObjects() {
        story.inWaves(600_000).fleet().wave(1).taking(ofHours(8)).objectedToAfter(ofMinutes(30));

        RolloutProgress end = story.play();

        assertThat(end.state()).isEqualTo(RolloutState.ROLLED_BACK);
        assertThat(story.fleet().outcomes().everDispatched()).isLessThan(100_000);
        assertThat(story.fleet().rollbacks()).hasSize(3);
        assertThat(story.elapsed()).isLessThan(ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                ChangeTicketActivities.class,
                CohortActivities.class,
                IncidentActivities.class,
                JournalActivities.class,
                RolloutWorkflow.class,
                WaveActivities.class,
                WaveWorkflow.class,
                WindowActivities.class
            })
    void letsNoDeviceIntoAnyHistory(Class<?> contract) {
        Set<Type> reachable = new HashSet<>();
        for (Method method : contract.getDeclaredMethods()) {
            collect(method.getGenericReturnType(), reachable);
            for (Type parameter : method.getGenericParameterTypes()) {
                collect(parameter, reachable);
            }
        }

        assertThat(reachable).isNotEmpty().doesNotContain(DeviceId.class, CohortMember.class);
    }

    private static void collect(Type type, Set<Type> reachable) {
        if (!reachable.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                collect(argument, reachable);
            }
        } else if (type instanceof Class<?> plain && plain.isRecord()) {
            for (RecordComponent component : plain.getRecordComponents()) {
                collect(component.getGenericType(), reachable);
            }
        } else if (type instanceof Class<?> family && family.isSealed()) {
            for (Class<?> each : family.getPermittedSubclasses()) {
                collect(each, reachable);
            }
        }
    }
}

package dev.wavegate.api.rollout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import dev.wavegate.api.rollout.RolloutView.ChangeView;
import dev.wavegate.api.rollout.RolloutView.GateView;
import dev.wavegate.api.rollout.RolloutView.RegionView;
import dev.wavegate.api.rollout.RolloutView.WaveView;
import dev.wavegate.api.rollout.RolloutView.WindowView;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.OutcomeCounts;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.schedule.Interval;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes views of what is stored. */
@Component
final class RolloutViews {
    private final Cohorts cohorts;
    private final JsonMapper json;

    RolloutViews(Cohorts cohorts, JsonMapper json) {
        this.cohorts = cohorts;
        this.json = json;
    }

    /** The rollout as stored. */
    RolloutView of(RolloutRecord rollout) {
        return of(rollout, rollout.progress());
    }

    /** The rollout with what its workflow says of itself, which may be newer than what is stored. */
    RolloutView of(RolloutRecord rollout, RolloutProgress progress) {
        StoredPlan plan = plan(rollout);
        Map<WaveNumber, OutcomeCounts> counts = cohorts.counts(rollout.id());
        OutcomeCounts total = counts.values().stream().reduce(OutcomeCounts.none(), OutcomeCounts::plus);
        return new RolloutView(
                rollout.id().value(),
                rollout.product(),
                plan.version(),
                rollout.digest().value(),
                progress.state().name(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                outcomes(total),
                waves(plan, counts),
                change(progress),
                window(progress.window()),
                progress.regions().stream().map(RolloutViews::region).toList(),
                progress.gates().stream()
                        .map(gate -> new GateView(gate.gate(), gate.wave(), gate.verdict(), gate.reasons()))
                        .toList(),
                progress.incident().orElse(null),
                progress.ending().orElse(null),
                new TreeMap<>(rollout.labels()),
                rollout.createdAt(),
                rollout.updatedAt());
    }

    List<WaveView> waves(RolloutRecord rollout) {
        return waves(plan(rollout), cohorts.counts(rollout.id()));
    }

    RolloutSummary summary(RolloutRecord rollout) {
        RolloutProgress progress = rollout.progress();
        return new RolloutSummary(
                rollout.id().value(),
                rollout.product(),
                plan(rollout).version(),
                rollout.digest().value(),
                progress.state().name(),
                progress.paused(),
                progress.held(),
                progress.wave(),
                change(progress),
                progress.incident().orElse(null),
                progress.ending().orElse(null),
                new TreeMap<>(rollout.labels()),
                rollout.createdAt(),
                rollout.updatedAt());
    }

    private StoredPlan plan(RolloutRecord rollout) {
        JsonNode spec = json.readTree(rollout.planJson()).path("spec");
        List<String> waves = StreamSupport.stream(spec.path("waves").spliterator(), false)
                .map(wave -> wave.path("name").asString(""))
                .toList();
        return new StoredPlan(spec.path("release").path("version").asString(""), waves);
    }

    private static List<WaveView> waves(StoredPlan plan, Map<WaveNumber, OutcomeCounts> counts) {
        List<WaveView> waves = new ArrayList<>();
        for (String name : plan.waves()) {
            WaveNumber number = new WaveNumber(waves.size() + 1);
            OutcomeCounts found = counts.getOrDefault(number, OutcomeCounts.none());
            waves.add(new WaveView(number.value(), name, found.total(), outcomes(found)));
        }
        return waves;
    }

    private static RegionView region(RegionProgress region) {
        return new RegionView(
                region.region(), region.devices(), region.stage().name(), region.held(), window(region.window()));
    }

    private static @Nullable WindowView window(Optional<Interval> window) {
        return window.map(each -> new WindowView(each.start(), each.end())).orElse(null);
    }

    private static @Nullable ChangeView change(RolloutProgress progress) {
        return progress.change()
                .map(ref -> new ChangeView(ref.number(), progress.changePhase().orElse(null)))
                .orElse(null);
    }

    /** By name in the order of the lifecycle. */
    private static Map<String, Integer> outcomes(OutcomeCounts counts) {
        Map<DeviceOutcome, Integer> inOrder = new TreeMap<>(counts.byOutcome());
        return inOrder.entrySet().stream()
                .collect(Collectors.toMap(
                        each -> each.getKey().name(), Map.Entry::getValue, Integer::sum, LinkedHashMap::new));
    }

    /**
     * What views need of a plan as it is stored; read as it stands, so that plans from before a rule became stricter stay
     * readable.
     *
     * @param version the version that is rolled out
     * @param waves names of the waves, in order
     */
    private record StoredPlan(String version, List<String> waves) {
        StoredPlan {
            waves = List.copyOf(waves);
        }
    }
}

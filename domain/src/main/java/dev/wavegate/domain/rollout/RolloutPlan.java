package dev.wavegate.domain.rollout;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.wavegate.domain.cohort.DeviceRules;
import dev.wavegate.domain.gate.NamedGate;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.identity.WaveNumber;
import dev.wavegate.domain.release.Release;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.wave.Pace;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowRules;

/**
 * What to roll out, to whom, when it may happen, how fast, judged how, and what to do on failure.
 *
 * @param windows when waves may run, and {@code staffing} who must be there, where no region says otherwise
 * @param waves at least one, in order
 * @param verdicts what follows when the gates have judged a wave
 */
public record RolloutPlan(
        RolloutId id,
        Map<String, String> labels,
        Release release,
        FleetTarget fleet,
        ChangeTerms change,
        WindowRules windows,
        List<StaffingRule> staffing,
        Regions regions,
        List<WaveSpec> waves,
        List<NamedGate> gates,
        VerdictPolicy verdicts,
        Pace pace,
        DeviceRules device,
        FailurePolicy onFailure) {
    public RolloutPlan {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        staffing = List.copyOf(staffing);
        waves = List.copyOf(waves);
        gates = List.copyOf(gates);
        if (waves.isEmpty() || waves.size() > WaveNumber.MOST) {
            throw new IllegalArgumentException(
                    "a plan must have 1 to " + WaveNumber.MOST + " waves, but has " + waves.size());
        }
        int parts = regions.rules().size() * waves.size();
        if (parts > Regions.MOST_PARTS) {
            throw new IllegalArgumentException(
                    "regions times waves must be at most " + Regions.MOST_PARTS + ", but is " + parts);
        }
    }

    public WaveSpec wave(WaveNumber number) {
        return waves.get(number.value() - 1);
    }

    /** What holds for the devices of a region; for all of a region that the plan does not name, and for an empty one. */
    public RegionRules rulesIn(String region) {
        RegionRules everywhereElse = new RegionRules(windows, staffing);
        return regions.rules().getOrDefault(region, everywhereElse);
    }

    /** Every calendar and roster that the plan names. */
    public Set<ScheduleRef> schedules() {
        Set<ScheduleRef> schedules = new HashSet<>();
        addSchedules(schedules, rulesIn(""));
        regions.rules().values().forEach(rules -> addSchedules(schedules, rules));
        return schedules;
    }

    private static void addSchedules(Set<ScheduleRef> schedules, RegionRules rules) {
        schedules.addAll(rules.windows().open());
        schedules.addAll(rules.windows().closed());
        rules.staffing().stream().map(StaffingRule::roster).forEach(schedules::add);
    }

    /** What a wave with so many devices left asks of its window. */
    public WindowDemand demandOf(WaveNumber number, int devicesLeft) {
        WaveSpec wave = wave(number);
        Duration work = wave.plannedDuration(devicesLeft, pace, device.deadline());
        return new WindowDemand(windows, staffing, work, wave.soak());
    }

    /**
     * What the part of a wave in one region asks of its window.
     *
     * @param region empty for the devices of all regions that the plan does not name
     * @param share the part's share of the pace
     */
    public WindowDemand demandOf(WaveNumber number, String region, int devicesLeft, Pace share) {
        WaveSpec wave = wave(number);
        RegionRules rules = rulesIn(region);
        Duration work = wave.plannedDuration(devicesLeft, share, device.deadline());
        return new WindowDemand(rules.windows(), rules.staffing(), work, wave.soak());
    }
}

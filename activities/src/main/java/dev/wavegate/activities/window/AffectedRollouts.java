package dev.wavegate.activities.window;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wavegate.domain.rollout.RegionProgress.Stage;
import dev.wavegate.domain.rollout.RegionRules;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.ScheduleMove;
import dev.wavegate.domain.window.WindowRules;
import dev.wavegate.plan.PlanFormat;
import dev.wavegate.plan.PlanParser;

/** Whether a move of a schedule that a rollout names can matter to it; in doubt it can. */
final class AffectedRollouts {
    private AffectedRollouts() {}

    /** A rollout that has a window cares for what is earlier and for the window; one that has none, for everything. */
    static boolean isOf(RolloutRecord rollout, ScheduleMove move, Instant now) {
        boolean isPast = !move.span().end().isAfter(now.minus(ScheduleSnapshots.BACK));
        return !isPast
                && lookouts(rollout.progress()).stream()
                        .anyMatch(each -> (each.awaits() || !move.freed())
                                && beginsInTime(
                                        each.window(), rollout, move.span().start()));
    }

    /**
     * What a rollout, or each of its regions, looks after now.
     *
     * @param awaits whether it waits for a window; who is under way has people, so that others who became free do not matter
     */
    private record Lookout(boolean awaits, Optional<Interval> window) {}

    /**
     * None of a rollout before its first window, which reads the copies when it begins to wait, nor of one that rolls back, which
     * needs nobody. Regions go on by themselves, also while the rollout as a whole is said to await approval.
     */
    private static List<Lookout> lookouts(RolloutProgress progress) {
        if (progress.state().isFinal() || progress.state() == RolloutState.ROLLING_BACK) {
            return List.of();
        }
        if (!progress.regions().isEmpty()) {
            return progress.regions().stream()
                    .filter(region -> region.stage() != Stage.SOAKED)
                    .map(region -> new Lookout(region.stage() == Stage.AWAITING_WINDOW, region.window()))
                    .toList();
        }
        return switch (progress.state()) {
            case AWAITING_WINDOW -> List.of(new Lookout(true, progress.window()));
            case RUNNING_WAVE, SOAKING -> List.of(new Lookout(false, progress.window()));
            default -> List.of();
        };
    }

    private static boolean beginsInTime(Optional<Interval> window, RolloutRecord rollout, Instant start) {
        return window.map(known -> start.isBefore(known.end())
                        || longestTail(rollout)
                                .map(tail -> start.isBefore(known.end().plus(tail)))
                                .orElse(true))
                .orElse(true);
    }

    /** How long people are needed after the calendars may have closed; empty when the plan cannot be read. */
    private static Optional<Duration> longestTail(RolloutRecord rollout) {
        return PlanParser.read(rollout.planJson().getBytes(StandardCharsets.UTF_8), PlanFormat.JSON)
                .match(read -> Optional.of(longestTail(read.plan())), broken -> Optional.empty());
    }

    private static Duration longestTail(RolloutPlan plan) {
        Duration soak = longest(plan.waves().stream().map(WaveSpec::soak));
        Stream<WindowRules> rules = Stream.concat(
                Stream.of(plan.windows()),
                plan.regions().rules().values().stream().map(RegionRules::windows));
        return soak.plus(longest(rules.map(WindowRules::reserve)));
    }

    private static Duration longest(Stream<Duration> durations) {
        return durations.max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }
}

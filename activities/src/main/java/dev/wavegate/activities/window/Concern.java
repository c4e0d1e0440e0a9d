package dev.wavegate.activities.window;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.wave.WaveSpec;
import dev.wavegate.domain.window.ScheduleMove;
import dev.wavegate.workflows.plan.PlanFormat;
import dev.wavegate.workflows.plan.PlanReader;

/** Whether a move of a schedule that a rollout names can matter to it; in doubt it can. */
final class Concern {
    private Concern() {}

    /** A rollout that has a window cares for what is earlier and for the window; one that has none, for everything. */
    static boolean isOf(RolloutRecord rollout, ScheduleMove move, Instant now) {
        boolean isPast = !move.span().end().isAfter(now.minus(ScheduleReadings.BACK));
        return !isPast
                && looks(rollout.progress().state(), move)
                && beginsInTime(rollout, move.span().start());
    }

    /**
     * A rollout before its window reads the copies when it begins to wait, and one that rolls back needs nobody. Who is
     * under way has its people, so that others who became free do not matter to it.
     */
    private static boolean looks(RolloutState state, ScheduleMove move) {
        return state == RolloutState.AWAITING_WINDOW
                || (!move.freed() && (state == RolloutState.RUNNING_WAVE || state == RolloutState.SOAKING));
    }

    private static boolean beginsInTime(RolloutRecord rollout, Instant start) {
        return rollout.progress()
                .window()
                .map(window -> start.isBefore(window.end())
                        || longestTail(rollout)
                                .map(tail -> start.isBefore(window.end().plus(tail)))
                                .orElse(true))
                .orElse(true);
    }

    /** How long people are needed after the calendars may have closed; empty when the plan cannot be read. */
    private static Optional<Duration> longestTail(RolloutRecord rollout) {
        return PlanReader.read(rollout.planJson().getBytes(StandardCharsets.UTF_8), PlanFormat.JSON)
                .match(read -> Optional.of(longestTail(read.plan())), broken -> Optional.empty());
    }

    private static Duration longestTail(RolloutPlan plan) {
        return plan.waves().stream()
                .map(WaveSpec::soak)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO)
                .plus(plan.windows().reserve());
    }
}

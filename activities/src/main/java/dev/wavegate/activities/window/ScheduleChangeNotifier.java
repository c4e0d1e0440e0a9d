package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

import dev.wavegate.activities.signal.RolloutSignals;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleMove;

/**
 * Tells the rollouts concerned what moved in their schedules. What is known of a rollout lags behind its workflow, so everybody
 * is looked at a second time after a while: by then a workflow that looked before the move has said what it looks for.
 */
public final class ScheduleChangeNotifier {
    /** A workflow writes down what it found within moments, and when it cannot, nor can we. */
    static final Duration LAG = Duration.ofSeconds(30);

    /** So many are told before that is written down; whoever dies in between tells so many twice at most. */
    static final int AT_ONCE = 100;

    private final ScheduleCopies copies;
    private final Rollouts rollouts;
    private final RolloutSignals hints;
    private final Clock clock;

    public ScheduleChangeNotifier(ScheduleCopies copies, Rollouts rollouts, RolloutSignals hints, Clock clock) {
        this.copies = copies;
        this.rollouts = rollouts;
        this.hints = hints;
        this.clock = clock;
    }

    /** Tells of what moved in these schedules, if there are any. */
    public void announce(Set<ScheduleRef> schedules) {
        if (!schedules.isEmpty()) {
            announce(schedules::contains);
        }
    }

    /** Tells of what moved in these schedules. */
    void announce(Predicate<ScheduleRef> schedules) {
        Instant now = clock.instant();
        List<ScheduleMove> moves = copies.moves().stream()
                .filter(move -> schedules.test(move.schedule()))
                .toList();
        Map<ScheduleMove, Set<RolloutId>> concerned = new HashMap<>();
        Map<String, RolloutId> toTell = new TreeMap<>();
        for (ScheduleMove move : moves) {
            Set<RolloutId> all = concerned(move, now);
            all.stream().filter(each -> !move.told().contains(each)).forEach(each -> toTell.put(each.value(), each));
            concerned.put(move, all);
        }
        tell(toTell.values(), concerned);
        concerned.forEach((move, told) -> keepTold(move, told, now));
    }

    /** Only who has been told is written down as told; whoever is told twice looks twice. */
    private void tell(Collection<RolloutId> toTell, Map<ScheduleMove, Set<RolloutId>> concerned) {
        Set<RolloutId> told = new HashSet<>();
        for (RolloutId rollout : toTell) {
            hints.rosterMoved(rollout);
            told.add(rollout);
            if (told.size() % AT_ONCE == 0) {
                concerned.forEach((move, all) -> copies.toldSome(move, alsoTold(move, told, all)));
            }
        }
    }

    private static Set<RolloutId> alsoTold(ScheduleMove move, Set<RolloutId> told, Set<RolloutId> concerned) {
        Set<RolloutId> all = new HashSet<>(told);
        all.retainAll(concerned);
        all.addAll(move.told());
        return all;
    }

    private Set<RolloutId> concerned(ScheduleMove move, Instant now) {
        Set<RolloutId> all = new HashSet<>();
        for (RolloutRecord rollout : rollouts.naming(Set.of(move.schedule()))) {
            if (AffectedRollouts.isOf(rollout, move, now)) {
                all.add(rollout.id());
            }
        }
        return all;
    }

    private void keepTold(ScheduleMove move, Set<RolloutId> concerned, Instant now) {
        Instant first = move.toldAt().orElse(now);
        if (first.plus(LAG).isAfter(now)) {
            copies.told(move, alsoTold(move, concerned, concerned), first);
        } else {
            copies.settle(move);
        }
    }
}

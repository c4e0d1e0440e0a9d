package dev.wavegate.worker.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.RolloutRecord;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds rollouts that are not over although their workflow has ended, as happens when somebody terminates it, and logs each of
 * them once. Changes nothing. One thread looks, any number may read what was found; readers never wait.
 */
final class OrphanedRollouts {
    /** So many workflows are looked at in one go; each costs one call to Temporal. */
    static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedRollouts.class);

    private final Rollouts rollouts;
    private final WorkflowEnds ends;
    private final Map<RolloutId, Orphan> orphans = new ConcurrentSkipListMap<>(Comparator.comparing(RolloutId::value));
    private Optional<RolloutId> cursor = Optional.empty();
    private volatile boolean swept;

    OrphanedRollouts(Rollouts rollouts, WorkflowEnds ends) {
        this.rollouts = rollouts;
        this.ends = ends;
    }

    /** What Temporal knows of workflows. */
    interface WorkflowEnds {
        /**
         * How the workflow of a rollout ended, such as {@code TERMINATED} or {@code NOT_FOUND}; empty while it runs.
         *
         * @throws Failure {@code engine.unavailable} when Temporal does not answer
         */
        Optional<String> endOf(RolloutId rollout);
    }

    /**
     * A rollout that nothing drives.
     *
     * @param state in which it was left
     * @param workflow how its workflow ended
     */
    record Orphan(RolloutId rollout, RolloutState state, String workflow) {}

    /** Those that are known, by name. */
    List<Orphan> known() {
        return List.copyOf(orphans.values());
    }

    /** Whether every rollout has been looked at once. */
    boolean isComplete() {
        return swept;
    }

    /**
     * Looks at the known ones again, and at the next page of all others; after the last page it begins anew.
     *
     * @throws Failure when the store or Temporal does not answer; the next call goes on from here
     */
    void checkNextPage() {
        List.copyOf(orphans.keySet()).stream().limit(PAGE).forEach(this::check);
        List<RolloutId> page = rollouts.unfinished(cursor, PAGE);
        for (RolloutId rollout : page) {
            check(rollout);
            cursor = Optional.of(rollout);
        }
        if (page.size() < PAGE) {
            cursor = Optional.empty();
            swept = true;
        }
    }

    private void check(RolloutId rollout) {
        Optional<Orphan> orphan = ends.endOf(rollout).flatMap(end -> stillOpen(rollout, end));
        if (orphan.isEmpty()) {
            orphans.remove(rollout);
        } else if (orphans.put(rollout, orphan.get()) == null) {
            report(orphan.get());
        }
    }

    /** Read after its workflow: a rollout writes down that it is over before its workflow ends. */
    private Optional<Orphan> stillOpen(RolloutId rollout, String end) {
        return rollouts.find(rollout)
                .map(RolloutRecord::progress)
                .filter(progress -> !progress.state().isFinal())
                .map(progress -> new Orphan(rollout, progress.state(), end));
    }

    private static void report(Orphan orphan) {
        LOG.atError()
                .addKeyValue("rollout", orphan.rollout())
                .addKeyValue("state", orphan.state())
                .addKeyValue("workflow", orphan.workflow())
                .log(
                        "The workflow of a rollout that is not over has ended: nothing drives the rollout any more, its devices,"
                                + " bookings and change stay as they are; reset the workflow as docs/how-to/operate-a-rollout.md"
                                + " describes");
    }

    /** One line for people per orphan, of at most this many. */
    List<String> summary(int most) {
        List<Orphan> all = known();
        List<String> lines = new ArrayList<>();
        all.stream()
                .limit(most)
                .forEach(each -> lines.add(each.rollout() + ": " + each.state() + ", workflow " + each.workflow()));
        if (all.size() > most) {
            lines.add("and " + (all.size() - most) + " more");
        }
        return lines;
    }
}

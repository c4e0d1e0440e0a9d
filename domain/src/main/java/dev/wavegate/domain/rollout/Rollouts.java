package dev.wavegate.domain.rollout;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.ScheduleRef;

/** The port to the read model of all rollouts. */
public interface Rollouts {
    /** The form of a cursor, as a regular expression; every text of this form is a place in the list. */
    String CURSOR = "[0-9]{1,16}\\.[a-z0-9-]{1,40}";

    /**
     * Makes the rollout known; repeatable.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code rollout.exists} when the name has another digest
     */
    void register(NewRollout rollout);

    /**
     * Keeps what the workflow says of itself; a write that is not newer ({@code sequence}) than what is kept is ignored.
     *
     * @throws dev.wavegate.domain.failure.Failure {@code rollout.missing} when it was never registered
     */
    void progress(RolloutId id, RolloutProgress progress, long sequence, Instant at);

    Optional<RolloutRecord> find(RolloutId id);

    /**
     * Newest first, after {@code cursor} (empty for the beginning).
     *
     * @throws dev.wavegate.domain.failure.Failure {@code request.invalid} when the cursor is invalid
     */
    RolloutPage list(RolloutFilter filter, String cursor, int most);

    /** Calendars and rosters of rollouts that are not over. */
    Set<ScheduleRef> schedulesInUse();

    /** Rollouts that are not over and name one of these calendars or rosters, each once and in no special order. */
    List<RolloutRecord> naming(Set<ScheduleRef> schedules);

    /** Rollouts that are not over, or were not over at that moment, the first created first. */
    List<RolloutRecord> activeSince(Instant moment);

    /**
     * Names of rollouts that are not over, by name.
     *
     * @param after the last name of the page before; empty for the beginning
     */
    List<RolloutId> unfinished(Optional<RolloutId> after, int most);

    /**
     * A rollout before its workflow began.
     *
     * @param schedules the calendars and rosters that its plan names
     */
    record NewRollout(
            RolloutId id,
            PlanDigest digest,
            String planJson,
            String product,
            Map<String, String> labels,
            Set<ScheduleRef> schedules,
            Instant at) {
        public NewRollout {
            labels = Map.copyOf(labels);
            schedules = Set.copyOf(schedules);
        }
    }

    /** Which rollouts to list; what is empty does not narrow. */
    record RolloutFilter(Optional<RolloutState> state, Map<String, String> labels, Optional<String> product) {
        public RolloutFilter {
            labels = Map.copyOf(labels);
        }
    }

    /**
     * One page.
     *
     * @param next where the following page begins; empty on the last one
     */
    record RolloutPage(List<RolloutRecord> rollouts, Optional<String> next) {
        public RolloutPage {
            rollouts = List.copyOf(rollouts);
        }
    }
}

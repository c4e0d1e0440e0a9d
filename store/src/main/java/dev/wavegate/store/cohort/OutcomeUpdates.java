package dev.wavegate.store.cohort;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

import dev.wavegate.domain.cohort.OutcomeChange;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.store.sql.PlanHints;
import dev.wavegate.store.sql.StorableText;
import dev.wavegate.store.sql.Times;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes steps of many members in one statement, each only from where its member was seen. */
final class OutcomeUpdates {
    private static final String TAKE = """
            UPDATE wavegate.cohort_member m
            SET outcome = step.next,
                code = step.code,
                claimed_at = CASE WHEN step.next = 'AWAITING_CONFIRMATION' THEN :now ELSE m.claimed_at END,
                returned_at = CASE WHEN step.next = 'PENDING' THEN :now ELSE m.returned_at END
            FROM unnest(:ordinals::integer[], :devices::text[], :seen::text[], :attempts::integer[], :nexts::text[],
                :codes::text[]) AS step (ordinal, device, seen, attempt, next, code)
            WHERE m.rollout = :rollout AND m.ordinal = step.ordinal AND m.device = step.device
                AND m.outcome = step.seen AND m.attempt = step.attempt
            RETURNING m.ordinal
            """;

    private final Clock clock;

    OutcomeUpdates(Clock clock) {
        this.clock = clock;
    }

    /**
     * Takes the steps inside a transaction.
     *
     * @return those that were taken, in the order given
     */
    List<OutcomeChange> take(JdbcClient client, RolloutId rollout, List<OutcomeChange> changes) {
        PlanHints.lookUpEach(client);
        OffsetDateTime now = Times.parameter(clock.instant());
        boolean[] taken = new boolean[changes.size()];
        for (List<Integer> round : rounds(changes)) {
            List<OutcomeChange> steps = round.stream().map(changes::get).toList();
            Set<Integer> moved = takeRound(client, rollout, steps, now);
            round.forEach(place ->
                    taken[place] = moved.contains(changes.get(place).member().ordinal()));
        }
        List<OutcomeChange> all = new ArrayList<>();
        for (int place = 0; place < taken.length; place++) {
            if (taken[place]) {
                all.add(changes.get(place));
            }
        }
        return all;
    }

    /** The places of first steps, of second steps of the same member, and so on; one statement moves a member once. */
    private static List<List<Integer>> rounds(List<OutcomeChange> changes) {
        List<List<Integer>> rounds = new ArrayList<>();
        Map<Integer, Integer> steps = new HashMap<>();
        for (int place = 0; place < changes.size(); place++) {
            int round = steps.merge(changes.get(place).member().ordinal(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
            }
            rounds.get(round).add(place);
        }
        // Members are locked as they come; in one order, two of these statements cannot wait for each other.
        rounds.forEach(each -> each.sort(
                Comparator.comparing(place -> changes.get(place).member().ordinal())));
        return rounds;
    }

    private static Set<Integer> takeRound(
            JdbcClient client, RolloutId rollout, List<OutcomeChange> steps, OffsetDateTime now) {
        return new HashSet<>(client.sql(TAKE)
                .param("rollout", rollout.value())
                .param("now", now)
                .param(
                        "ordinals",
                        steps.stream().mapToInt(each -> each.member().ordinal()).toArray())
                .param("devices", texts(steps, each -> each.member().device().value()))
                .param("seen", texts(steps, each -> each.member().outcome().name()))
                .param(
                        "attempts",
                        steps.stream().mapToInt(each -> each.member().attempt()).toArray())
                .param("nexts", texts(steps, each -> each.next().name()))
                .param("codes", texts(steps, each -> StorableText.of(each.code())))
                .query((row, number) -> row.getInt("ordinal"))
                .list());
    }

    private static String[] texts(List<OutcomeChange> steps, Function<OutcomeChange, String> text) {
        return steps.stream().map(text).toArray(String[]::new);
    }
}

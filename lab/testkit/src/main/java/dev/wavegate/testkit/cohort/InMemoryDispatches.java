package dev.wavegate.testkit.cohort;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.wavegate.domain.cohort.CohortMember;
import dev.wavegate.domain.cohort.DeviceOutcome;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.dispatch.DispatchKey;
import dev.wavegate.domain.dispatch.Intent;
import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.failure.FailureCode;
import dev.wavegate.domain.release.Version;
import dev.wavegate.testkit.cohort.CohortRows.Cohort;
import dev.wavegate.testkit.cohort.CohortRows.Dispatched;
import dev.wavegate.testkit.cohort.CohortRows.Row;

/** Orders that live as long as their process, over the rows of {@link InMemoryCohorts}; safe for several threads. */
public final class InMemoryDispatches implements Dispatches {
    private final CohortRows rows;

    public InMemoryDispatches(CohortRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Dispatch> open(Lane lane, int most, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        synchronized (rows) {
            Cohort cohort = rows.of(lane.rollout());
            List<Row> due = cohort.within(lane.range()).values().stream()
                    .filter(each -> isDue(each, lane, at))
                    .toList();
            Version version = lane.intent() == Intent.UPDATE ? lane.target() : firstPrevious(due, lane);
            List<Row> picked = due.stream()
                    .filter(each -> lane.intent() == Intent.UPDATE
                            || each.member().previous().equals(Optional.of(version)))
                    .limit(most)
                    .toList();
            if (picked.isEmpty()) {
                return Optional.empty();
            }
            int chunk = rows.ordersOf(lane.group()).size() + 1;
            DispatchKey key = new DispatchKey(lane.group() + "-c" + chunk);
            List<Row> marked = picked.stream()
                    .map(each -> new Row(marked(each.member(), lane.intent(), key, at), each.returnedAt()))
                    .toList();
            marked.forEach(cohort::put);
            Dispatch dispatch =
                    new Dispatch(key, version, marked.stream().map(Row::member).toList());
            rows.orders().put(key, new Dispatched(lane, dispatch, at, Optional.empty()));
            return Optional.of(dispatch);
        }
    }

    @Override
    public List<Dispatch> unacknowledged(Lane lane) {
        synchronized (rows) {
            return rows.ordersOf(lane.group()).stream()
                    .filter(each -> each.acknowledgedAt().isEmpty())
                    .map(Dispatched::dispatch)
                    .toList();
        }
    }

    @Override
    public void acknowledge(DispatchKey key, Instant at) {
        synchronized (rows) {
            Dispatched order = recorded(key);
            Instant first = order.acknowledgedAt().orElse(at);
            rows.orders()
                    .put(key, new Dispatched(order.lane(), order.dispatch(), order.openedAt(), Optional.of(first)));
        }
    }

    @Override
    public void renew(DispatchKey key, Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        synchronized (rows) {
            Dispatched order = recorded(key);
            if (order.acknowledgedAt().isPresent()) {
                return;
            }
            Cohort cohort = rows.of(order.lane().rollout());
            Intent intent = order.lane().intent();
            standing(order).forEach(each -> cohort.put(new Row(renewed(each.member(), intent, at), each.returnedAt())));
            List<CohortMember> members = order.dispatch().members().stream()
                    .map(each -> renewed(each, intent, at))
                    .toList();
            Dispatch dispatch = new Dispatch(key, order.dispatch().version(), members);
            rows.orders().put(key, new Dispatched(order.lane(), dispatch, at, Optional.empty()));
        }
    }

    @Override
    public int unacknowledgedDevices(Lane lane, Instant until) {
        synchronized (rows) {
            return rows.ordersOf(lane.group()).stream()
                    .filter(each ->
                            each.acknowledgedAt().isEmpty() && !each.openedAt().isAfter(until))
                    .mapToInt(each -> standing(each).size())
                    .sum();
        }
    }

    @Override
    public int dispatchedSince(Lane lane, Instant since) {
        synchronized (rows) {
            return rows.ordersOf(lane.group()).stream()
                    .filter(each -> !each.openedAt().isBefore(since))
                    .mapToInt(each -> each.dispatch().members().size())
                    .sum();
        }
    }

    @Override
    public Optional<Instant> lastDispatch(Lane lane) {
        synchronized (rows) {
            return rows.ordersOf(lane.group()).stream()
                    .map(Dispatched::openedAt)
                    .max(Comparator.naturalOrder());
        }
    }

    @Override
    public List<DispatchKey> keys(Lane lane) {
        synchronized (rows) {
            return rows.ordersOf(lane.group()).stream()
                    .map(each -> each.dispatch().key())
                    .toList();
        }
    }

    private Dispatched recorded(DispatchKey key) {
        return Optional.ofNullable(rows.orders().get(key))
                .orElseThrow(() -> Failure.of(FailureCode.BUG, "dispatch " + key + " is not recorded"));
    }

    /** The members of an order that still stand as it left them. */
    private List<Row> standing(Dispatched order) {
        Cohort cohort = rows.of(order.lane().rollout());
        return order.dispatch().members().stream()
                .flatMap(each -> Stream.ofNullable(cohort.rows.get(each.ordinal())))
                .filter(each -> each.member()
                        .assignment()
                        .equals(Optional.of(order.dispatch().key())))
                .filter(each -> each.member().outcome() == markOf(order.lane().intent()))
                .toList();
    }

    private static boolean isDue(Row row, Lane lane, Instant now) {
        if (lane.intent() == Intent.ROLLBACK) {
            return row.member().outcome().mayHaveChanged()
                    && row.member().previous().isPresent();
        }
        return row.member().outcome() == DeviceOutcome.PENDING
                && row.returnedAt()
                        .map(at -> !at.plus(lane.backOff()).isAfter(now))
                        .orElse(true);
    }

    private static Version firstPrevious(List<Row> due, Lane lane) {
        return due.stream()
                .findFirst()
                .flatMap(each -> each.member().previous())
                .orElse(lane.target());
    }

    private static CohortMember marked(CohortMember member, Intent intent, DispatchKey key, Instant at) {
        boolean update = intent == Intent.UPDATE;
        return new CohortMember(
                member.ordinal(),
                member.device(),
                member.wave(),
                member.previous(),
                markOf(intent),
                "",
                update ? member.attempt() + 1 : member.attempt(),
                Optional.of(member.firstDispatchedAt().orElse(at)),
                Optional.of(at),
                member.claimedAt(),
                Optional.of(key));
    }

    private static DeviceOutcome markOf(Intent intent) {
        return switch (intent) {
            case UPDATE -> DeviceOutcome.DISPATCHED;
            case ROLLBACK -> DeviceOutcome.REVERTING;
        };
    }

    /** A member that was never asked before this order was first asked when the order goes out. */
    private static CohortMember renewed(CohortMember member, Intent intent, Instant at) {
        boolean firstTime = intent == Intent.UPDATE && member.attempt() == 1;
        return new CohortMember(
                member.ordinal(),
                member.device(),
                member.wave(),
                member.previous(),
                member.outcome(),
                member.code(),
                member.attempt(),
                firstTime ? Optional.of(at) : member.firstDispatchedAt(),
                Optional.of(at),
                member.claimedAt(),
                member.assignment());
    }
}

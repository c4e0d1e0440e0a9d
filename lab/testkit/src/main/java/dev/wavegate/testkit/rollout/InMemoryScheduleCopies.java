package dev.wavegate.testkit.rollout;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Person;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Certainty;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFault;
import dev.wavegate.domain.window.ScheduleMove;
import dev.wavegate.domain.window.SnapshotDifference;

/** Copies of schedules that live as long as their process; safe for use by several threads. */
public final class InMemoryScheduleCopies implements ScheduleCopies {
    private final Map<ScheduleRef, CalendarSnapshot> calendars = new ConcurrentHashMap<>();
    private final Map<ScheduleRef, RosterSnapshot> rosters = new ConcurrentHashMap<>();
    private final Map<ScheduleRef, ScheduleFault> faults = new ConcurrentHashMap<>();
    private final Map<ScheduleRef, ScheduleMove> moves = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();

    @Override
    public Optional<CalendarSnapshot> calendar(ScheduleRef ref) {
        return Optional.ofNullable(calendars.get(ref));
    }

    @Override
    public Optional<RosterSnapshot> roster(ScheduleRef ref) {
        return Optional.ofNullable(rosters.get(ref));
    }

    @Override
    public boolean keep(CalendarSnapshot reading) {
        CalendarSnapshot before = calendars.put(reading.ref(), reading);
        settle(reading.ref(), reading.problem(), reading.fetchedAt());
        Optional.ofNullable(before)
                .flatMap(old -> SnapshotDifference.between(old, reading))
                .ifPresent(span -> note(reading.ref(), span, false, Set.of()));
        return before == null
                || before.complete() != reading.complete()
                || !openings(before).equals(openings(reading));
    }

    @Override
    public boolean keep(RosterSnapshot reading) {
        RosterSnapshot before = rosters.put(reading.ref(), reading);
        settle(reading.ref(), reading.problem(), reading.fetchedAt());
        Optional.ofNullable(before)
                .flatMap(old -> SnapshotDifference.between(old, reading))
                .ifPresent(span -> note(reading.ref(), span, false, Set.of()));
        return before == null
                || before.complete() != reading.complete()
                || !Set.copyOf(before.presences()).equals(Set.copyOf(reading.presences()));
    }

    private void settle(ScheduleRef ref, Optional<String> problem, Instant at) {
        problem.ifPresentOrElse(each -> keep(ref, ScheduleFault.ofContent(each, at)), () -> faults.remove(ref));
    }

    @Override
    public void keep(ScheduleRef ref, ScheduleFault fault) {
        faults.compute(ref, (each, before) -> fault.after(Optional.ofNullable(before)));
    }

    @Override
    public Map<ScheduleRef, ScheduleFault> faults(Collection<ScheduleRef> refs) {
        Map<ScheduleRef, ScheduleFault> found = new HashMap<>(faults);
        found.keySet().retainAll(Set.copyOf(refs));
        return Map.copyOf(found);
    }

    @Override
    public Set<ScheduleRef> noteFreed(Set<Person> people, Interval span, RolloutId by) {
        Set<ScheduleRef> showing = rosters.values().stream()
                .filter(each -> each.presences().stream()
                        .anyMatch(shift -> people.contains(shift.person())
                                && shift.interval().overlaps(span)))
                .map(RosterSnapshot::ref)
                .collect(Collectors.toUnmodifiableSet());
        showing.forEach(ref -> note(ref, span, true, Set.of(by)));
        return showing;
    }

    private void note(ScheduleRef ref, Interval span, boolean freed, Set<RolloutId> told) {
        ScheduleMove move = new ScheduleMove(ref, span, freed, numbers.incrementAndGet(), told, Optional.empty());
        moves.merge(ref, move, (old, added) -> {
            Interval start = old.span().start().isBefore(span.start()) ? old.span() : span;
            Interval end = old.span().end().isAfter(span.end()) ? old.span() : span;
            return new ScheduleMove(
                    ref,
                    new Interval(start.start(), end.end()),
                    old.freed() && freed,
                    added.number(),
                    Set.of(),
                    Optional.empty());
        });
    }

    @Override
    public List<ScheduleMove> moves() {
        return List.copyOf(moves.values());
    }

    @Override
    public void toldSome(ScheduleMove move, Set<RolloutId> told) {
        keepTold(move, told, Optional.empty());
    }

    @Override
    public void told(ScheduleMove move, Set<RolloutId> told, Instant at) {
        keepTold(move, told, Optional.of(at));
    }

    private void keepTold(ScheduleMove move, Set<RolloutId> told, Optional<Instant> at) {
        moves.computeIfPresent(
                move.schedule(),
                (ref, kept) -> kept.number() != move.number()
                        ? kept
                        : new ScheduleMove(ref, kept.span(), kept.freed(), kept.number(), told, at.or(kept::toldAt)));
    }

    @Override
    public void settle(ScheduleMove move) {
        moves.computeIfPresent(move.schedule(), (ref, kept) -> kept.number() == move.number() ? null : kept);
    }

    private static Set<Opening> openings(CalendarSnapshot reading) {
        return reading.entries().stream()
                .map(each -> new Opening(each.interval(), each.certainty()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What a window follows from; titles do not matter. */
    private record Opening(Interval interval, Certainty certainty) {}
}

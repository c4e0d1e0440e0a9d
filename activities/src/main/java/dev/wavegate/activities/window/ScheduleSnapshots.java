package dev.wavegate.activities.window;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import dev.wavegate.domain.failure.Failure;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Freshness;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFacts;
import dev.wavegate.domain.window.ScheduleFault;
import dev.wavegate.domain.window.WindowDemand;

/** Collects what all schedules of a demand say. A source that does not answer is left out, and so counts as unknown. */
final class ScheduleSnapshots {
    /** How far back is read, so that the lead before a start is known too. */
    static final Duration BACK = Duration.ofDays(1);

    private final ScheduleSources sources;
    private final ScheduleCopies copies;
    private final Clock clock;
    private final Duration horizon;
    private final Duration freshness;
    private final Set<ScheduleRef> asked = new LinkedHashSet<>();
    private final Map<ScheduleRef, ScheduleFault> failed = new HashMap<>();

    ScheduleSnapshots(
            ScheduleSources sources, ScheduleCopies copies, Clock clock, Duration horizon, Duration freshness) {
        this.sources = sources;
        this.copies = copies;
        this.clock = clock;
        this.horizon = horizon;
        this.freshness = freshness;
    }

    /** By copies that are fresh enough, and otherwise from the sources. */
    ScheduleFacts kept(WindowDemand demand) {
        return kept(calendarsOf(demand), rostersOf(demand));
    }

    ScheduleFacts kept(Collection<ScheduleRef> calendars, Collection<ScheduleRef> rosters) {
        return facts(calendars, rosters, freshness);
    }

    /** From the sources only. */
    ScheduleFacts fresh(WindowDemand demand) {
        return facts(calendarsOf(demand), rostersOf(demand), Duration.ZERO);
    }

    /** Where readings made now end. */
    Instant horizonEnd() {
        return clock.instant().plus(horizon);
    }

    /** Whether a source did not answer, so that another try is worthwhile soon. */
    boolean hasFailed() {
        return !failed.isEmpty();
    }

    /** Keeps why sources did not answer, for everybody who wants to know. */
    void keepFaults() {
        failed.forEach(copies::keep);
    }

    /** Sentences about the schedules that cannot be read at present, be it that their source does not answer or is unclear. */
    List<String> unread() {
        Map<ScheduleRef, ScheduleFault> kept = copies.faults(asked);
        return asked.stream()
                .flatMap(ref -> Optional.ofNullable(failed.get(ref))
                        .map(fault -> fault.after(Optional.ofNullable(kept.get(ref))))
                        .or(() -> Optional.ofNullable(kept.get(ref)))
                        .map(fault -> fault.sentence(ref))
                        .stream())
                .toList();
    }

    private ScheduleFacts facts(Collection<ScheduleRef> calendars, Collection<ScheduleRef> rosters, Duration oldest) {
        Instant now = clock.instant();
        return new ScheduleFacts(
                read(calendars, ref -> calendar(ref, now, oldest)), read(rosters, ref -> roster(ref, now, oldest)));
    }

    private <R> Map<ScheduleRef, R> read(Collection<ScheduleRef> refs, Function<ScheduleRef, R> reader) {
        Map<ScheduleRef, R> readings = new HashMap<>();
        asked.addAll(refs);
        for (ScheduleRef ref : refs) {
            try {
                readings.put(ref, reader.apply(ref));
            } catch (Failure failure) {
                failed.put(ref, ScheduleFault.of(failure, clock.instant()));
            }
        }
        return readings;
    }

    private CalendarSnapshot calendar(ScheduleRef ref, Instant now, Duration oldest) {
        return copies.calendar(ref)
                .filter(copy -> isFresh(copy.fetchedAt(), now, oldest))
                .orElseGet(() -> {
                    CalendarSnapshot reading = sources.readCalendar(ref, around(now, horizon));
                    copies.keep(reading);
                    return reading;
                });
    }

    private RosterSnapshot roster(ScheduleRef ref, Instant now, Duration oldest) {
        return copies.roster(ref)
                .filter(copy -> isFresh(copy.fetchedAt(), now, oldest))
                .orElseGet(() -> {
                    RosterSnapshot reading = sources.readRoster(ref, around(now, horizon));
                    copies.keep(reading);
                    return reading;
                });
    }

    private static boolean isFresh(Instant fetchedAt, Instant now, Duration oldest) {
        return fetchedAt.plus(oldest).isAfter(now) && !Freshness.isFromLaterOn(fetchedAt, now);
    }

    /** What is read of a schedule. */
    static Interval around(Instant now, Duration horizon) {
        return new Interval(now.minus(BACK), now.plus(horizon));
    }

    private static Set<ScheduleRef> calendarsOf(WindowDemand demand) {
        Set<ScheduleRef> refs = new LinkedHashSet<>(demand.rules().open());
        refs.addAll(demand.rules().closed());
        return refs;
    }

    private static Set<ScheduleRef> rostersOf(WindowDemand demand) {
        Set<ScheduleRef> refs = new LinkedHashSet<>();
        demand.staffing().stream().map(StaffingRule::roster).forEach(refs::add);
        return refs;
    }
}

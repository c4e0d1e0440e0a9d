package dev.wavegate.api.window;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.RosterSnapshot;
import dev.wavegate.domain.window.CalendarSnapshot;
import dev.wavegate.domain.window.Freshness;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.domain.window.ScheduleFault;
import dev.wavegate.plan.WindowSearchRequest;
import dev.wavegate.plan.WindowSearchRequest.StaffingAsk;
import dev.wavegate.plan.window.ScheduleLookup;
import dev.wavegate.workflows.window.ScheduleLook;

/**
 * The copies of outside schedules.
 *
 * @param maxAge how old one may be to say anything
 * @param reading has some of them copied, and says which could not be read
 */
record KnownSchedules(ScheduleCopies copies, Duration maxAge, Function<ScheduleLook.Input, List<String>> reading)
        implements ScheduleLookup {
    @Override
    public Optional<CalendarSnapshot> calendar(ScheduleRef ref) {
        return copies.calendar(ref);
    }

    @Override
    public Optional<RosterSnapshot> roster(ScheduleRef ref) {
        return copies.roster(ref);
    }

    @Override
    public List<String> refresh(WindowSearchRequest ask, Instant now) {
        Set<ScheduleRef> calendars = Stream.concat(ask.open().stream(), ask.closed().stream())
                .flatMap(each -> each.match(
                        text -> Stream.<ScheduleRef>empty(),
                        given -> Stream.empty(),
                        named -> Stream.of(named.source())))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<ScheduleRef> rosters = ask.staffing().stream()
                .map(StaffingAsk::roster)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        ScheduleLook.Input old = new ScheduleLook.Input(
                calendars.stream()
                        .filter(ref -> saysNothing(ref, calendar(ref).map(CalendarSnapshot::fetchedAt), now))
                        .toList(),
                rosters.stream()
                        .filter(ref -> saysNothing(ref, roster(ref).map(RosterSnapshot::fetchedAt), now))
                        .toList());
        boolean nothingOld = old.calendars().isEmpty() && old.rosters().isEmpty();
        Set<String> unread = new LinkedHashSet<>(nothingOld ? List.of() : reading.apply(old));
        // Also of those that are copied and yet unclear, or fail since.
        Set<ScheduleRef> named = new LinkedHashSet<>(calendars);
        named.addAll(rosters);
        Map<ScheduleRef, ScheduleFault> faults = copies.faults(named);
        named.forEach(ref -> Optional.ofNullable(faults.get(ref))
                .map(fault -> fault.sentence(ref))
                .ifPresent(unread::add));
        return List.copyOf(unread);
    }

    private boolean saysNothing(ScheduleRef ref, Optional<Instant> fetchedAt, Instant now) {
        Freshness wanted = new Freshness(now, Map.of(ref, maxAge));
        return fetchedAt.map(at -> wanted.isStale(ref, at)).orElse(true);
    }
}

package dev.wavegate.workflows.rollout;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.window.StaffReservation;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.window.WindowActivities;
import dev.wavegate.workflows.window.WindowActivities.SearchInput;
import dev.wavegate.workflows.window.WindowActivities.SearchResult;
import io.temporal.workflow.Workflow;

/** Forecasts waves, finds staffed windows for their parts, and reserves the people of those windows. */
final class WindowScheduler {
    private final WindowActivities activities =
            Workflow.newActivityStub(WindowActivities.class, ActivityProfiles.outsideCall());
    private final RolloutPlan plan;
    private final StaffBookings bookings;
    private final StaffAllocation allocation;

    WindowScheduler(RolloutPlan plan, StaffBookings bookings, StaffAllocation allocation) {
        this.plan = plan;
        this.bookings = bookings;
        this.allocation = allocation;
    }

    /** What one step on the way into a window comes to. */
    sealed interface WindowStep {}

    /**
     * The part has this window so far.
     *
     * @param workUntil the moment by which every device must have its outcome
     * @param staff who is reserved for it
     */
    record Ready(StaffedWindow window, Instant workUntil, StaffReservation staff) implements WindowStep {}

    /**
     * The part has no window for these reasons.
     *
     * @param lookAgainAt when another search is worthwhile, if that is known
     */
    record Blocked(List<String> reasons, Optional<Instant> lookAgainAt) implements WindowStep {
        Blocked {
            reasons = List.copyOf(reasons);
        }
    }

    /** Something else comes first: schedules or the change moved, or the permit was withdrawn. */
    record Interrupted() implements WindowStep {}

    /** A part of a wave that needs a window, and what it demands of it. */
    record Request(WaveSlice slice, CohortPart part, WindowDemand demand) {
        String region() {
            return part.region();
        }

        /** From its start to the end of its soak. */
        Interval workAndSoak(Instant start) {
            return new Interval(start, start.plus(demand.work()).plus(demand.soak()));
        }

        Request withDemand(WindowDemand other) {
            return new Request(slice, part, other);
        }
    }

    /** What a part with so many devices left demands of its window. */
    Request request(WaveSlice slice, CohortPart part, int devicesLeft) {
        return new Request(
                slice,
                part,
                plan.demandOf(slice.number(), part.region(), devicesLeft, slice.paceOf(part, plan.pace())));
    }

    /** The first window from then on, with its people reserved; a part that has none keeps nobody reserved. */
    WindowStep reserveFirst(Request request, Instant from) {
        return allocation.exclusively(() -> {
            WindowStep step = search(request, activities.find(input(request, from)));
            if (step instanceof Ready found) {
                return reserve(request, found);
            }
            allocation.count(request.region(), List.of());
            bookings.release(request.slice(), request.part());
            return step;
        });
    }

    /** The window that begins at this moment, by schedules that are read now, with its people reserved. */
    WindowStep reserveNow(Request request) {
        return admit(request, admitted -> admitted);
    }

    /** The same for the rest of a part under way, with its people reserved until that moment. */
    WindowStep reserveRest(Request rest, Instant workUntil) {
        return admit(rest, admitted -> new Ready(admitted.window(), workUntil, admitted.staff()));
    }

    /** The moment is that of the question, however long others hold the lock. */
    private WindowStep admit(Request request, UnaryOperator<Ready> bounded) {
        Instant now = WorkflowClock.now();
        return allocation.exclusively(() -> {
            WindowStep step = search(request, activities.admit(input(request, now)));
            return step instanceof Ready admitted ? reserve(request, bounded.apply(admitted)) : step;
        });
    }

    /** Why the part could not start at that moment. */
    List<String> reasonsAgainst(Request request, Instant start) {
        return activities.admit(input(request, start)).reasons();
    }

    private WindowStep search(Request request, SearchResult result) {
        allocation.miss(request.region(), result.missed());
        if (result.window().isEmpty() || result.reservation().isEmpty()) {
            return new Blocked(result.reasons(), result.lookAgainAt());
        }
        StaffReservation staff = result.reservation().get();
        StaffedWindow window = result.window().get();
        return new Ready(window, request.slice().isSplit() ? staff.workUntil() : window.workUntil(), staff);
    }

    /**
     * Reserves the people of the window, from other rollouts and from other parts of the wave; another rollout may have been
     * faster.
     */
    private WindowStep reserve(Request request, Ready found) {
        Instant start = found.window().start();
        List<String> taken = bookings.reserve(request.slice(), request.part(), request.demand(), start, found.staff());
        if (!taken.isEmpty()) {
            return new Blocked(taken, Optional.of(WorkflowClock.now()));
        }
        Instant end = found.workUntil().plus(request.demand().tail());
        allocation.count(
                request.region(),
                found.staff().presences().stream()
                        .flatMap(each -> StaffAllocation.untilAt(each, end).stream())
                        .toList());
        return found;
    }

    private SearchInput input(Request request, Instant from) {
        return input(request, from, allocation.elsewhere(request.region()));
    }

    private SearchInput input(Request request, Instant from, Engagements engaged) {
        return new SearchInput(request.demand(), from, plan.id(), engaged);
    }

    /** When each wave will probably run, one after the other, as far as the schedules tell. */
    List<WaveForecast> forecast(List<WaveSlice> slices) {
        List<WaveForecast> forecasts = new ArrayList<>();
        Optional<Instant> from = Optional.of(WorkflowClock.now());
        for (WaveSlice slice : slices) {
            Optional<Interval> when = from.flatMap(start -> forecast(slice, start));
            forecasts.add(new WaveForecast(slice.name(), slice.range().size(), when));
            from = when.map(Interval::end);
        }
        return forecasts;
    }

    /** From the start of its first part to the end of its last, each staffed with people whom those before it leave. */
    private Optional<Interval> forecast(WaveSlice slice, Instant from) {
        List<Presence> counted = new ArrayList<>();
        List<Interval> times = new ArrayList<>();
        for (CohortPart part : inOrderOfWindows(slice, from)) {
            Request request = request(slice, part, part.range().size());
            Engagements engaged = new Engagements(counted, plan.regions().maxConcurrent());
            SearchResult found = activities.find(input(request, from, engaged));
            if (found.window().isEmpty()) {
                return Optional.empty();
            }
            times.add(request.workAndSoak(found.window().get().start()));
            found.reservation().ifPresent(staff -> counted.addAll(staff.presences()));
        }
        Instant first = times.stream()
                .map(Interval::start)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        Instant last =
                times.stream().map(Interval::end).max(Comparator.naturalOrder()).orElseThrow();
        return Optional.of(new Interval(first, last));
    }

    /**
     * The parts in the order in which they choose their people: the part with the earliest window first. The order does not
     * matter where no two parts need the same roster.
     */
    List<CohortPart> inOrderOfWindows(WaveSlice slice, Instant from) {
        List<ScheduleRef> rosters = slice.parts().stream()
                .flatMap(part -> request(slice, part, 1).demand().rosters().stream())
                .toList();
        if (Set.copyOf(rosters).size() == rosters.size()) {
            return slice.parts();
        }
        Map<CohortPart, Instant> starts = new HashMap<>();
        Engagements nobody = new Engagements(List.of(), plan.regions().maxConcurrent());
        for (CohortPart part : slice.parts()) {
            activities
                    .find(input(request(slice, part, part.range().size()), from, nobody))
                    .window()
                    .ifPresent(window -> starts.put(part, window.start()));
        }
        return slice.parts().stream()
                .sorted(Comparator.comparing(part -> starts.getOrDefault(part, Instant.MAX)))
                .toList();
    }
}

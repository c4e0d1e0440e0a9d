package dev.wavegate.workflows.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.domain.cohort.CohortPart;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.WaveForecast;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Presence;
import dev.wavegate.domain.window.StaffedWindow;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.workflows.temporal.ActivityProfiles;
import dev.wavegate.workflows.temporal.Backoff;
import dev.wavegate.workflows.temporal.WorkflowClock;
import dev.wavegate.workflows.wave.DriveInput;
import dev.wavegate.workflows.wave.WaveSlice;
import dev.wavegate.workflows.window.WindowActivities;
import dev.wavegate.workflows.window.WindowActivities.SearchInput;
import dev.wavegate.workflows.window.WindowActivities.SearchResult;
import io.temporal.workflow.Workflow;

/** Finds staffed windows and waits for them. */
final class WindowScheduler {
    /** Feeds may lose a hint; a rollout without a window looks again after this long, and then ever more rarely. */
    private static final Duration FIRST_REST = Duration.ofMinutes(10);

    /** Weeks of waiting cost some hundred events. */
    private static final Duration LONGEST_REST = Duration.ofHours(6);

    /** No feed says when a source answers again, so that one is asked at least this often. */
    private static final Duration LONGEST_REST_OF_A_SOURCE = Duration.ofMinutes(30);

    private final WindowActivities activities =
            Workflow.newActivityStub(WindowActivities.class, ActivityProfiles.outsideCall());
    private final RolloutPlan plan;
    private final PlannedTime time;
    private final WindowReporter reporter;

    WindowScheduler(RolloutPlan plan, StaffBookings bookings, PlannedTime time) {
        this.plan = plan;
        this.reporter = new WindowReporter(bookings);
        this.time = time;
    }

    /** When each wave will probably happen, one after the other, as far as the schedules tell. */
    List<WaveForecast> forecast(List<WaveSlice> slices) {
        List<WaveForecast> forecasts = new ArrayList<>();
        Optional<Instant> from = Optional.of(WorkflowClock.now());
        for (WaveSlice slice : slices) {
            Optional<Interval> when =
                    from.flatMap(start -> slice.isCut() ? regional(slice, start) : whole(slice, start));
            forecasts.add(new WaveForecast(slice.name(), slice.range().size(), when));
            from = when.map(Interval::end);
        }
        return forecasts;
    }

    private Optional<Interval> whole(WaveSlice slice, Instant from) {
        WindowDemand demand = plan.demandOf(slice.number(), slice.range().size());
        return activities
                .find(question(demand, from, Optional.empty()))
                .window()
                .map(window -> workAndSoak(demand, window.start()));
    }

    /** From the first region's start to the last one's end, each with people whom those before it permit. */
    private Optional<Interval> regional(WaveSlice slice, Instant from) {
        List<Presence> counted = new ArrayList<>();
        List<Interval> times = new ArrayList<>();
        for (CohortPart part : byTheSun(slice, from)) {
            WindowDemand demand = demandOf(slice, part, part.range().size());
            Engagements engaged = new Engagements(counted, plan.regions().maxConcurrent());
            SearchResult found = activities.find(question(demand, from, Optional.of(engaged)));
            if (found.window().isEmpty()) {
                return Optional.empty();
            }
            times.add(workAndSoak(demand, found.window().get().start()));
            found.claim().ifPresent(claim -> counted.addAll(claim.presences()));
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
     * In which order the parts of a wave choose their people: whose own window comes first. Where no two regions ask the same
     * roster nobody has to choose first.
     */
    List<CohortPart> byTheSun(WaveSlice slice, Instant from) {
        List<ScheduleRef> rosters = slice.parts().stream()
                .flatMap(part -> demandOf(slice, part, 1).rosters().stream())
                .toList();
        if (Set.copyOf(rosters).size() == rosters.size()) {
            return slice.parts();
        }
        Map<CohortPart, Instant> starts = new HashMap<>();
        for (CohortPart part : slice.parts()) {
            WindowDemand demand = demandOf(slice, part, part.range().size());
            activities
                    .find(question(demand, from, Optional.empty()))
                    .window()
                    .ifPresent(window -> starts.put(part, window.start()));
        }
        return slice.parts().stream()
                .sorted(Comparator.comparing(part -> starts.getOrDefault(part, Instant.MAX)))
                .toList();
    }

    private SearchInput question(WindowDemand demand, Instant from, Optional<Engagements> engaged) {
        return new SearchInput(demand, from, Optional.of(plan.id()), engaged);
    }

    private static Interval workAndSoak(WindowDemand demand, Instant start) {
        return new Interval(start, start.plus(demand.work()).plus(demand.soak()));
    }

    /** What a part of a wave with so many devices left asks of its window. */
    WindowDemand demandOf(WaveSlice slice, CohortPart part, int devicesLeft) {
        return plan.demandOf(slice.number(), part.region(), devicesLeft, DriveInput.paceOf(plan, slice, part));
    }

    /**
     * Waits until the wave may start and schedules read afresh agree, or until something else needs attention.
     *
     * @return the window in which the wave may start now; empty when the story must look after something else first
     */
    Optional<StaffedWindow> await(WindowRequester seeker, Instant notBefore) {
        seeker.awaitsWindow();
        WindowDemand demand = seeker.demand();
        Backoff rarely = new Backoff(FIRST_REST, LONGEST_REST);
        Backoff soon = new Backoff(Duration.ofSeconds(1), LONGEST_REST_OF_A_SOURCE);
        reporter.begin(seeker);
        while (!seeker.needsAttention()) {
            seeker.windowsSeen();
            SearchResult found = seeker.look(demand, later(WorkflowClock.now(), notBefore), activities::find);
            if (found.window().isEmpty()) {
                seeker.window(Optional.empty());
                seeker.hold(found.reasons());
                sleepUntil(seeker, found.lookAgainAt(), rarely, soon);
                continue;
            }
            Instant start = found.window().get().start();
            seeker.window(Optional.of(found.window().get().span()));
            seeker.release();
            reporter.found(seeker, found.window().get(), before -> reasonsAgainst(seeker, demand, before));
            if (isAgreed(seeker, workAndSoak(demand, start)) && waited(seeker, start)) {
                SearchResult admitted = seeker.admission(demand, WorkflowClock.now(), activities::admit);
                if (admitted.window().isPresent()) {
                    reporter.end(seeker);
                    return admitted.window();
                }
                seeker.hold(admitted.reasons());
                sleepUntil(seeker, admitted.lookAgainAt(), rarely, soon);
            }
        }
        return Optional.empty();
    }

    /** Whether the change was approved for that time; asks for it when not. */
    private boolean isAgreed(WindowRequester seeker, Interval when) {
        if (!time.isLeftBy(when)) {
            return true;
        }
        time.planAnew(seeker.wave(), seeker.title(), when);
        Workflow.await(() -> time.covers(when) || seeker.windowsMayHaveMoved() || seeker.needsAttention());
        return false;
    }

    /**
     * What the schedules, read afresh, ask of a wave that is under way: to go on only if it is covered to its end.
     *
     * @param workLeft for so long it may still ask devices and wait for them
     */
    Interrupts.Interrupt need(WindowRequester seeker, Instant now, Duration workLeft) {
        seeker.windowsSeen();
        WindowDemand whole = seeker.demand();
        WindowDemand rest = new WindowDemand(whole.rules(), whole.staffing(), workLeft, whole.soak());
        SearchResult covered = seeker.admission(rest, now, activities::admit);
        if (covered.window().isPresent()) {
            return Interrupts.Interrupt.CONTINUE;
        }
        seeker.hold(covered.reasons());
        seeker.tell(
                "window.coverage-lost",
                "Coverage was lost in mid-wave: " + String.join(" ", covered.reasons()),
                Map.of());
        return Interrupts.Interrupt.STOP_DISPATCH;
    }

    private List<String> reasonsAgainst(WindowRequester seeker, WindowDemand demand, Instant start) {
        return activities.admit(seeker.question(demand, start)).reasons();
    }

    /** Waits for the moment; false when something changed before it came. */
    private static boolean waited(WindowRequester seeker, Instant start) {
        WorkflowClock.await(WorkflowClock.until(start), () -> seeker.windowsMayHaveMoved() || seeker.needsAttention());
        return !WorkflowClock.now().isBefore(start) && !seeker.needsAttention();
    }

    /** Until then, if that is known, but ever longer and never too long. */
    private static void sleepUntil(
            WindowRequester seeker, Optional<Instant> lookAgainAt, Backoff rarely, Backoff soon) {
        Duration nap = lookAgainAt
                .map(WorkflowClock::until)
                .map(wished -> longer(wished, soon.next()))
                .orElseGet(rarely::next);
        WorkflowClock.await(
                nap.compareTo(LONGEST_REST) < 0 ? nap : LONGEST_REST,
                () -> seeker.windowsMayHaveMoved() || seeker.needsAttention());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}

package dev.wavegate.activities.window;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.wavegate.activities.RecordedHints;
import dev.wavegate.domain.identity.RolloutId;
import dev.wavegate.domain.rollout.PlanDigest;
import dev.wavegate.domain.rollout.RegionProgress;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.RolloutState;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.Engagements;
import dev.wavegate.domain.staffing.Role;
import dev.wavegate.domain.staffing.StaffingRule;
import dev.wavegate.domain.window.WindowDemand;
import dev.wavegate.domain.window.WindowRules;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.testkit.booking.InMemoryBookings;
import dev.wavegate.testkit.cohort.InMemoryFeedCursors;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.testkit.rollout.InMemoryScheduleCopies;
import dev.wavegate.testkit.rollout.PlanBuilder;
import dev.wavegate.testkit.schedule.InMemoryOpenWatches;
import dev.wavegate.testkit.schedule.InMemoryScheduleHints;
import dev.wavegate.testkit.schedule.InMemoryScheduleWatches;
import dev.wavegate.testkit.schedule.TestClock;
import dev.wavegate.testkit.staffing.InMemoryRosters;
import dev.wavegate.testkit.window.InMemoryCalendars;
import dev.wavegate.workflows.window.WindowActivities.SearchInput;

/** One calendar and one roster, open and staffed for the next ten days. */
final class ScheduleScene {
    static final ScheduleRef CALENDAR = ScheduleRef.parse("google:maintenance");
    static final ScheduleRef ROSTER = ScheduleRef.parse("pagerduty:duty");
    static final Duration HORIZON = Duration.ofDays(30);
    static final Duration FRESHNESS = Duration.ofMinutes(5);
    static final Duration TICK = Duration.ofMinutes(1);
    static final Duration LONGEST_AGE = Duration.ofMinutes(4);

    static final RolloutId ROLLOUT = new RolloutId("thermostat-4-2-1");

    private static final Instant BEGINNING = Instant.parse("2026-11-20T10:00:00Z");

    final TestClock clock = TestClock.at(BEGINNING);
    final InMemoryCalendars calendars = new InMemoryCalendars(clock);
    final InMemoryRosters rosters = new InMemoryRosters(clock);
    final InMemoryScheduleCopies copies = new InMemoryScheduleCopies();
    final InMemoryRollouts rollouts = new InMemoryRollouts();
    final InMemoryBookings bookings = new InMemoryBookings();
    final RecordedHints hints = new RecordedHints();
    /** Of Google only, and of no schedule before it is changed there. */
    final InMemoryScheduleHints changes = new InMemoryScheduleHints();

    final InMemoryScheduleWatches watches = new InMemoryScheduleWatches(clock);
    final InMemoryOpenWatches openWatches = new InMemoryOpenWatches();
    final WindowActivitiesImpl seeking;
    final ScheduleLookActivitiesImpl looking;
    final ScheduleChangeNotifier announcing;
    final ScheduleFeedActivitiesImpl feeding;
    private int readings;
    private long steps;

    ScheduleScene() {
        calendars.plan(CALENDAR, from(Duration.ofDays(-1), Duration.ofDays(10)));
        rosters.plan(ROSTER, from(Duration.ofDays(-1), Duration.ofDays(10)), "ada@example.com");
        ScheduleSources sources = new ScheduleSources(
                Map.of("google", (ref, horizon) -> {
                    readings++;
                    return calendars.read(ref, horizon);
                }),
                Map.of("pagerduty", rosters),
                Map.of("google", changes),
                Map.of("google", watches));
        seeking = new WindowActivitiesImpl(sources, copies, bookings, clock, HORIZON, FRESHNESS);
        looking = new ScheduleLookActivitiesImpl(sources, copies, clock, HORIZON, FRESHNESS);
        announcing = new ScheduleChangeNotifier(copies, rollouts, hints, clock);
        feeding = new ScheduleFeedActivitiesImpl(
                rollouts,
                new ScheduleCopier(
                        sources,
                        copies,
                        new InMemoryFeedCursors(),
                        clock,
                        new ScheduleCopier.Pace(HORIZON, TICK, LONGEST_AGE)),
                announcing,
                new PushChannels(sources, openWatches, clock));
    }

    /** How often the calendar was read. */
    int readings() {
        return readings;
    }

    static Instant in(Duration time) {
        return BEGINNING.plus(time);
    }

    static Interval from(Duration start, Duration end) {
        return new Interval(in(start), in(end));
    }

    /** A wave of an hour that soaks for an hour, from now on. */
    SearchInput question() {
        return questionFrom(clock.instant());
    }

    SearchInput questionFrom(Instant start) {
        return questionFrom(start, new StaffingRule(new Role("ops"), ROSTER, 1));
    }

    SearchInput questionFrom(Instant start, StaffingRule... rules) {
        WindowRules windows = new WindowRules(List.of(CALENDAR), List.of(), Duration.ZERO, Duration.ZERO);
        List<StaffingRule> staffing = List.of(rules);
        return new SearchInput(
                new WindowDemand(windows, staffing, Duration.ofHours(1), Duration.ofHours(1)),
                start,
                ROLLOUT,
                new Engagements(List.of(), 1));
    }

    /** A rollout that names both schedules and waits for a window, of which there is none yet. */
    void register(String name) {
        register(name, RolloutState.AWAITING_WINDOW, Optional.empty());
    }

    /** A rollout that names both schedules; its waves soak for an hour and keep one in reserve. */
    void register(String name, RolloutState state, Optional<Interval> window) {
        RolloutPlan plan = PlanBuilder.aPlan(name)
                .openIn(CALENDAR.toString())
                .staffedBy("ops", ROSTER.toString(), 1)
                .soaking(Duration.ofHours(1))
                .withLeadAndReserve(Duration.ofMinutes(15), Duration.ofHours(1))
                .build();
        register(name, CanonicalPlan.json(plan));
        stand(name, state, window);
    }

    void register(String name, String planJson) {
        rollouts.register(new Rollouts.NewRollout(
                new RolloutId(name),
                new PlanDigest("ab".repeat(32)),
                planJson,
                "thermostat",
                Map.of(),
                Set.of(CALENDAR, ROSTER),
                clock.instant()));
    }

    /** What the rollout says of itself from now on. */
    void stand(String name, RolloutState state, Optional<Interval> window) {
        stand(name, state, window, List.of());
    }

    void stand(String name, RolloutState state, Optional<Interval> window, List<RegionProgress> regions) {
        steps++;
        RolloutProgress progress = new RolloutProgress(
                state,
                false,
                List.of(),
                1,
                Optional.empty(),
                Optional.empty(),
                window,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                regions);
        rollouts.progress(new RolloutId(name), progress, steps, clock.instant());
    }
}

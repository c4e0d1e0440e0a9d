package dev.wavegate.activities;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wavegate.activities.booking.BookingActivitiesImpl;
import dev.wavegate.activities.change.ChangeTicketActivitiesImpl;
import dev.wavegate.activities.incident.IncidentActivitiesImpl;
import dev.wavegate.activities.journal.JournalActivitiesImpl;
import dev.wavegate.activities.wave.CohortActivitiesImpl;
import dev.wavegate.activities.wave.FleetPorts;
import dev.wavegate.activities.wave.WaveActivitiesImpl;
import dev.wavegate.activities.window.ScheduleChangeNotifier;
import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.activities.window.WindowActivitiesImpl;
import dev.wavegate.domain.booking.BookingCalendars;
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.journal.JournalEntry;
import dev.wavegate.domain.rollout.PlanRef;
import dev.wavegate.domain.rollout.RolloutPlan;
import dev.wavegate.domain.rollout.RolloutProgress;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.Interval;
import dev.wavegate.domain.schedule.ScheduleRef;
import dev.wavegate.domain.staffing.ShiftRosters;
import dev.wavegate.domain.window.MaintenanceCalendars;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.engine.CrossedTasks;
import dev.wavegate.plan.CanonicalPlan;
import dev.wavegate.testkit.booking.InMemoryBookingCalendars;
import dev.wavegate.testkit.booking.InMemoryBookings;
import dev.wavegate.testkit.change.InMemoryChangeTickets;
import dev.wavegate.testkit.cohort.CohortRows;
import dev.wavegate.testkit.cohort.InMemoryCohorts;
import dev.wavegate.testkit.cohort.InMemoryDispatches;
import dev.wavegate.testkit.cohort.InMemoryFeedCursors;
import dev.wavegate.testkit.fleet.InMemoryFleet;
import dev.wavegate.testkit.incident.InMemoryIncidents;
import dev.wavegate.testkit.journal.InMemoryJournal;
import dev.wavegate.testkit.rollout.InMemoryPlans;
import dev.wavegate.testkit.rollout.InMemoryRollouts;
import dev.wavegate.testkit.rollout.InMemoryScheduleCopies;
import dev.wavegate.testkit.rollout.PlanBuilder;
import dev.wavegate.testkit.staffing.InMemoryRosters;
import dev.wavegate.testkit.window.InMemoryCalendars;
import dev.wavegate.workflows.rollout.RolloutWorkflow;
import dev.wavegate.workflows.rollout.WaveByWaveRollout;
import dev.wavegate.workflows.temporal.Payloads;
import dev.wavegate.workflows.temporal.TaskQueues;
import dev.wavegate.workflows.watch.HourlyWatch;
import dev.wavegate.workflows.wave.WaveInLanes;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactoryOptions;

/** One rollout with the real activities, as a worker registers them, over ports in memory of which one may be broken. */
final class PortsScene implements AutoCloseable {
    private static final ScheduleRef CALENDAR = ScheduleRef.parse("google:maintenance");
    private static final ScheduleRef ROSTER = ScheduleRef.parse("pagerduty:duty");
    private static final ScheduleRef BOOKED = ScheduleRef.parse("google:bookings");
    private static final Instant BEGINNING = Instant.parse("2026-11-20T10:00:00Z");

    /** Work on devices takes real time, also where the engine skips what nobody works in. */
    private static final Duration TICK = Duration.ofMillis(20);

    private final TestWorkflowEnvironment environment =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setInitialTime(BEGINNING)
                    .setWorkflowServiceStubsOptions(CrossedTasks.guardedStubs())
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new FailureTranslation())
                            .build())
                    .build());
    private final Clock clock = new EngineTime();
    private final RolloutPlan plan = PlanBuilder.aPlan("thermostat-4-2-1")
            .openIn(CALENDAR.toString())
            .staffedBy("firmware-oncall", ROSTER.toString(), 1)
            .soaking(Duration.ofSeconds(1))
            .build();
    private final InMemoryChangeTickets tickets = new InMemoryChangeTickets().approvingAtOnce();
    private final InMemoryIncidents incidents = new InMemoryIncidents();
    private final InMemoryJournal journal = new InMemoryJournal();
    private final String broken;
    private final PlanCache plans;

    /** @param broken the port and the method that is broken, as in {@code ChangeTickets.read} */
    PortsScene(String broken) {
        this.broken = broken;
        InMemoryPlans stored = new InMemoryPlans();
        stored.store(CanonicalPlan.digest(plan), CanonicalPlan.json(plan));
        this.plans = new PlanCache(stored);
    }

    private <T> T port(Class<T> type, T working) {
        String name = type.getSimpleName() + ".";
        return broken.startsWith(name) ? BrokenPort.throwing(type, working, broken.substring(name.length())) : working;
    }

    /** How the rollout ends. */
    RolloutProgress play() {
        Interval always = new Interval(BEGINNING.minus(Duration.ofDays(1)), BEGINNING.plus(Duration.ofDays(20)));
        MaintenanceCalendars calendars =
                port(MaintenanceCalendars.class, new InMemoryCalendars(clock).plan(CALENDAR, always));
        ShiftRosters rosters =
                port(ShiftRosters.class, new InMemoryRosters(clock).plan(ROSTER, always, "ada@example.com"));
        Rollouts rollouts = port(Rollouts.class, new InMemoryRollouts());
        Journal written = port(Journal.class, journal);
        Bookings bookings = port(Bookings.class, new InMemoryBookings());
        ScheduleCopies copies = port(ScheduleCopies.class, new InMemoryScheduleCopies());
        FleetPorts fleet = fleet(rollouts, written);
        Worker brief = environment.newWorker(TaskQueues.WORKFLOWS);
        brief.registerWorkflowImplementationTypes(WaveByWaveRollout.class, WaveInLanes.class, HourlyWatch.class);
        brief.registerActivitiesImplementations(
                new ChangeTicketActivitiesImpl(port(ChangeTickets.class, tickets), plans, ZoneOffset.UTC),
                new IncidentActivitiesImpl(incidents),
                new JournalActivitiesImpl(rollouts, written, plans),
                new WindowActivitiesImpl(
                        new ScheduleSources(Map.of("google", calendars), Map.of("pagerduty", rosters)),
                        copies,
                        bookings,
                        clock,
                        Duration.ofDays(15),
                        Duration.ofMinutes(5)),
                new BookingActivitiesImpl(
                        bookings,
                        copies,
                        new ScheduleChangeNotifier(copies, rollouts, new RecordedHints(), clock),
                        Optional.of(new BookingActivitiesImpl.ShownIn(
                                port(BookingCalendars.class, new InMemoryBookingCalendars()), BOOKED))));
        environment
                .newWorker(TaskQueues.DRIVES)
                .registerActivitiesImplementations(
                        new CohortActivitiesImpl(fleet), new WaveActivitiesImpl(fleet, TICK));
        environment.start();
        return environment
                .getWorkflowClient()
                .newWorkflowStub(
                        RolloutWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.WORKFLOWS)
                                .setWorkflowId(RolloutWorkflow.workflowId(plan.id()))
                                .build())
                .run(new RolloutWorkflow.Input(new PlanRef(plan.id(), CanonicalPlan.digest(plan))));
    }

    private FleetPorts fleet(Rollouts rollouts, Journal written) {
        CohortRows rows = new CohortRows();
        DeviceFleet devices =
                port(DeviceFleet.class, InMemoryFleet.instantaneous(clock).withThermostats(6, "4.2.0"));
        return new FleetPorts(
                plans,
                name -> Optional.of(devices),
                port(Cohorts.class, new InMemoryCohorts(rows, clock)),
                port(Dispatches.class, new InMemoryDispatches(rows)),
                new InMemoryFeedCursors(),
                rollouts,
                written,
                clock);
    }

    InMemoryIncidents incidents() {
        return incidents;
    }

    /** The events of this kind that were written down. */
    List<String> texts(String kind) {
        return journal.read(plan.id(), 0, 1_000).stream()
                .map(JournalEntry::event)
                .filter(event -> event.kind().equals(kind))
                .map(event -> event.text())
                .toList();
    }

    @Override
    public void close() {
        environment.close();
    }

    private final class EngineTime extends Clock {
        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(environment.currentTimeMillis());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}

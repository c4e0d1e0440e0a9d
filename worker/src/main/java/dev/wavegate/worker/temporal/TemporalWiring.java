package dev.wavegate.worker.temporal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import dev.wavegate.activities.PlanCache;
import dev.wavegate.activities.booking.BookingActivitiesImpl;
import dev.wavegate.activities.change.ChangeFeedActivitiesImpl;
import dev.wavegate.activities.change.ChangeTicketActivitiesImpl;
import dev.wavegate.activities.incident.IncidentActivitiesImpl;
import dev.wavegate.activities.journal.JournalActivitiesImpl;
import dev.wavegate.activities.signal.RolloutSignals;
import dev.wavegate.activities.signal.TemporalRolloutSignals;
import dev.wavegate.activities.wave.CohortActivitiesImpl;
import dev.wavegate.activities.wave.FleetPorts;
import dev.wavegate.activities.wave.WaveActivitiesImpl;
import dev.wavegate.activities.window.PushChannels;
import dev.wavegate.activities.window.ScheduleChangeNotifier;
import dev.wavegate.activities.window.ScheduleCopier;
import dev.wavegate.activities.window.ScheduleFeedActivitiesImpl;
import dev.wavegate.activities.window.ScheduleLookActivitiesImpl;
import dev.wavegate.activities.window.ScheduleSources;
import dev.wavegate.activities.window.WindowActivitiesImpl;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.store.PostgresStore;
import dev.wavegate.worker.system.ServiceNowProperties;
import io.temporal.client.WorkflowClient;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** Puts ports into activities and activities into workers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({WorkerProperties.class, FeedProperties.class})
public class TemporalWiring {
    @Bean
    RolloutSignals storyHints(WorkflowClient client) {
        return new TemporalRolloutSignals(client);
    }

    @Bean
    PlanCache planCache(PostgresStore store) {
        return new PlanCache(store.plans());
    }

    @Bean
    FleetPorts fleetPorts(DeviceFleet.Directory fleets, PostgresStore store, PlanCache plans, Clock clock) {
        return new FleetPorts(
                plans, fleets, store.cohorts(), store.dispatches(), store.feedCursors(), store.journal(), clock);
    }

    @Bean
    ChangeTicketActivitiesImpl changeHandling(ChangeTickets tickets, PlanCache plans, ServiceNowProperties settings) {
        return new ChangeTicketActivitiesImpl(tickets, plans, settings.timeZone());
    }

    @Bean
    WindowActivitiesImpl windowSeeking(
            ScheduleSources sources, PostgresStore store, Clock clock, FeedProperties feeds) {
        return new WindowActivitiesImpl(
                sources, store.scheduleCopies(), store.bookings(), clock, feeds.horizon(), feeds.freshness());
    }

    @Bean
    ScheduleLookActivitiesImpl scheduleLooking(
            ScheduleSources sources, PostgresStore store, Clock clock, FeedProperties feeds) {
        return new ScheduleLookActivitiesImpl(
                sources, store.scheduleCopies(), clock, feeds.horizon(), feeds.freshness());
    }

    @Bean
    ScheduleChangeNotifier moveAnnouncing(PostgresStore store, RolloutSignals hints, Clock clock) {
        return new ScheduleChangeNotifier(store.scheduleCopies(), store.rollouts(), hints, clock);
    }

    @Bean
    ScheduleFeedActivitiesImpl scheduleFeeding(
            ScheduleSources sources,
            PostgresStore store,
            ScheduleChangeNotifier moves,
            Clock clock,
            FeedProperties feeds) {
        ScheduleCopier copying = new ScheduleCopier(
                sources,
                store.scheduleCopies(),
                store.feedCursors(),
                clock,
                new ScheduleCopier.Pace(feeds.horizon(), feeds.scheduleTick(), feeds.longestAge()));
        return new ScheduleFeedActivitiesImpl(
                store.rollouts(), copying, moves, new PushChannels(sources, store.openWatches(), clock));
    }

    @Bean
    Activities activities(
            ChangeTicketActivitiesImpl changes,
            ChangeTickets tickets,
            Incidents incidents,
            PostgresStore store,
            RolloutSignals hints,
            FleetPorts ports,
            BookingActivitiesImpl bookings,
            Seekers seekers) {
        return new Activities(
                List.of(
                        changes,
                        new ChangeFeedActivitiesImpl(tickets, hints),
                        new IncidentActivitiesImpl(incidents),
                        bookings,
                        new JournalActivitiesImpl(store.rollouts(), store.journal(), ports.plans()),
                        seekers.windows(),
                        seekers.schedules(),
                        seekers.looks()),
                List.of(new CohortActivitiesImpl(ports), new WaveActivitiesImpl(ports, seekers.tick())));
    }

    @Bean
    Seekers seekers(
            WindowActivitiesImpl windows,
            ScheduleFeedActivitiesImpl schedules,
            ScheduleLookActivitiesImpl looks,
            WorkerProperties engine) {
        return new Seekers(windows, schedules, looks, engine.tick());
    }

    @Bean
    TemporalWorkers temporalWorkers(WorkflowClient client, WorkerProperties engine, Activities activities) {
        return new TemporalWorkers(client, engine, activities);
    }

    /** Starts after the workers, which wait for Temporal. */
    @Bean
    @DependsOn("temporalWorkers")
    FeedStarter feedStarter(WorkflowClient client, FeedProperties feeds, ScheduleSources sources) {
        return new FeedStarter(client, feeds, sources);
    }

    /** What looks for windows, and how often lanes are looked at. */
    record Seekers(
            WindowActivitiesImpl windows,
            ScheduleFeedActivitiesImpl schedules,
            ScheduleLookActivitiesImpl looks,
            Duration tick) {}
}

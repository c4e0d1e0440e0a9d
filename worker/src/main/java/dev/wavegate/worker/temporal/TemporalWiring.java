package dev.wavegate.worker.temporal;

import java.time.Clock;
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
import dev.wavegate.domain.booking.Bookings;
import dev.wavegate.domain.change.ChangeTickets;
import dev.wavegate.domain.cohort.Cohorts;
import dev.wavegate.domain.cohort.Dispatches;
import dev.wavegate.domain.fleet.DeviceFleet;
import dev.wavegate.domain.fleet.FeedCursors;
import dev.wavegate.domain.incident.Incidents;
import dev.wavegate.domain.journal.Journal;
import dev.wavegate.domain.rollout.Plans;
import dev.wavegate.domain.rollout.Rollouts;
import dev.wavegate.domain.schedule.OpenWatches;
import dev.wavegate.domain.window.ScheduleCopies;
import dev.wavegate.worker.system.ChangesProperties;
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
    RolloutSignals rolloutSignals(WorkflowClient client) {
        return new TemporalRolloutSignals(client);
    }

    @Bean
    PlanCache planCache(Plans plans) {
        return new PlanCache(plans);
    }

    @Bean
    FleetPorts fleetPorts(
            PlanCache plans,
            DeviceFleet.Directory fleets,
            Cohorts cohorts,
            Dispatches dispatches,
            FeedCursors cursors,
            Rollouts rollouts,
            Journal journal,
            Clock clock) {
        return new FleetPorts(plans, fleets, cohorts, dispatches, cursors, rollouts, journal, clock);
    }

    @Bean
    ChangeTicketActivitiesImpl changeTicketActivities(
            ChangeTickets tickets, PlanCache plans, ChangesProperties settings) {
        return new ChangeTicketActivitiesImpl(tickets, plans, settings.timeZone());
    }

    @Bean
    WindowActivitiesImpl windowActivities(
            ScheduleSources sources, ScheduleCopies copies, Bookings bookings, Clock clock, FeedProperties feeds) {
        return new WindowActivitiesImpl(sources, copies, bookings, clock, feeds.horizon(), feeds.freshness());
    }

    @Bean
    ScheduleLookActivitiesImpl scheduleLookActivities(
            ScheduleSources sources, ScheduleCopies copies, Clock clock, FeedProperties feeds) {
        return new ScheduleLookActivitiesImpl(sources, copies, clock, feeds.horizon(), feeds.freshness());
    }

    @Bean
    ScheduleChangeNotifier scheduleChangeNotifier(
            ScheduleCopies copies, Rollouts rollouts, RolloutSignals hints, Clock clock) {
        return new ScheduleChangeNotifier(copies, rollouts, hints, clock);
    }

    @Bean
    ScheduleFeedActivitiesImpl scheduleFeedActivities(
            Rollouts rollouts, ScheduleCopier copier, ScheduleChangeNotifier moves, PushChannels channels) {
        return new ScheduleFeedActivitiesImpl(rollouts, copier, moves, channels);
    }

    @Bean
    ScheduleCopier scheduleCopier(
            ScheduleSources sources, ScheduleCopies copies, FeedCursors cursors, Clock clock, FeedProperties feeds) {
        return new ScheduleCopier(
                sources,
                copies,
                cursors,
                clock,
                new ScheduleCopier.Pace(feeds.horizon(), feeds.scheduleTick(), feeds.longestAge()));
    }

    @Bean
    PushChannels pushChannels(ScheduleSources sources, OpenWatches watches, Clock clock) {
        return new PushChannels(sources, watches, clock);
    }

    @Bean
    JournalActivitiesImpl journalActivities(Rollouts rollouts, Journal journal, PlanCache plans) {
        return new JournalActivitiesImpl(rollouts, journal, plans);
    }

    @Bean
    ChangeFeedActivitiesImpl changeFeedActivities(ChangeTickets tickets, RolloutSignals hints) {
        return new ChangeFeedActivitiesImpl(tickets, hints);
    }

    @Bean
    IncidentActivitiesImpl incidentActivities(Incidents incidents) {
        return new IncidentActivitiesImpl(incidents);
    }

    @Bean
    CohortActivitiesImpl cohortActivities(FleetPorts ports) {
        return new CohortActivitiesImpl(ports);
    }

    @Bean
    WaveActivitiesImpl waveActivities(FleetPorts ports, WorkerProperties engine) {
        return new WaveActivitiesImpl(ports, engine.tick());
    }

    @Bean
    Activities activities(
            ChangeTicketActivitiesImpl changes,
            ChangeFeedActivitiesImpl changeFeed,
            IncidentActivitiesImpl incidents,
            BookingActivitiesImpl bookings,
            JournalActivitiesImpl journal,
            WindowActivitiesImpl windows,
            ScheduleFeedActivitiesImpl scheduleFeeds,
            ScheduleLookActivitiesImpl scheduleLooks,
            CohortActivitiesImpl cohorts,
            WaveActivitiesImpl waves) {
        return new Activities(
                List.of(changes, changeFeed, incidents, bookings, journal, windows, scheduleFeeds, scheduleLooks),
                List.of(cohorts, waves));
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
}
